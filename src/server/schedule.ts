import type { Clock } from '#domain/clock';
import type { WorkingDays } from '#domain/working-days';
import { isWorkingTime } from '#domain/working-hours';

/** Runs the reminder sweep by itself. */
export interface Schedule {
  start(): void;
  /** Looks at the clock at once: it has moved, or somebody wants to see it happen. */
  wake(): void;
  /** Ends a sweep under way after the people it is dealing with, and waits for that. */
  stop(): Promise<void>;
}

export interface ScheduleOptions {
  clock: Clock;
  workingDays: WorkingDays;
  /** Safe to repeat: the ledger knows what was sent. Ends soon when told to. */
  sweep: (signal: AbortSignal) => Promise<void>;
  onFailure: (error: unknown) => void;
  /** Between two looks at the clock. */
  tickMs?: number;
}

const oneMinuteMs = 60_000;

/**
 * Sweeps at every tick of the working day. A sweep decides from state what is left to send, so a tick too
 * many sends nothing, and a failed one is made good by the next. Two never run at once.
 */
export function createSchedule({
  clock,
  workingDays,
  sweep,
  onFailure,
  tickMs = oneMinuteMs,
}: ScheduleOptions): Schedule {
  let timer: NodeJS.Timeout | null = null;
  let stopping = new AbortController();
  let isStopped = true;
  let underWay: Promise<void> | null = null;
  let isWanted = false;

  async function sweepWhileWanted(): Promise<void> {
    while (isWanted && !isStopped) {
      isWanted = false;
      if (!isWorkingTime(clock.now(), workingDays)) continue;
      try {
        await sweep(stopping.signal);
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
      stopping = new AbortController();
      timer = setInterval(look, tickMs);
      timer.unref();
      look();
    },
    wake: look,
    async stop() {
      isStopped = true;
      stopping.abort();
      if (timer) clearInterval(timer);
      await underWay;
    },
  };
}
