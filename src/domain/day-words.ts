import { dayInLondon } from './clock.ts';
import { longDate } from './dates.ts';

/** The day of an instant in the United Kingdom, as in "31 March 2026". */
export function dayWords(instant: string): string {
  return longDate(dayInLondon(new Date(instant)));
}
