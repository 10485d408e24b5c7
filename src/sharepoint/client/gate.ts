/**
 * Foreground: a person is waiting. Background: imports, sweeps and refreshes nobody looks at.
 */
export type Priority = 'foreground' | 'background';

export interface GateOptions {
  /** Requests in flight at once. */
  concurrency: number;
  /** Requests that may wait; more are refused at once rather than piling up. */
  queueLimit: number;
  /** Longest a request waits for a closed gate, by priority. */
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

interface Waiting {
  deadline: number;
  admit: () => void;
  refuse: (reason: GateClosed) => void;
}

/**
 * The one door every request of this process goes through. SharePoint throttles the application, not the
 * call, so when it asks for a pause everything waits; people's requests go first when it opens again.
 */
export class Gate {
  readonly #options: GateOptions;
  readonly #queues: Record<Priority, Waiting[]> = { foreground: [], background: [] };
  readonly #opensAt: Record<Priority, number> = { foreground: 0, background: 0 };
  #inFlight = 0;
  #timer: NodeJS.Timeout | null = null;

  constructor(options: GateOptions) {
    this.#options = options;
  }

  /**
   * Waits for a turn. Every successful `enter` needs one `leave`.
   * @param deadline when this request gives up, in `performance.now()` time; default: its priority's patience
   * @throws {GateClosed}
   */
  async enter(priority: Priority, deadline = this.deadline(priority)): Promise<void> {
    const now = performance.now();
    const opensAt = this.#opensAt[priority];
    if (opensAt > deadline) throw new GateClosed(opensAt - now);
    if (opensAt <= now && this.#inFlight < this.#options.concurrency && this.#isNext(priority)) {
      this.#inFlight += 1;
      return;
    }
    const waiting = this.#queues.foreground.length + this.#queues.background.length;
    if (waiting >= this.#options.queueLimit) throw new GateClosed(Math.max(opensAt - now, 1000));
    await new Promise<void>((admit, refuse) => {
      this.#queues[priority].push({ deadline, admit, refuse });
      this.#admitWaiting();
    });
  }

  leave(): void {
    this.#inFlight -= 1;
    this.#admitWaiting();
  }

  deadline(priority: Priority): number {
    return performance.now() + this.#options.patienceMs[priority];
  }

  /** Nobody enters for this long. Those who cannot wait are told at once. */
  close(forMs: number): void {
    this.#closeTo('foreground', forMs);
    this.#closeTo('background', forMs);
    this.#admitWaiting();
  }

  /** Leaves what is left of the allowance to people. */
  closeToBackground(forMs: number): void {
    this.#closeTo('background', forMs);
    this.#admitWaiting();
  }

  #closeTo(priority: Priority, forMs: number): void {
    const now = performance.now();
    const opensAt = Math.max(this.#opensAt[priority], now + forMs);
    this.#opensAt[priority] = opensAt;
    const queue = this.#queues[priority];
    this.#queues[priority] = queue.filter((waiting) => waiting.deadline >= opensAt);
    for (const waiting of queue) {
      if (waiting.deadline < opensAt) waiting.refuse(new GateClosed(opensAt - now));
    }
  }

  #isNext(priority: Priority): boolean {
    return (
      this.#queues.foreground.length === 0 &&
      (priority === 'foreground' || this.#queues.background.length === 0)
    );
  }

  #admitWaiting(): void {
    const now = performance.now();
    for (const priority of ['foreground', 'background'] as const) {
      const queue = this.#queues[priority];
      while (
        queue.length > 0 &&
        this.#opensAt[priority] <= now &&
        this.#inFlight < this.#options.concurrency
      ) {
        this.#inFlight += 1;
        queue.shift()?.admit();
      }
    }
    this.#wakeWhenOpen(now);
  }

  #wakeWhenOpen(now: number): void {
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = null;
    const openings = (['foreground', 'background'] as const)
      .filter((priority) => this.#queues[priority].length > 0)
      .map((priority) => this.#opensAt[priority])
      .filter((opensAt) => opensAt > now);
    if (openings.length === 0) return;
    this.#timer = setTimeout(() => this.#admitWaiting(), Math.min(...openings) - now + 1);
  }
}
