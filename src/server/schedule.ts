import type { Clock } from '#domain/clock';

/** Runs the reminder sweep by itself. */
export interface Schedule {
  start(): void;
  /** Looks at the clock at once: it has moved, or somebody wants to see it happen. */
  wake(): void;
  /** Waits for a sweep under way. */
  stop(): Promise<void>;
}

export interface ScheduleOptions {
  clock: Clock;
  /** Safe to repeat: the ledger knows what was sent. */
  sweep: () => Promise<void>;
  onFailure: (error: unknown) => void;
  /** Between two looks at the clock. */
  tickMs?: number;
}

const tenMinutesMs = 10 * 60_000;
const firstHour = 8;
const lastHour = 18;

/**
 * Sweeps at every tick of the working day. A sweep decides from state what is left to send, so a tick too
 * many sends nothing, and a failed one is made good by the next. Two never run at once.
 */
export function createSchedule({
  clock,
  sweep,
  onFailure,
  tickMs = tenMinutesMs,
}: ScheduleOptions): Schedule {
  let timer: NodeJS.Timeout | null = null;
  let isStopped = true;
  let underWay: Promise<void> | null = null;
  let isWanted = false;

  async function sweepWhileWanted(): Promise<void> {
    while (isWanted && !isStopped) {
      isWanted = false;
      if (!isWorkingTime(clock.now())) continue;
      try {
        await sweep();
      } catch (error) {
        onFailure(error);
      }
    }
  }

  function look(): void {
    if (isStopped) return;
    isWanted = true;
    underWay ??= sweepWhileWanted().finally(() => {
      underWay = null;
      if (isWanted) look(); // asked for after the last look at the clock
    });
  }

  return {
    start() {
      if (!isStopped) return;
      isStopped = false;
      timer = setInterval(look, tickMs);
      timer.unref();
      look();
    },
    wake: look,
    async stop() {
      isStopped = true;
      if (timer) clearInterval(timer);
      await underWay;
    },
  };
}

const londonHour = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/London',
  weekday: 'short',
  hour: '2-digit',
  hourCycle: 'h23',
});

/** Monday to Friday, from 08:00 until 18:00 in London. */
export function isWorkingTime(instant: Date): boolean {
  const parts = new Map(londonHour.formatToParts(instant).map(({ type, value }) => [type, value]));
  const hour = Number(parts.get('hour'));
  return !['Sat', 'Sun'].includes(parts.get('weekday') ?? '') && hour >= firstHour && hour < lastHour;
}
