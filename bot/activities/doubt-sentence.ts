import type { Doubt } from '../reading/message.ts';
import { strings } from '../strings/index.ts';

/** Asks what was meant, in one sentence or two. */
export function doubtSentence(ref: string, doubt: Doubt): string {
  const { reading } = strings;
  switch (doubt.problem) {
    case 'not-a-colour':
      return reading.notAColour(doubt.typed);
    case 'two-colours':
      return reading.twoColours(ref, doubt.rags);
    case 'which-colour':
      return reading.whichColour(ref, doubt.not);
    case 'two-statuses':
      return reading.twoStatuses(ref, doubt.statuses);
    case 'two-days':
      return reading.twoDays(ref, doubt.days);
    case 'no-such-day':
      return reading.noSuchDay(doubt.typed);
    case 'unclear-day':
      return reading.unclearDay(doubt.typed);
    case 'not-a-day':
      return reading.notADay(ref, doubt.typed.slice(0, 80));
    case 'shift':
      return reading.shift(ref, doubt.typed);
    case 'past-day':
      return reading.pastDay(ref, doubt.day);
  }
}
