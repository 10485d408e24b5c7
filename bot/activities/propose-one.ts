import { today } from '#domain/clock';
import type { Change } from '#domain/change';
import type { IsoDate } from '#domain/dates';
import type { ActionView, ItemView } from '#domain/view';
import { findByRef } from '#workflows/find-items';
import { chooseActionCard, chooseItemCard } from '../cards/choose-card.ts';
import { confirmCard } from '../cards/confirm-card.ts';
import { meaningButtons } from '../cards/doubt-card.ts';
import { itemCard } from '../cards/item-card.ts';
import { problemCard } from '../cards/problem-card.ts';
import { longestWords } from '../cards/verbs.ts';
import type { ItemReading } from '../reading/message.ts';
import { strings } from '../strings/index.ts';
import { choicesForAction } from './choices-for-action.ts';
import { answerUnknownRef } from './answer-item.ts';
import { answerWith, sentence, type Answer, type Desk } from './answer.ts';
import { doubtSentence } from './doubt-sentence.ts';

/** Answers a message that says something about one item. */
export async function proposeOne(desk: Desk, { ref, typed, isKnown, reading }: ItemReading): Promise<Answer> {
  if (!isKnown) {
    const isKept = reading.kind === 'change' && !isTooLong(reading.change);
    return answerUnknownRef(desk, typed, isKept ? reading.change : null);
  }
  const { matches } = await findByRef(desk.services, desk.person, ref, typed);
  const [only, ...others] = matches;
  if (!only) return sentence(strings.problem.noSuchAction(ref));
  if (reading.kind === 'doubt') {
    const text = doubtSentence(
      only.action?.ref ?? only.item.ref,
      reading.doubt,
      only.action?.due.end ?? null,
    );
    const target = { item: only.item.id, action: only.action?.id ?? null };
    // Which of several plans is meant would be a second question at once: the first is put in words alone.
    const choices = choicesForAction(reading, only.action, today(desk.services.clock));
    if (others.length > 0 || choices.length === 0) return sentence(text);
    return answerWith(problemCard(text, meaningButtons(target, choices, false)), text);
  }
  const change = reading.kind === 'change' ? reading.change : {};
  if (isTooLong(change)) return sentence(strings.problem.tooLongForItem(typed, longestWords));
  if (others.length > 0) return answerWith(chooseItemCard(ref, matches, change), strings.choose.item(ref));
  const orDay = reading.kind === 'change' ? reading.orDay : null;
  return propose(desk, only.item, only.action, change, orDay);
}

/**
 * Shows what was understood, asks which action is meant, or says who may change it.
 *
 * @param orDay another day that the words for the due date may have meant
 */
export function propose(
  desk: Desk,
  item: ItemView,
  action: ActionView | null,
  asked: Change,
  orDay: IsoDate | null = null,
): Answer {
  const ref = action?.ref ?? item.ref;
  const change = confirming(asked, item);
  if (needsAction(change, item, action)) {
    return answerWith(chooseActionCard(item, change), strings.choose.action(ref));
  }
  if (!mayTry(change, item, action)) {
    const problems = [strings.item.mayNotUpdate(ref, action?.owners ?? item.accountable)];
    return answerWith(itemCard({ item, action, problems, tabUrl: desk.tabUrl(item.id) }), problems.join(' '));
  }
  return answerWith(confirmCard({ item, action, change, orDay }), strings.confirm.title(ref));
}

/** A card carries what is to be saved, and could not carry that. */
export function isTooLong({ note, reason, evidence }: Change): boolean {
  return (
    [note, reason].some((words) => (words ?? '').length > longestWords) ||
    (evidence?.url ?? '').length > 2_000
  );
}

/** A status or a date is an action's, and the item has several. */
export function needsAction({ status, dueDate }: Change, item: ItemView, action: ActionView | null): boolean {
  return (status !== undefined || dueDate !== undefined) && !action && item.actions.length > 0;
}

/** A verifier may verify what they do not own; the rules decide that when it is saved. */
export function mayTry({ status }: Change, item: ItemView, action: ActionView | null): boolean {
  return (action ?? item).mayUpdate || status === 'verified';
}

/** "GT8 amber" of what is amber says that nothing has changed, and is kept as that. */
export function confirming(change: Change, item: ItemView): Change {
  const { rag, ...others } = change;
  const isRepeated = rag !== undefined && rag === item.rag && Object.keys(others).length === 0;
  return isRepeated ? { rag, unchanged: true } : change;
}
