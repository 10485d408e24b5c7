import type { Change } from '#domain/change';
import type { DateDecision } from '#domain/date-request';
import { longDate } from '#domain/dates';
import { decideDateChange } from '#workflows/decide-date-change';
import { dateFormCard } from '../cards/date-form-card.ts';
import { dateRequestCard, type DateRequestCard } from '../cards/date-request-card.ts';
import type { verbs, Payload } from '../cards/verbs.ts';
import { strings } from '../strings/index.ts';
import { answerWith, type Answer, type Desk } from './answer.ts';
import { findAction } from './find-action.ts';
import { toldWhy } from './told-why.ts';

/** The form for a new date of one action, with what was begun on the card it was opened from. */
export async function showDateForm(
  desk: Desk,
  target: Payload<typeof verbs.date>,
  draft: Change,
): Promise<Answer> {
  const { item, action } = await findAction(desk, target);
  const card = dateFormCard({ item, action, draft, tabUrl: desk.tabUrl(item.id) });
  return answerWith(card, strings.dateRequest.form.title(action.ref));
}

/** Somebody's request for a new date, as it stands for this person. */
export async function showDateRequest(desk: Desk, target: Payload<typeof verbs.request>): Promise<Answer> {
  const { item, action } = await findAction(desk, target);
  const told = toldWhy(desk, target.why, { item, action });
  return shown({ item, action, requestId: target.request, told, tabUrl: desk.tabUrl(item.id) });
}

/** Agrees, refuses or withdraws; a card that came too late shows what stands, and what had been written. */
export async function decideDate(
  desk: Desk,
  target: Payload<typeof verbs.decide>,
  typed: Change,
): Promise<Answer> {
  const { services, person } = desk;
  const { item, action } = await findAction(desk, target);
  const before: DateRequestCard = {
    ...{ item, action, requestId: target.request, draft: typed },
    tabUrl: desk.tabUrl(item.id),
  };
  const decision = decisionOf(target.answer, typed);
  if (!decision) return shown({ ...before, problems: [strings.dateRequest.otherDateMissing] });

  const outcome = await decideDateChange(services, {
    ...{ requestId: target.request, person, decision },
    from: 'chat',
  });
  if (!outcome.ok && outcome.reason === 'problems') return shown({ ...before, problems: outcome.problems });
  if (!outcome.ok && outcome.reason === 'forbidden') return shown({ ...before, problems: [outcome.message] });
  const after = outcome.item.actions.find(({ id }) => id === outcome.actionId) ?? action;
  const late = outcome.ok
    ? {}
    : {
        problems: [outcome.message],
        typed: wordsOf(typed),
        requestId: after.dateRequest?.id ?? target.request,
      };
  return shown({ ...before, item: outcome.item, action: after, draft: {}, ...late });
}

function decisionOf(answer: Payload<typeof verbs.decide>['answer'], typed: Change): DateDecision | null {
  const { dueDate, reason } = typed;
  switch (answer) {
    case 'agree':
      return { kind: 'agree' };
    case 'agree-other':
      return dueDate === undefined
        ? null
        : { kind: 'agree', dueDate, ...(reason === undefined ? {} : { note: reason }) };
    case 'refuse':
      return { kind: 'refuse', note: reason ?? '' };
    case 'withdraw':
      return { kind: 'withdraw' };
  }
}

function wordsOf({ dueDate, reason }: Change): string | null {
  const words = [dueDate && longDate(dueDate), reason].filter((part) => part !== undefined);
  return words.length > 0 ? words.join(' – ') : null;
}

function shown(card: DateRequestCard): Answer {
  const { action } = card;
  const by = action.dateRequest?.by;
  const summary = by ? strings.dateRequest.title(by, action.ref) : strings.dateRequest.form.title(action.ref);
  return answerWith(dateRequestCard(card), summary);
}
