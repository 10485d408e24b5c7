import { strings } from '../strings/index.ts';
import { dayInLondon } from '#domain/clock';
import type { FieldChange, UpdatedField } from '#domain/update';
import { updateSourceLabels } from '#domain/update';
import type { ActionView, ItemView, UpdateView } from '#domain/view';
import { box, execute, fact, quiet, says, spoken, type Element } from './elements.ts';
import { oneLine, plainText } from './plain-text.ts';
import { fieldWords } from './saved-card.ts';
import { verbs } from './verbs.ts';

export interface ChangedRow {
  item: ItemView;
  action: ActionView | null;
  /** The newest first. */
  changes: readonly UpdateView[];
}

const entriesShown = 2;

/** An item and what was said and set about it, old beside new. The whole row opens it, as a card of its own. */
export function changedRow({ item, action, changes }: ChangedRow): Element {
  const more = changes.length - entriesShown;
  const ref = action?.ref ?? item.ref;
  const words = [
    says([
      { text: oneLine(ref, 60), weight: 'bolder' },
      { text: ` · ${oneLine(item.text, 110)}`, isSubtle: true },
    ]),
    quiet(oneLine(item.planTitle, 110), { spacing: 'none' }),
    ...changes.slice(0, entriesShown).flatMap((entry) => changeEntry(entry, ref)),
    ...(more > 0 ? [quiet(strings.answers.changes.moreHere(more), { spacing: 'small' })] : []),
  ];
  const name = strings.buttons.open(oneLine(spoken(words), 280));
  return box(words, {
    separator: true,
    spacing: 'medium',
    selectAction: {
      ...execute(name, verbs.open, { item: item.id, action: action?.id ?? null, apart: true }),
      title: name,
    },
  });
}

/**
 * One entry: who, when and from where; then each value as it was and as it is, and the words that came with it.
 *
 * @param ref what the entry stands under, so that only another one is named
 */
export function changeEntry(entry: UpdateView, ref: string): Element[] {
  const { by, at, from, note, changes, actionRef } = entry;
  const who = strings.answers.changes.by(by, dayInLondon(new Date(at)), updateSourceLabels[from]);
  const isSaid = note !== null && !changes.some(({ after }) => after === note);
  return [
    quiet(oneLine(actionRef && actionRef !== ref ? `${actionRef} · ${who}` : who, 200), { spacing: 'small' }),
    ...changes.map(changeFact),
    ...(isSaid ? [says(plainText(note, 320), { spacing: 'small' })] : []),
    ...(changes.length === 0 && note === null
      ? [says(strings.answers.changes.confirmed, { spacing: 'small' })]
      : []),
  ];
}

/** Short enough to stand on both sides of an arrow. */
const inBrief: ReadonlySet<UpdatedField> = new Set([
  ...(['ref', 'priority', 'owners', 'accountable', 'leadMembers'] as const),
]);

function changeFact(change: FieldChange): Element {
  const { field, before, after } = change;
  const label = strings.fields[field];
  switch (field) {
    case 'rag':
    case 'status':
    case 'dueDate':
    case 'askedDate':
      return fact(label, fieldWords(change));
    default:
      return inBrief.has(field)
        ? fact(label, `${oneLine(before ?? '–', 120)} → ${oneLine(after ?? '–', 120)}`)
        : fact(
            label,
            plainText(after ?? '–', 320),
            before ? strings.answers.changes.before(oneLine(before, 160)) : null,
          );
  }
}
