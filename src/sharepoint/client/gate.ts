import { Allowance } from './allowance.ts';
import type { ToldAllowance } from './retry-after.ts';

/**
 * Foreground: a person is waiting. Background: imports, sweeps and refreshes nobody looks at.
 */
export type Priority = 'foreground' | 'background';

export interface GateOptions {
  /** Requests in flight at once. */
  concurrency: number;
  /** Of these, how many background work never takes, so that a person need not wait for it to end. */
  keptForPeople: number;
  /** Requests that may wait; more are refused at once rather than piling up. */
  queueLimit: number;
  /** Longest a request waits for its turn, by priority. */
  patienceMs: Record<Priority, number>;
}

/** Thrown by `enter` and by a closing gate: the wait is longer than the request can bear. */
export class GateClosed extends Error {
  readonly waitMs: number;

  constructor(waitMs: number) {
    super(`Closed for ${waitMs} ms.`);
    this.waitMs = waitMs;
  }
}

export interface Visitor {
  priority: Priority;
  /** What the request costs of SharePoint's allowance. */
  units: number;
  /** When it gives up, in `performance.now()` time. */
  deadline: number;
}

interface Waiting extends Visitor {
  admit: () => void;
  refuse: (reason: GateClosed) => void;
}

const priorities = ['foreground', 'background'] as const;

/** Told to wait for a day, we ask again after this: one strange header must not silence the product. */
const longestCloseMs = 15 * 60_000;

/**
 * The one door every request of this process goes through. SharePoint throttles the application, not the
 * call, so when it asks for a pause everything waits; people's requests go first when it opens again.
 */
export class Gate {
  readonly #options: GateOptions;
  readonly #allowance = new Allowance();
  readonly #queues: Record<Priority, Waiting[]> = { foreground: [], background: [] };
  readonly #inFlight: Record<Priority, number> = { foreground: 0, background: 0 };
  #opensAt = 0;
  #timer: NodeJS.Timeout | null = null;

  constructor(options: GateOptions) {
    this.#options = options;
  }

  /**
   * Waits for a turn. Every successful `enter` needs one `leave`.
   * @throws {GateClosed}
   */
  async enter(visitor: Visitor): Promise<void> {
    const now = performance.now();
    this.#refuseHopeless(visitor, now);
    const isNext = this.#queues.foreground.length + this.#ahead(visitor.priority) === 0;
    if (isNext && this.#hasRoom(visitor, now)) return this.#admit(visitor);
    const waiting = this.#queues.foreground.length + this.#queues.background.length;
    if (waiting >= this.#options.queueLimit) throw new GateClosed(Math.max(this.#opensAt - now, 1000));
    await new Promise<void>((admit, refuse) => {
      this.#queues[visitor.priority].push({ ...visitor, admit, refuse });
      this.#admitWaiting();
    });
  }

  leave(visitor: Visitor): void {
    this.#inFlight[visitor.priority] -= 1;
    this.#allowance.settle(visitor);
    this.#admitWaiting();
  }

  deadline(priority: Priority): number {
    return performance.now() + this.#options.patienceMs[priority];
  }

  /** Nobody enters for this long. Those who cannot wait are told at once. */
  close(forMs: number): void {
    this.#opensAt = Math.max(this.#opensAt, performance.now() + Math.min(forMs, longestCloseMs));
    this.#admitWaiting();
  }

  /** What an answer said of the allowance, null if nothing; to be told before the request leaves. */
  answered(told: ToldAllowance | null, sentAt: number): void {
    this.#allowance.answered(told, sentAt, performance.now());
  }

  /** So many units were refused, since the allowance is used up; to be told before the request leaves. */
  refused(units: number): void {
    this.#allowance.refused(units, performance.now());
  }

  /** Milliseconds a request that came now would have to wait for SharePoint; 0 when it would not. */
  waitMs(priority: Priority, units: number): number {
    const now = performance.now();
    const wait = this.#opening({ priority, units }, now) - now;
    return Number.isFinite(wait) ? Math.max(0, wait) : 0;
  }

  /** When SharePoint lets such a request in. Infinity: not before another was answered. */
  #opening({ priority, units }: Pick<Visitor, 'priority' | 'units'>, now: number): number {
    if (priority === 'foreground') return this.#opensAt;
    return Math.max(this.#opensAt, now + this.#allowance.waitMs(units, now));
  }

  #refuseHopeless(visitor: Visitor, now: number): void {
    const opening = this.#opening(visitor, now);
    if (Number.isFinite(opening) && opening > Math.max(now, visitor.deadline)) {
      throw new GateClosed(opening - now);
    }
  }

  #hasRoom(visitor: Visitor, now: number): boolean {
    const { concurrency, keptForPeople } = this.#options;
    const { foreground, background } = this.#inFlight;
    if (foreground + background >= concurrency) return false;
    if (visitor.priority === 'background' && background >= Math.max(1, concurrency - keptForPeople)) {
      return false;
    }
    return this.#opening(visitor, now) <= now;
  }

  #ahead(priority: Priority): number {
    return priority === 'foreground' ? 0 : this.#queues.background.length;
  }

  #admit(visitor: Visitor): void {
    this.#inFlight[visitor.priority] += 1;
    this.#allowance.spend(visitor, performance.now());
  }

  #admitWaiting(): void {
    const now = performance.now();
    for (const priority of priorities) {
      this.#refuseWaiting(priority, now);
      const queue = this.#queues[priority];
      while (queue[0] && this.#hasRoom(queue[0], now)) {
        const next = queue.shift()!;
        this.#admit(next);
        next.admit();
      }
    }
    this.#wakeLater(now);
  }

  #refuseWaiting(priority: Priority, now: number): void {
    const queue = this.#queues[priority];
    this.#queues[priority] = queue.filter((waiting) => {
      const opening = this.#opening(waiting, now);
      const isHopeless = Number.isFinite(opening) && opening > now && opening > waiting.deadline;
      if (!isHopeless && waiting.deadline > now) return true;
      waiting.refuse(new GateClosed(isHopeless ? opening - now : 1000));
      return false;
    });
  }

  #wakeLater(now: number): void {
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = null;
    const waiting = [...this.#queues.foreground, ...this.#queues.background];
    const moments = waiting
      .flatMap((one) => [this.#opening(one, now), one.deadline])
      .filter((moment) => moment > now && Number.isFinite(moment));
    if (moments.length === 0) return;
    this.#timer = setTimeout(() => this.#admitWaiting(), Math.min(...moments) - now + 1);
  }
}
