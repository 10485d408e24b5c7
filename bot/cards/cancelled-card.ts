import { strings } from '../strings/index.ts';
import { buttons, card, execute, heading, says, type AdaptiveCard } from './elements.ts';
import { verbs, type Target } from './verbs.ts';

/** What stands in place of a proposal that was given up. */
export function cancelledCard(ref: string, target: Target, several = false): AdaptiveCard {
  return card([
    heading(strings.cancelled.title),
    says(several ? strings.cancelled.several : strings.cancelled.sentence(ref), { spacing: 'small' }),
    buttons([execute(strings.buttons.open(ref), verbs.open, target)]),
  ]);
}
