import { dueWords, firstDateWords, postName, ragWords, strings } from '../strings/index.ts';
import type { Rag } from '#domain/rag';
import type { ActionView } from '#domain/view';
import {
  box,
  spoken,
  columns,
  execute,
  quiet,
  says,
  type CardAction,
  type Element,
  type TextRun,
} from './elements.ts';
import { oneLine } from './plain-text.ts';
import { ragColor } from './rag-badge.ts';
import { verbs, type ListName } from './verbs.ts';

export interface ActionRow {
  /** Left out where the card already says it for all its rows. */
  rag?: Rag | null;
  action: ActionView;
  /** Where "back" leads from the item it opens. */
  back?: ListName;
  /** The item opens as a card of its own, and this one stays. */
  apart?: true;
  showOwner?: boolean;
  showFirstDate?: boolean;
  /** Why the row is here: its first line. */
  remark?: string | null;
  /** Instead of opening it. */
  selectAction?: CardAction;
}

/** One action in a list: ref and standing, what it is, when it is due. The whole row opens it. */
export function actionRow(row: ActionRow): Element {
  const { rag, action, back, apart, showOwner, showFirstDate, remark } = row;
  const target = {
    item: action.recommendationId,
    action: action.id,
    ...(back ? { back } : {}),
    ...(apart ? { apart } : {}),
  };
  const firstDate = showFirstDate ? firstDateWords(action) : null;
  const owner = showOwner ? action.owners.map(postName).join('; ') : '';
  const words = [
    ...(remark ? [says([{ text: remark, weight: 'bolder' }])] : []),
    says(
      [
        { text: `${oneLine(action.ref, 60)} · `, weight: 'bolder' },
        ...(rag === undefined
          ? []
          : [{ text: ragWords(rag), color: ragColor(rag), weight: 'bolder' as const }, { text: ' · ' }]),
        { text: strings.statuses[action.status], isSubtle: true },
      ],
      remark ? { spacing: 'none' } : {},
    ),
    says(oneLine(action.text, 130), { spacing: 'none' }),
    says([dueRun(action)], { spacing: 'none' }),
    ...(firstDate ? [quiet(firstDate, { spacing: 'none' })] : []),
    ...(owner ? [quiet(oneLine(owner, 120), { spacing: 'none' })] : []),
  ];
  // A row that is a button is read out by its name alone, so the name says all that the row shows.
  const name = strings.buttons.open(oneLine(spoken(words), 280));
  return box(
    [
      columns([
        { type: 'Column', width: 'stretch', items: words },
        {
          type: 'Column',
          width: 'auto',
          verticalContentAlignment: 'center',
          items: [says([{ text: '›', size: 'large', isSubtle: true }])],
        },
      ]),
    ],
    {
      separator: true,
      spacing: 'small',
      selectAction: {
        ...(row.selectAction ?? execute(strings.buttons.open(action.ref), verbs.open, target)),
        title: name,
      },
    },
  );
}

/** Late in attention colour and in words. */
export function dueRun(action: ActionView): Omit<TextRun, 'type'> {
  const text = dueWords(action);
  switch (action.dueState) {
    case 'overdue':
      return { text, color: 'attention', weight: 'bolder' };
    case 'due-today':
      return { text, color: 'warning', weight: 'bolder' };
    default:
      return { text };
  }
}
