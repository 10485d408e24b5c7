import { dateOrNone, ragWords, strings } from '../strings/index.ts';
import type { Rag } from '#domain/rag';
import { rags } from '#domain/rag';
import { statuses } from '#domain/status';
import type { FieldChange } from '#domain/update';
import type { ActionView, ItemDetail, UpdateView } from '#domain/view';
import { dayWords } from '#domain/day-words';
import { isIsoDate } from '#domain/dates';
import {
  box,
  buttons,
  card,
  execute,
  fact,
  openUrl,
  quiet,
  says,
  title,
  type AdaptiveCard,
  type Element,
} from './elements.ts';
import { oneLine, plainText } from './plain-text.ts';
import { verbs, type ListName } from './verbs.ts';

export interface Saved {
  item: ItemDetail;
  actionId: string | null;
  /** Entries of the history whose id begins like this are what was saved. */
  updateId: string;
  back?: ListName | undefined;
  tabUrl: string | null;
}

/** Says what is now kept, value by value. */
export function savedCard({ item, actionId, updateId, back, tabUrl }: Saved): AdaptiveCard {
  const action = item.actions.find(({ id }) => id === actionId);
  const ref = action?.ref ?? item.ref;
  const entries = item.history.filter(({ id }) => id.startsWith(updateId));
  const changes = entries.flatMap((entry) => entry.changes);
  const confirmed = entries.find((entry) => entry.changes.length === 0)?.note ?? null;
  const later = replacementOf(item.history, updateId);
  return card([
    later
      ? box(
          [
            title(strings.saved.replaced(ref)),
            says(strings.saved.replacedBy(oneLine(later.by, 80), dayWords(later.at))),
          ],
          { style: 'warning' },
        )
      : box([title(`✓ ${strings.saved.title(ref)}`)], { style: 'good' }),
    ...(changes.length > 0
      ? changes.map((change) =>
          fact(strings.fields[change.field], [{ text: fieldWords(change), weight: 'bolder' }]),
        )
      : [
          confirmed === null
            ? quiet(strings.saved.already)
            : fact(strings.item.note, confirmedWords(confirmed)),
        ]),
    ...whatHappensNext(item, action ?? null, changes),
    buttons([
      execute(strings.buttons.open(ref), verbs.open, { item: item.id, action: action?.id ?? null }),
      execute(back === 'overdue' ? strings.buttons.back.overdue : strings.buttons.myActions, verbs.list, {
        list: back ?? 'mine',
        page: 1,
      }),
      openUrl(strings.buttons.openInTab, tabUrl),
    ]),
  ]);
}

/** The newest entry that gave one of the saved values another one: the button pressed was on a card of before. */
export function replacementOf(history: readonly UpdateView[], updateId: string): UpdateView | undefined {
  const saved = history.filter(({ id }) => id.startsWith(updateId));
  return history.find((entry, place) =>
    saved.some(
      (own) =>
        history.indexOf(own) > place &&
        own.actionRef === entry.actionRef &&
        own.changes.some(({ field }) => entry.changes.some((change) => change.field === field)),
    ),
  );
}

/** Where somebody else comes next: who agrees the date, who checks the evidence. */
function whatHappensNext(
  item: ItemDetail,
  action: ActionView | null,
  changes: readonly FieldChange[],
): Element[] {
  if (!action) return [];
  const asks =
    action.dateRequest && changes.some(({ field, after }) => field === 'askedDate' && after !== null);
  const isDone = changes.some(({ field, after }) => field === 'status' && after === 'implemented');
  return [
    ...(asks
      ? [says(oneLine(strings.dateRequest.asked(action.dateAgreedBy ?? []), 400), { spacing: 'medium' })]
      : []),
    ...(isDone
      ? [
          says(
            item.verifiers.length > 0 ? strings.verification.waitsFor : strings.verification.nobodyVerifies,
            {
              spacing: 'medium',
            },
          ),
        ]
      : []),
  ];
}

function confirmedWords(note: string): string {
  return strings.confirm.standsAgain(plainText(note, 320));
}

/** "● Green → ▲ Amber"; words that people wrote stand alone. */
export function fieldWords({ field, before, after }: FieldChange): string {
  switch (field) {
    case 'rag':
      return `${ragWords(asRag(before))} → ${ragWords(asRag(after))}`;
    case 'status':
      return `${statusOf(before)} → ${statusOf(after)}`;
    case 'askedDate':
      return after ? dayOf(after) : strings.dateRequest.noLonger;
    case 'dueDate':
      return `${dayOf(before)} → ${dayOf(after)}`;
    default:
      return plainText(after ?? '–', 320);
  }
}

function asRag(text: string | null): Rag | null {
  return rags.find((rag) => rag === text) ?? null;
}

function statusOf(text: string | null): string {
  const status = statuses.find((candidate) => candidate === text);
  return status ? strings.statuses[status] : '–';
}

function dayOf(text: string | null): string {
  return dateOrNone(text && isIsoDate(text) ? text : null);
}
