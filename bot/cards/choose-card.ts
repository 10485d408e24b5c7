import { strings } from '../strings/index.ts';
import type { ActionView, ItemView } from '#domain/view';
import {
  box,
  card,
  columns,
  execute,
  quiet,
  says,
  title,
  type AdaptiveCard,
  type CardAction,
  type Element,
} from './elements.ts';
import { oneLine } from './plain-text.ts';
import { ragBadge } from './rag-badge.ts';
import { actionRow } from './action-row.ts';
import { verbs, type CardChange, type Target } from './verbs.ts';

const mostShown = 8;

/** Several plans share a ref: which one is meant? What was to be changed goes along with the choice. */
export function chooseItemCard(
  ref: string,
  matches: readonly { item: ItemView; action: ActionView | null }[],
  change: CardChange | null,
): AdaptiveCard {
  return card([
    title(strings.choose.item(ref)),
    quiet(strings.choose.itemHint, { spacing: 'none' }),
    ...matches.slice(0, mostShown).map(({ item, action }): Element =>
      box(
        [
          columns([
            {
              type: 'Column',
              width: 'stretch',
              items: [
                says([{ text: candidateName({ item, action }, 90), weight: 'bolder' }]),
                says(oneLine(action?.text ?? item.text, 130), { spacing: 'none' }),
              ],
            },
            { type: 'Column', width: 'auto', items: [ragBadge(item.rag)] },
          ]),
        ],
        {
          separator: true,
          selectAction: goOn(action?.ref ?? item.ref, { item: item.id, action: action?.id ?? null }, change),
        },
      ),
    ),
  ]);
}

/** Tells apart what shares a ref, within one plan too: "ER8 · Governance Improvement Plan". */
export function candidateName(
  { item, action }: { item: ItemView; action: ActionView | null },
  length: number,
): string {
  return oneLine(`${action?.ref ?? item.ref} · ${item.planTitle}`, length);
}

/** A status or a date is an action's, and this item has several. */
export function chooseActionCard(item: ItemView, change: CardChange): AdaptiveCard {
  return card([
    title(strings.choose.action(item.ref)),
    quiet(strings.choose.actionHint(item.ref), { spacing: 'none' }),
    ...item.actions.slice(0, mostShown).map((action) =>
      actionRow({
        action,
        showOwner: true,
        selectAction: goOn(action.ref, { item: item.id, action: action.id }, change),
      }),
    ),
  ]);
}

function goOn(ref: string, target: Target, change: CardChange | null): CardAction {
  const text = strings.buttons.open(ref);
  return change ? execute(text, verbs.propose, { ...target, change }) : execute(text, verbs.open, target);
}
