import type { Clock } from '#domain/clock';
import { dayInLondon } from '#domain/clock';
import { daysBetween, isIsoDate, type IsoDate } from '#domain/dates';
import { InvalidInputError } from '#domain/errors';
import { local } from './constants.ts';
import type { TrialSettings } from './trial-settings.ts';

/** The trial goes no further than this many days at once, so that a slip of the keyboard is not a decade. */
const furthestMoveDays = 366;

const startOfWork = '09:30';

/**
 * The trial's time: starts on a fixed Monday morning, runs as fast as real time and can only be moved
 * forward. How far it stands from real time is kept in the database.
 */
export class LocalClock implements Clock {
  readonly #settings: TrialSettings;
  readonly #realNow: () => number;

  constructor(settings: TrialSettings, realNow: () => number = Date.now) {
    this.#settings = settings;
    this.#realNow = realNow;
    if (settings.get('clock-offset-ms') === null) {
      settings.set('clock-offset-ms', String(Date.parse(local.startsAt) - realNow()));
    }
  }

  now(): Date {
    return new Date(this.#realNow() + this.offsetMs());
  }

  /** How far the trial's time stands from real time. */
  offsetMs(): number {
    return Number(this.#settings.get('clock-offset-ms'));
  }

  /**
   * Moves to half past nine in the morning of a later day.
   *
   * @throws {InvalidInputError} when the day is not after today, or more than a year ahead
   */
  moveTo(day: IsoDate): void {
    if (!isIsoDate(day)) throw new InvalidInputError([`“${day}” is not a date.`]);
    const days = daysBetween(dayInLondon(this.now()), day);
    if (days < 1) throw new InvalidInputError(['The trial’s clock only moves forward. Choose a later day.']);
    if (days > furthestMoveDays) throw new InvalidInputError(['Move the clock by a year at most.']);
    this.#settings.set('clock-offset-ms', String(morningOf(day).getTime() - this.#realNow()));
  }
}

/** Half past nine in London, summer or winter. */
function morningOf(day: IsoDate): Date {
  const asWinter = new Date(`${day}T${startOfWork}:00Z`);
  const asSummer = new Date(`${day}T${startOfWork}:00+01:00`);
  return londonTime.format(asWinter) === startOfWork ? asWinter : asSummer;
}

const londonTime = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/London',
  hour: '2-digit',
  minute: '2-digit',
});
