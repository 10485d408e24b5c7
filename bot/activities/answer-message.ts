import { today } from '#domain/clock';
import type { Change } from '#domain/change';
import type { ActionView, ItemView } from '#domain/view';
import { findByRef, knownRefs, myActions, overdueFor } from '#workflows/find-items';
import { chooseActionCard, chooseItemCard } from '../cards/choose-card.ts';
import { confirmCard } from '../cards/confirm-card.ts';
import { execute, type CardAction } from '../cards/elements.ts';
import { helpCard } from '../cards/help-card.ts';
import { itemCard } from '../cards/item-card.ts';
import { listCard, summaryOf } from '../cards/list-card.ts';
import { problemCard } from '../cards/problem-card.ts';
import { verbs, type ListName } from '../cards/verbs.ts';
import { strings } from '../strings/index.ts';
import { answerWith, sentence, type Answer, type Desk } from './answer.ts';
import { longestMessage, readMessage } from './read-message.ts';

/** Answers what somebody typed in their chat with the bot. Changes nothing: an update is only proposed. */
export async function answerMessage(desk: Desk, text: string): Promise<Answer> {
  const { services, person } = desk;
  const message = readMessage(text, {
    today: today(services.clock),
    knownRefs: await knownRefs(services, person),
  });
  switch (message.kind) {
    case 'my-actions':
      return showList(desk, 'mine', 1);
    case 'overdue':
      return showList(desk, 'overdue', 1);
    case 'help':
      return answerWith(helpCard(), strings.help.title);
    case 'show':
      return answerAbout(desk, message.ref, null);
    case 'update':
      return answerAbout(desk, message.ref, message.change);
    case 'unknown-ref':
      return answerUnknownRef(desk, message.typed);
    case 'unknown-colour':
      return sentence(strings.problem.unknownColour(message.word));
    case 'no-such-day':
      return sentence(strings.problem.noSuchDay(message.typed));
    case 'unclear-day':
      return sentence(strings.problem.unclearDay(message.typed));
    case 'too-long':
      return sentence(strings.problem.tooLong(longestMessage));
    case 'not-understood':
      return sentence(strings.problem.notUnderstood);
  }
}

export async function showList({ services, person }: Desk, list: ListName, page: number): Promise<Answer> {
  const found = list === 'mine' ? await myActions(services, person) : await overdueFor(services, person);
  const actions = { list, found, page };
  return answerWith(listCard(actions), found.length === 0 ? strings.lists[list].empty : summaryOf(actions));
}

async function answerAbout(desk: Desk, ref: string, change: Change | null): Promise<Answer> {
  const { matches } = await findByRef(desk.services, desk.person, ref);
  const [only, ...others] = matches;
  if (!only) return sentence(strings.problem.noSuchAction(ref));
  if (others.length > 0) return answerWith(chooseItemCard(ref, matches, change), strings.choose.item(ref));
  return change ? propose(desk, only.item, only.action, change) : show(desk, only.item, only.action);
}

function show(desk: Desk, item: ItemView, action: ActionView | null): Answer {
  const card = itemCard({ item, action, tabUrl: desk.tabUrl(item.id) });
  return answerWith(card, strings.item.summary(action?.ref ?? item.ref));
}

/** Shows what was understood, asks which action is meant, or says who may change it. */
export function propose(desk: Desk, item: ItemView, action: ActionView | null, change: Change): Answer {
  const ref = action?.ref ?? item.ref;
  const aboutAction = change.status !== undefined || change.dueDate !== undefined;
  if (aboutAction && !action && item.actions.length > 0) {
    return answerWith(chooseActionCard(item, change), strings.choose.action(ref));
  }
  // A verifier may verify what they do not own; the rules decide that when it is saved.
  const mayTry = (action ?? item).mayUpdate || change.status === 'verified';
  if (!mayTry) {
    const problems = [strings.item.mayNotUpdate(ref, action?.owners ?? item.accountable)];
    return answerWith(itemCard({ item, action, problems, tabUrl: desk.tabUrl(item.id) }), problems.join(' '));
  }
  return answerWith(confirmCard({ item, action, change }), strings.confirm.title(ref));
}

async function answerUnknownRef(desk: Desk, typed: string): Promise<Answer> {
  const { suggestions } = await findByRef(desk.services, desk.person, typed);
  const unknown = strings.problem.unknownRef(typed);
  if (suggestions.length === 0) return sentence(unknown);
  const ways = await Promise.all(suggestions.map((ref) => openButton(desk, ref)));
  const text = `${unknown} ${strings.problem.didYouMean(suggestions)}`;
  return answerWith(problemCard(text, ways.flat()), text);
}

async function openButton({ services, person }: Desk, ref: string): Promise<CardAction[]> {
  const { matches } = await findByRef(services, person, ref);
  const [only, ...others] = matches;
  if (!only || others.length > 0) return [];
  const target = { item: only.item.id, action: only.action?.id ?? null };
  return [execute(strings.buttons.open(ref), verbs.open, target)];
}
