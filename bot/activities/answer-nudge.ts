import { nudgeOwner, type NudgeOutcome } from '#workflows/nudge-owner';
import type { verbs, Payload } from '../cards/verbs.ts';
import { strings } from '../strings/index.ts';
import { sentence, type Answer, type Desk } from './answer.ts';
import { findAction } from './find-action.ts';

/** Asks an action's owner how it is going, and says whether they were asked. The card it came from stays. */
export async function nudge(desk: Desk, target: Payload<typeof verbs.nudge>): Promise<Answer> {
  const { services, messenger, person } = desk;
  const { action } = await findAction(desk, target);
  const outcome = await nudgeOwner(services, messenger, {
    person,
    recommendationId: target.item,
    actionId: target.action,
  });
  return sentence(wordsFor(outcome, action.ref));
}

function wordsFor(outcome: NudgeOutcome, ref: string): string {
  const texts = strings.notices.nudged;
  switch (outcome.kind) {
    case 'told':
      return texts.done(outcome.names, ref);
    case 'already':
      return texts.already(outcome.names, ref);
    case 'unreached':
      return texts.unreached(outcome.names, outcome.reason);
    case 'nobody':
      return texts.nobody(ref);
    case 'closed':
      return texts.closed(ref);
    case 'forbidden':
      return texts.forbidden(ref);
    case 'own':
      return texts.own(ref);
  }
}
