import { strings } from '../strings/index.ts';
import { dayWords } from '#domain/day-words';
import type { ItemDetail } from '#domain/view';
import { beforeAndAfter, changeLines } from './change-lines.ts';
import { box, buttons, card, execute, fact, says, title, type AdaptiveCard } from './elements.ts';
import { fieldWords } from './saved-card.ts';
import { verbs, type CardChange } from './verbs.ts';

export interface Conflict {
  theirs: ItemDetail;
  actionId: string | null;
  /** What the person was about to save. */
  yours: CardChange;
}

/** Somebody else was first: what they changed, theirs beside yours, and the choice again. */
export function conflictCard({ theirs, actionId, yours }: Conflict): AdaptiveCard {
  const action = theirs.actions.find(({ id }) => id === actionId) ?? null;
  const target = { item: theirs.id, action: action?.id ?? null };
  const latest = theirs.history[0];
  return card([
    box(
      [
        title(strings.conflict.title(action?.ref ?? theirs.ref)),
        latest ? says(strings.conflict.lastChange(latest.by, dayWords(latest.at))) : null,
        ...(latest?.changes ?? []).map((change) => fact(strings.fields[change.field], fieldWords(change))),
      ],
      { style: 'warning' },
    ),
    says(strings.conflict.question, { spacing: 'medium' }),
    ...beforeAndAfter(changeLines(theirs, action, yours), strings.conflict.columns),
    buttons([
      execute(strings.buttons.keepTheirs, verbs.open, target),
      execute(strings.buttons.saveMine, verbs.save, {
        ...target,
        itemTag: theirs.eTag,
        actionTag: action?.eTag ?? null,
        change: yours,
      }),
      execute(strings.buttons.editMine, verbs.edit, { ...target, change: yours }),
    ]),
  ]);
}
