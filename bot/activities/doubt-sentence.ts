import type { IsoDate } from '#domain/dates';
import type { Doubt } from '../reading/message.ts';
import { strings } from '../strings/index.ts';

/**
 * Asks what was meant, in one sentence or two.
 *
 * @param dueDate of the action in question, from which "a month later" may be counted
 */
export function doubtSentence(ref: string, doubt: Doubt, dueDate: IsoDate | null): string {
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
      return dueDate !== null && doubt.by
        ? reading.shiftOf(ref, doubt.typed, dueDate)
        : reading.shift(ref, doubt.typed);
    case 'not-a-status':
      return reading.notAStatus(doubt.typed, doubt.meant);
    case 'past-day':
      return reading.pastDay(ref, doubt.day);
  }
}
