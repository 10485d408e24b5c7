import { countOfDays, longDate, type IsoDate } from '#domain/dates';
import { dueStateLabels } from '#domain/due-state';
import { ragLabel, rags, type Rag } from '#domain/rag';
import type { ActionView, PostView } from '#domain/view';

/** Shape and word, never colour alone. */
const ragSymbols = { red: '◆', amber: '▲', green: '●', blue: '★' } satisfies Record<Rag, string>;

/** "▲ Amber". */
export function ragWords(rag: Rag | null): string {
  return `${rag ? ragSymbols[rag] : '○'} ${ragLabel(rag)}`;
}

export const ragChoices = rags.map((rag) => ({ title: ragWords(rag), value: rag }));

/** "31 March 2026 · 12 days late"; without a date what the document says. */
export function dueWords(action: Pick<ActionView, 'due' | 'dueState' | 'daysLate' | 'status'>): string {
  const { due, dueState, daysLate } = action;
  if (!due.end) return due.text || dueStateLabels.undated;
  const date = longDate(due.end);
  switch (dueState) {
    case 'overdue':
      return `${date} · ${countOfDays(daysLate)} late`;
    case 'due-today':
      return `${date} · due today`;
    case 'due-soon':
      return `${date} · due soon`;
    case 'closed':
      return action.status === 'implemented' ? `${date} · waits for its check` : `${date} · closed`;
    default:
      return date;
  }
}

/** "First due 31 October 2025 · moved twice · 122 days past it"; null when it never moved. */
export function firstDateWords(
  action: Pick<ActionView, 'firstDueDate' | 'timesMoved' | 'daysLateAgainstFirst'>,
): string | null {
  const { firstDueDate, timesMoved, daysLateAgainstFirst } = action;
  if (!firstDueDate || timesMoved === 0) return null;
  const past = daysLateAgainstFirst > 0 ? [`${countOfDays(daysLateAgainstFirst)} past it`] : [];
  return [`First due ${longDate(firstDueDate)}`, `moved ${timesWords(timesMoved)}`, ...past].join(' · ');
}

function timesWords(times: number): string {
  return times === 1 ? 'once' : times === 2 ? 'twice' : `${times} times`;
}

/** "Priya Anand, Head of Finance"; a post named after its holder is said once. */
export function postName({ title, holder }: PostView): string {
  if (!holder) return `${title} (no holder recorded)`;
  return holder === title ? title : `${holder}, ${title}`;
}

export function dateOrNone(day: IsoDate | null): string {
  return day ? longDate(day) : 'No date';
}

export function listOf(words: readonly string[], last: 'and' | 'or' = 'and'): string {
  if (words.length <= 1) return words.join('');
  return `${words.slice(0, -1).join(', ')} ${last} ${words.at(-1)}`;
}
