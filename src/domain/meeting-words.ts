import { timeInLondon } from './clock.ts';
import { countOf } from './count-of.ts';
import { longDate } from './dates.ts';
import type { AgendaEntryView, MeetingRecord, MinuteView } from './meeting-view.ts';
import { movement, ragLabel, ragLabels, type Rag } from './rag.ts';
import type { PostView } from './view.ts';

/** How a decision record reads: the same in Word, on a page and in a chat. */

export const minuteLabels = {
  decision: 'Decision',
  action: 'New action',
  date: 'New date',
} satisfies Record<MinuteView['kind'], string>;

/**
 * "Bring the contract in house.", "Write the business case.", "GT1/1 is now due 30 April 2026, not 31 January
 * 2026: it overran."
 *
 * @param isNamed the action's ref stands beside it already: "Now due 30 April 2026, …"
 */
export function minuteText(
  { kind, text, actionRef, from, dueDate }: MinuteView,
  { isNamed = false } = {},
): string {
  if (kind !== 'date' || dueDate === null) return text;
  const now = isNamed ? 'Now' : `${actionRef ?? 'The action'} is now`;
  const was = from ? `, not ${longDate(from)}` : '';
  return `${now} due ${longDate(dueDate)}${was}${text ? `: ${text}` : '.'}`;
}

/** Who has to do what was minuted: "Officer (Olive Hart)"; null where nobody has. */
export function minuteOwner({ owner }: Pick<MinuteView, 'owner'>): string | null {
  return owner && postWords(owner);
}

function postWords({ title, holder }: PostView): string {
  return holder && holder !== title ? `${title} (${holder})` : title;
}

/** "3 items were discussed: 1 decision, 2 new actions and 1 new date. 2 items were left over." */
export function recordSummary({ counts }: Pick<MeetingRecord, 'counts'>): string {
  const { discussed, decisions, actions, dates, leftOver } = counts;
  const outcomes = [
    ...(decisions > 0 ? [countOf(decisions, 'decision')] : []),
    ...(actions > 0 ? [countOf(actions, 'new action')] : []),
    ...(dates > 0 ? [countOf(dates, 'new date')] : []),
  ];
  const items = `${countOf(discussed, 'item was', 'items were')} discussed`;
  const what = outcomes.length > 0 ? `${items}: ${listed(outcomes)}.` : `${items}; nothing was minuted.`;
  return leftOver > 0 ? `${what} ${countOf(leftOver, 'item was', 'items were')} left over.` : what;
}

/** "Red, worse than last period (amber)". */
export function standing({ rag, previousRag }: Pick<AgendaEntryView, 'rag' | 'previousRag'>): string {
  const moved = movement(previousRag, rag);
  if (!moved || !previousRag) return ragLabel(rag);
  if (moved === 'same') return `${ragLabel(rag)}, as last period`;
  return `${ragLabel(rag)}, ${moved} than last period (${ragLabels[previousRag].toLowerCase()})`;
}

/** "R", "A", "G" or "B": never colour alone. */
export function ragLetter(rag: Rag): string {
  return ragLabels[rag].charAt(0);
}

/** "10:05 to 11:30"; null before it has started. */
export function meetingTimes({
  startedAt,
  endedAt,
}: Pick<MeetingRecord, 'startedAt' | 'endedAt'>): string | null {
  if (!startedAt) return null;
  const from = timeInLondon(new Date(startedAt));
  return endedAt ? `${from} to ${timeInLondon(new Date(endedAt))}` : `from ${from}, still running`;
}

/** "Minuted by Ruth Amos at 10:42." */
export function minutedBy({ by, at }: Pick<MinuteView, 'by' | 'at'>): string {
  return `Minuted by ${by} at ${timeInLondon(new Date(at))}.`;
}

function listed(parts: readonly string[]): string {
  return parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`;
}
