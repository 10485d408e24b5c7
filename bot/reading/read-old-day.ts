import type { IsoDate } from '#domain/dates';
import { readDay } from './read-day.ts';

/** The date there was: "was 31 March", "won't hit 31 March". It counts only as what a new one stands beside. */
export interface OldDayRead {
  kind: 'old-day';
  length: number;
}

const subject =
  "[\\s,;:–—-]*(?:(?:and|but|it|it's|its|the|this|that|we|we'll|we've|i|i'll|our|my|had|has|have|been|will|due|date|deadline|target|completion|original|end|of|which|is|are) )*";
const denial =
  "(?:was|were|previously|formerly|originally|used to be|not|instead of|rather than|wo n't|won't|wont|will not|cannot|can't|cant|could not|couldn't|unable to|miss|missed|missing)(?= )";
const aim =
  '(?: (?:be|been|going|able|hit|make|meet|achieve|keep|keep to|reach|manage|do|have|ready|done|finish|finished|complete|completed|due|set|planned|scheduled|expected|originally|previously|now|for|by|on|at|to|until|till|the|our|original|deadline|date|target|of))*';
const denied = new RegExp(`^${subject}${denial}${aim} (?=\\S)`, 'i');
const named = new RegExp(`^${subject}(?=\\S)`, 'i');
const missed =
  /^ (?:(?:was|is|has|has been|will be|now) )*(?:missed|passed|past|gone|not (?:now )?(?:achievable|possible|realistic)|no longer (?:achievable|possible|realistic)|unachievable|unrealistic|too (?:soon|early|tight))(?![\p{L}\p{N}])/iu;

/** Reads a date that no longer holds at the start of a clause, with the "but" that leads on from it. */
export function readOldDay(text: string, today: IsoDate): OldDayRead | null {
  const lead = denied.exec(text)?.[0] ?? named.exec(text)?.[0] ?? '';
  const day = readDay(text.slice(lead.length), today);
  if (!day) return null;
  const end = lead.length + day.length;
  const after = missed.exec(text.slice(end))?.[0] ?? '';
  if (after === '' && !denied.test(text)) return null;
  const length = end + after.length;
  return {
    kind: 'old-day',
    length: length + (/^,? (?:but|so|and)(?= )/i.exec(text.slice(length))?.[0].length ?? 0),
  };
}
