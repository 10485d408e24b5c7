import { dayInLondon } from '#domain/clock';
import { longDate } from '#domain/dates';

/** The day of an instant, as in "31 March 2026". */
export function dayWords(instant: string): string {
  return longDate(dayInLondon(new Date(instant)));
}
