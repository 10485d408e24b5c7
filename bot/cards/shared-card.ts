import type { ItemView } from '#domain/view';
import { postName, strings } from '../strings/index.ts';
import { dueRun } from './action-row.ts';
import {
  buttons,
  card,
  columns,
  execute,
  fact,
  openUrl,
  quiet,
  refreshWith,
  says,
  type AdaptiveCard,
} from './elements.ts';
import { oneLine, plainText } from './plain-text.ts';
import { ragBadge } from './rag-badge.ts';
import { verbs } from './verbs.ts';

export interface SharedCard {
  item: ItemView;
  /** False: its plan is restricted, and whoever looks on may not see it. */
  isOpenToAll: boolean;
  tabUrl: string | null;
}

/**
 * An item in a chat of any kind: what everybody there may see, and for each who looks at it what they may do,
 * which Teams asks for by itself.
 */
export function sharedCard({ item, isOpenToAll, tabUrl }: SharedCard): AdaptiveCard {
  const [only] = item.actions.length === 1 ? item.actions : [];
  const target = { item: item.id, action: only?.id ?? null };
  const refresh = refreshWith(verbs.open, target);
  if (!isOpenToAll) {
    return card(
      [
        says([{ text: plainText(strings.extension.restricted(item.ref)), weight: 'bolder' }]),
        quiet(strings.extension.restrictedHint),
        buttons([execute(strings.extension.show, verbs.open, target)]),
      ],
      refresh,
    );
  }
  const owners = only?.owners ?? [];
  return card(
    [
      columns([
        {
          type: 'Column',
          width: 'stretch',
          items: [
            says([{ text: item.ref, weight: 'bolder', size: 'large' }]),
            quiet(oneLine(item.planTitle, 90), { spacing: 'none' }),
          ],
        },
        { type: 'Column', width: 'auto', items: [ragBadge(item.rag)] },
      ]),
      says(plainText(item.text, 280), { spacing: 'medium' }),
      owners.length > 0 ? fact(strings.item.owner, oneLine(owners.map(postName).join('; '), 160)) : null,
      only ? fact(strings.item.due, [dueRun(only)]) : null,
      only ? fact(strings.item.status, strings.statuses[only.status]) : null,
      item.narrative ? fact(strings.item.latest, plainText(item.narrative, 320)) : null,
      buttons([
        execute(strings.extension.update, verbs.open, target),
        openUrl(strings.buttons.openInTab, tabUrl),
      ]),
      quiet(strings.extension.live),
    ],
    refresh,
  );
}
