import { dateOrNone, ragWords, strings } from '../strings/index.ts';
import { standingPosition } from '#domain/change';
import type { ActionView, ItemView } from '#domain/view';
import { ragColor } from './rag-badge.ts';
import { box, columns, quiet, says, type Element, type Words } from './elements.ts';
import { oneLine, plainText } from './plain-text.ts';
import type { CardChange } from './verbs.ts';

/** One value a change would move, as it stands and as it would be. */
export interface ChangeLine {
  label: string;
  before: Words;
  after: Words;
  /** Sentences need the width of the card; values stand in columns. */
  isLong?: true;
}

/** What a change moves, value by value, in the order people read a card. */
export function changeLines(item: ItemView, action: ActionView | null, change: CardChange): ChangeLine[] {
  const lines: ChangeLine[] = [];
  const standing = standingPosition(item, action, item.actions.length);
  if (change.rag !== undefined) {
    lines.push({ label: strings.item.ragLabel, before: ragRun(item.rag), after: ragRun(change.rag) });
  }
  if (change.status !== undefined) {
    lines.push({
      label: strings.item.status,
      before: action ? strings.statuses[action.status] : '–',
      after: strings.statuses[change.status],
    });
  }
  if (change.dueDate !== undefined) {
    lines.push({
      label: action?.dateAgreedBy ? strings.dateRequest.ifAgreed : strings.item.due,
      before: action ? dateOrNone(action.due.end) : '–',
      after: dateOrNone(change.dueDate),
    });
  }
  if (change.note !== undefined) {
    const inItsPlace = change.rag === undefined && action ? action.progress : item.narrative;
    // Where nothing stands there yet, people still know the position by what was said in the other place.
    const before = inItsPlace ?? standing;
    lines.push({
      label: strings.item.note,
      before: before ? plainText(before, 160) : strings.item.nothingYet,
      after: plainText(change.note, 600),
      isLong: true,
    });
  }
  if (change.unchanged) {
    lines.push({
      label: strings.item.note,
      before: '',
      after: standing ? strings.confirm.standsAgain(plainText(standing, 400)) : strings.confirm.nothingNew,
      isLong: true,
    });
  }
  if (change.evidence !== undefined) {
    lines.push({
      label: strings.item.evidence,
      before: '',
      after: `${oneLine(change.evidence.title, 100)} (${hostOf(change.evidence.url)})`,
      isLong: true,
    });
  }
  if (change.reason !== undefined) {
    lines.push({
      label: strings.item.reason,
      before: '',
      after: plainText(change.reason, 400),
      isLong: true,
    });
  }
  return lines;
}

/** Old beside new, under headings that say which is which; sentences one under the other. */
export function beforeAndAfter(lines: readonly ChangeLine[], headings: ChangeHeadings): Element[] {
  const values = lines.filter(({ isLong }) => !isLong);
  const sentences = lines.filter(({ isLong }) => isLong);
  return [
    ...(values.length > 0 ? valueTable(values, headings) : []),
    ...sentences.map((line) => sentence(line, headings)),
  ];
}

interface ChangeHeadings {
  before: string;
  after: string;
}

function valueTable(lines: readonly ChangeLine[], headings: ChangeHeadings): Element[] {
  return [
    columns([
      cell(' ', '72px'),
      cell([{ text: headings.before, isSubtle: true }]),
      cell([{ text: headings.after, isSubtle: true }]),
    ]),
    ...lines.map(({ label, before, after }) =>
      columns([cell([{ text: label, isSubtle: true }], '72px'), cell(before), cell(strong(after))], {
        separator: true,
        spacing: 'small',
      }),
    ),
  ];
}

function sentence({ label, before, after }: ChangeLine, headings: ChangeHeadings): Element {
  const isNew = before === '';
  return box(
    [
      quiet(label, { spacing: 'none' }),
      isNew
        ? null
        : says([{ text: `${headings.before}: `, isSubtle: true }, ...runsOf(before)], { spacing: 'small' }),
      says(
        [
          ...(isNew ? [] : [{ text: `${headings.after}: `, isSubtle: true as const }]),
          ...runsOf(strong(after)),
        ],
        {
          spacing: 'small',
        },
      ),
    ],
    { separator: true, spacing: 'small' },
  );
}

function runsOf(words: Words) {
  return typeof words === 'string' ? [words] : words;
}

function cell(words: Words, width: 'stretch' | '72px' = 'stretch') {
  return { type: 'Column' as const, width, items: [says(words)] };
}

function strong(words: Words): Words {
  return typeof words === 'string' ? [{ text: words, weight: 'bolder' }] : words;
}

function ragRun(rag: ItemView['rag']): Words {
  return [{ text: ragWords(rag), color: ragColor(rag), weight: 'bolder' }];
}

function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).hostname : oneLine(url, 60);
}
