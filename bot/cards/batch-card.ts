import { strings } from '../strings/index.ts';
import type { ActionView, ItemView } from '#domain/view';
import { beforeAndAfter, changeLines } from './change-lines.ts';
import { whatIsMissing } from './confirm-card.ts';
import {
  box,
  buttons,
  card,
  execute,
  heading,
  quiet,
  reveal,
  says,
  title,
  type AdaptiveCard,
  type CardAction,
  type Element,
} from './elements.ts';
import { oneLine } from './plain-text.ts';
import { dateField, longestNote, updateFields } from './update-fields.ts';
import { includedInput, verbs, type CardChange } from './verbs.ts';

/** Several things understood from one message. */
export interface Batch {
  entries: readonly BatchEntry[];
  /** What could not be told, each with the ways to say what was meant. */
  unclear: readonly Unclear[];
}

export interface BatchEntry {
  item: ItemView;
  action: ActionView | null;
  change: CardChange;
}

export interface Unclear {
  sentence: string;
  /** Each has to answer with a card of its own. */
  ways: readonly CardAction[];
}

/** In characters, of which Teams counts two bytes each: what leaves room for the envelope below 80 KB. */
const roomForCard = 38_000;

/**
 * Shows what was understood of each item, old beside new. Every one can be corrected on the card, or left out.
 * Where many make the card too large for that, correcting is left to a card for each.
 */
export function batchCard(batch: Batch): AdaptiveCard | null {
  for (const withFields of [true, false]) {
    const made = draw(batch, withFields);
    if (JSON.stringify(made).length <= roomForCard) return made;
  }
  return null;
}

function draw({ entries, unclear }: Batch, withFields: boolean): AdaptiveCard {
  const [first] = entries;
  return card([
    ...(entries.length > 0 ? [title(strings.batch.title(entries.length))] : []),
    ...entries.map((entry, place) => entryBox(entry, place, withFields)),
    first ? buttons([saveButton(entries), cancelButton(first)]) : null,
    ...(unclear.length > 0 ? unclearPart(unclear, entries.length > 0) : []),
  ]);
}

function entryBox({ item, action, change }: BatchEntry, place: number, withFields: boolean): Element {
  const fields = `fields-${place}`;
  // A field that cannot hold all of a note would cut it.
  const hasFields = withFields && (change.note ?? '').length <= longestNote;
  const target = { item: item.id, action: action?.id ?? null };
  return box(
    [
      says([
        { text: action?.ref ?? item.ref, weight: 'bolder', size: 'medium' },
        { text: ` · ${oneLine(action?.text ?? item.text, 90)}`, isSubtle: true },
      ]),
      quiet(oneLine(item.planTitle, 80), { spacing: 'none' }),
      ...beforeAndAfter(changeLines(item, action, change), strings.confirm.columns),
      ...whatIsMissing(action, change, place),
      { type: 'Input.Toggle', id: `${includedInput}.${place}`, title: strings.batch.included, value: 'true' },
      hasFields
        ? box(
            [
              ...updateFields(item, action, change, { place }),
              ...(action ? [dateField(strings.item.dueDateLabel, change, place)] : []),
            ],
            {
              id: fields,
              isVisible: false,
            },
          )
        : null,
      buttons(
        [
          hasFields
            ? reveal(strings.buttons.changeRow, fields)
            : execute(strings.buttons.changeRow, verbs.propose, { ...target, change, apart: true }),
        ],
        { spacing: 'small' },
      ),
    ],
    { separator: true, spacing: 'medium' },
  );
}

function saveButton(entries: readonly BatchEntry[]): CardAction {
  return execute(
    strings.buttons.saveAll(entries.length),
    verbs.saveAll,
    {
      entries: entries.map(({ item, action, change }) => ({
        ...{ item: item.id, action: action?.id ?? null },
        ...{ itemTag: item.eTag, actionTag: action?.eTag ?? null, change },
      })),
    },
    { style: 'positive', withInputs: true },
  );
}

function cancelButton({ item, action }: BatchEntry): CardAction {
  const target = { item: item.id, action: action?.id ?? null };
  return execute(strings.buttons.cancel, verbs.cancel, { ...target, several: true });
}

function unclearPart(unclear: readonly Unclear[], isBesideOthers: boolean): Element[] {
  const { unclearHint, unclearWays } = strings.batch;
  const hasWays = unclear.some(({ ways }) => ways.length > 0);
  const parts: (Element | null)[] = [
    heading(strings.batch.unclear, 'default', { spacing: 'medium', separator: true }),
    isBesideOthers
      ? quiet(hasWays ? `${unclearHint} ${unclearWays}` : unclearHint, { spacing: 'none' })
      : null,
    ...unclear.flatMap(({ sentence, ways }) => [
      says(sentence, { spacing: 'medium' }),
      buttons([...ways], { spacing: 'small' }),
    ]),
  ];
  return parts.filter((part) => part !== null);
}
