import { nudgeOwner, type NudgeOutcome } from '#workflows/nudge-owner';
import type { verbs, Payload } from '../cards/verbs.ts';
import { strings } from '../strings/index.ts';
import { sentence, type Answer, type Desk } from './answer.ts';
import { findAction } from './find-action.ts';

/** Asks an action's owner how it is going, and says whether they were asked. The card it came from stays. */
export async function nudge(desk: Desk, target: Payload<typeof verbs.nudge>): Promise<Answer> {
  const { services, messenger, person } = desk;
  const { action } = await findAction(desk, target);
  const about = { recommendationId: target.item, actionId: target.action };
  const outcome = await nudgeOwner(services, messenger, { person, actions: [about] });
  return sentence(wordsFor(outcome, action.ref));
}

function wordsFor({ told, already, unreached, failed, left }: NudgeOutcome, ref: string): string {
  const texts = strings.notices.nudged;
  return [
    ...(told.length > 0 ? [texts.done(told, ref)] : []),
    ...(already.length > 0 ? [texts.already(already, ref)] : []),
    ...unreached.map(({ name, reason }) => texts.unreached([name], reason)),
    ...(failed.length > 0 ? [texts.failed(failed, ref)] : []),
    ...left.map(({ why }) => texts[why](ref)),
  ].join(' ');
}
