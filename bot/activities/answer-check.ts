import type { Change } from '#domain/change';
import { recordUpdate } from '#workflows/record-update';
import { verifyCard, type VerifyCard } from '../cards/verify-card.ts';
import type { verbs, Payload } from '../cards/verbs.ts';
import { strings } from '../strings/index.ts';
import { answerWith, type Answer, type Desk } from './answer.ts';
import { findAction } from './find-action.ts';
import { toldWhy } from './told-why.ts';
import { updateId } from './update-id.ts';

const texts = strings.verification;

/** What a verifier needs to decide, as it stands. */
export async function showCheck(desk: Desk, target: Payload<typeof verbs.check>): Promise<Answer> {
  const { item, action } = await findAction(desk, target);
  const told = toldWhy(desk, target.why, { item, action });
  return shown({ item, action, told, tabUrl: desk.tabUrl(item.id) });
}

/**
 * Verifies or sends back, by the rules of any update. Several verifiers may have the card: the first decides,
 * and the others see that it is decided, with what they had written.
 */
export async function check(
  desk: Desk,
  target: Payload<typeof verbs.verify>,
  typed: Change,
): Promise<Answer> {
  const { services, person } = desk;
  const { item, action } = await findAction(desk, target);
  const card: VerifyCard = { item, action, draft: typed, tabUrl: desk.tabUrl(item.id) };
  const isVerifying = target.answer === 'verify';
  if (!isVerifying && !typed.reason) return shown({ ...card, problems: [texts.reasonMissing] });

  const change: Change = isVerifying
    ? { status: 'verified' }
    : { status: 'in-progress', reason: typed.reason ?? '' };
  // Only the action changes; the item's own tag is as new as this reading.
  const basedOn = { item: item.eTag, action: target.actionTag };
  const id = updateId({
    personId: person.id,
    about: [{ item: item.id, action: action.id, itemTag: '', actionTag: target.actionTag, change }],
  });
  const outcome = await recordUpdate(services, {
    ...{ id, person, change, basedOn },
    from: 'chat',
    recommendationId: item.id,
    actionId: action.id,
  });
  if (outcome.ok) return shown(withAction({ ...card, draft: {} }, outcome.item));
  if (outcome.reason === 'changed') {
    const now = withAction({ ...card, draft: {} }, outcome.theirs);
    const waits = now.action.status === 'implemented';
    // Still to be decided: what was written stays in its field. Decided by somebody else: beside what they did.
    return shown({
      ...now,
      ...(waits ? { draft: typed, problems: [texts.changed(action.ref)] } : { typed: typed.reason ?? null }),
    });
  }
  const problems = outcome.reason === 'forbidden' ? [outcome.message] : outcome.problems;
  return shown({ ...card, problems });
}

function withAction(card: VerifyCard, item: VerifyCard['item']): VerifyCard {
  return { ...card, item, action: item.actions.find(({ id }) => id === card.action.id) ?? card.action };
}

function shown(card: VerifyCard): Answer {
  const { action } = card;
  const isVerified = action.status === 'verified';
  const waits = action.status === 'implemented';
  const summary = waits ? texts.title : isVerified ? texts.ended.verified : texts.ended.open;
  return answerWith(verifyCard(card), summary(action.ref));
}
