import { strings } from '../strings/index.ts';
import { undoChanges } from '#domain/undo';
import type { FieldChange, UpdateEntry } from '#domain/update';
import type { ActionView, ItemView } from '#domain/view';
import {
  box,
  buttons,
  card,
  execute,
  fact,
  quiet,
  says,
  title,
  type AdaptiveCard,
  type Element,
} from './elements.ts';
import { oneLine } from './plain-text.ts';
import { fieldWords } from './saved-card.ts';
import { verbs } from './verbs.ts';

export interface UndoEntry {
  entry: UpdateEntry;
  item: ItemView;
  action: ActionView | null;
}

/** Shows what taking it back would put in place of what, before anything is done. */
export function undoCard(entries: readonly [UndoEntry, ...UndoEntry[]]): AdaptiveCard {
  const [{ item, action }] = entries;
  const items = new Set(entries.map((entry) => entry.item.id)).size;
  const target = { item: item.id, action: action?.id ?? null };
  return card([
    title(strings.undo.title(items)),
    ...entries.map(entryBox),
    buttons([
      execute(
        strings.buttons.undo(items),
        verbs.undo,
        { entries: entries.map(({ entry }) => entry.id) },
        { style: 'positive' },
      ),
      execute(strings.buttons.cancel, verbs.cancel, { ...target, ...(items > 1 ? { several: true } : {}) }),
    ]),
  ]);
}

function entryBox({ entry, item, action }: UndoEntry): Element {
  return box(
    [
      says([
        { text: action?.ref ?? item.ref, weight: 'bolder' },
        { text: ` · ${oneLine(action?.text ?? item.text, 90)}`, isSubtle: true },
      ]),
      ...changeFacts(undoChanges(entry)),
      entry.evidence ? quiet(strings.undo.evidenceStays) : null,
    ],
    { separator: true, spacing: 'small' },
  );
}

function changeFacts(changes: readonly FieldChange[]): Element[] {
  return changes.map((change) => fact(strings.fields[change.field], fieldWords(change)));
}
