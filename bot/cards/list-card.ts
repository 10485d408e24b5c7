import { strings } from '../strings/index.ts';
import type { ActionView, ItemView } from '#domain/view';
import { actionRow } from './action-row.ts';
import {
  buttons,
  card,
  execute,
  heading,
  quiet,
  refreshWith,
  says,
  type AdaptiveCard,
  type Element,
} from './elements.ts';
import { verbs, type ListName } from './verbs.ts';

export interface ActionList {
  list: ListName;
  /** All of it, in the order to show. */
  found: readonly { item: ItemView; action: ActionView }[];
  /** From 1; one past the end shows the last. */
  page: number;
}

/** Few enough to read on a phone, and far below the size Teams accepts. */
const rowsPerPage = 6;

/** "My actions" or "overdue", a page at a time; a row opens in place. */
export function listCard({ list, found, page }: ActionList): AdaptiveCard {
  const texts = strings.lists[list];
  if (found.length === 0) {
    return card(
      [heading(texts.title), says(texts.empty), buttons([otherList(list), helpButton()])],
      refreshWith(verbs.list, { list, page: 1 }),
    );
  }
  const pages = Math.ceil(found.length / rowsPerPage);
  const shown = Math.min(page, pages);
  const rows = found.slice((shown - 1) * rowsPerPage, shown * rowsPerPage);
  return card(
    [
      heading(texts.title),
      quiet(summaryOf({ list, found, page }), { spacing: 'none' }),
      ...rows.map(({ item, action }): Element =>
        actionRow({
          rag: item.rag,
          action,
          back: list,
          showOwner: list === 'overdue',
          showFirstDate: list === 'overdue',
        }),
      ),
      quiet(pages > 1 ? `${strings.lists.page(shown, pages)} · ${strings.lists.hint}` : strings.lists.hint, {
        separator: true,
        spacing: 'small',
      }),
      buttons([
        shown > 1 ? execute(strings.buttons.previous, verbs.list, { list, page: shown - 1 }) : null,
        shown < pages ? execute(strings.buttons.next, verbs.list, { list, page: shown + 1 }) : null,
        otherList(list),
      ]),
    ],
    refreshWith(verbs.list, { list, page: shown }),
  );
}

/** "12 open actions, 3 overdue". */
export function summaryOf({ list, found }: ActionList): string {
  const late = found.filter(({ action }) => action.dueState === 'overdue').length;
  return list === 'mine'
    ? strings.lists.mine.summary(found.length, late)
    : strings.lists.overdue.summary(found.length);
}

function otherList(list: ListName) {
  return list === 'mine'
    ? execute(strings.buttons.overdue, verbs.list, { list: 'overdue', page: 1 })
    : execute(strings.buttons.myActions, verbs.list, { list: 'mine', page: 1 });
}

function helpButton() {
  return execute(strings.buttons.help, verbs.help, {});
}
