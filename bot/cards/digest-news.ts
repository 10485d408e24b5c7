import { dayWords } from '#domain/day-words';
import { longDate } from '#domain/dates';
import type { Digest, MovedItem, UpdateWanted } from '#domain/digest';
import { isRag } from '#domain/rag';
import { isStatus } from '#domain/status';
import { troubleSentence } from '#domain/trouble';
import { ragWords, strings } from '../strings/index.ts';
import { box, execute, heading, quiet, says, type Element } from './elements.ts';
import { oneLine } from './plain-text.ts';
import { verbs } from './verbs.ts';

const mostRows = 6;

/** Items of a period about to end of which nothing was said yet; choosing one opens it. */
export function updatesWantedRows(wanted: readonly UpdateWanted[]): Element[] {
  const [first] = wanted;
  if (!first) return [];
  return [
    heading(strings.digest.updatesWanted, 'default', { spacing: 'medium' }),
    quiet(strings.digest.updatesWantedBy(longDate(first.cutOff)), { spacing: 'none' }),
    ...wanted.slice(0, mostRows).map(({ item }) => {
      const name = strings.buttons.open(item.ref);
      return box(
        [
          says([
            { text: `${oneLine(item.ref, 60)} · `, weight: 'bolder' },
            { text: oneLine(item.text, 130) },
          ]),
        ],
        {
          separator: true,
          spacing: 'small',
          selectAction: execute(name, verbs.open, { item: item.id, action: null, apart: true }),
        },
      );
    }),
    ...left(wanted.length),
  ];
}

/** What changed in what they answer for since their last digest. */
export function movedRows({ moved, movedCount }: Pick<Digest, 'moved' | 'movedCount'>): Element[] {
  if (moved.length === 0) return [];
  return [
    heading(strings.digest.moved, 'default', { spacing: 'medium' }),
    ...moved
      .slice(0, mostRows)
      .map((move) =>
        says(
          [
            { text: `${oneLine(move.ref, 60)} · `, weight: 'bolder' },
            { text: `${movedWords(move)} · ` },
            { text: `${oneLine(move.by, 100)}, ${dayWords(move.at)}`, isSubtle: true },
          ],
          { spacing: 'small' },
        ),
      ),
    ...left(movedCount),
  ];
}

/** What only an administrator can mend. */
export function troubleRows(troubles: Digest['troubles']): Element[] {
  if (troubles.length === 0) return [];
  return [
    heading(strings.digest.troubles, 'default', { spacing: 'medium' }),
    ...troubles
      .slice(0, mostRows)
      .map((trouble) => says(oneLine(troubleSentence(trouble), 300), { spacing: 'small' })),
    ...(troubles.length > mostRows ? [quiet(strings.digest.moreTroubles(troubles.length - mostRows))] : []),
  ];
}

function movedWords({ change: { field, before, after } }: MovedItem): string {
  const said = (value: string | null): string => {
    if (value === null) return strings.digest.nothing;
    if (field === 'rag') return isRag(value) ? ragWords(value) : value;
    if (field === 'dueDate') return longDate(value);
    return isStatus(value) ? strings.statuses[value] : value;
  };
  return `${said(before)} → ${said(after)}`;
}

function left(count: number): Element[] {
  return count > mostRows ? [quiet(strings.digest.more(count - mostRows))] : [];
}
