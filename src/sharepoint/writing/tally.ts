import type { Priority } from '../client/gate.ts';
import type { GraphClient } from '../client/graph-client.ts';
import type { WriteManyOptions, WriteOutcome } from '../store.ts';

/** Outcomes as they come in, told to whoever watches; and, every second, how long SharePoint makes us wait. */
export class Tally {
  readonly priority: Priority;
  readonly signal: AbortSignal | undefined;
  readonly #client: GraphClient;
  readonly #onProgress: WriteManyOptions['onProgress'];
  readonly #outcomes: (WriteOutcome | undefined)[];
  #written = 0;
  #waitSeconds: number | null = null;
  #ticking: NodeJS.Timeout | undefined;

  constructor(client: GraphClient, total: number, { priority, signal, onProgress }: WriteManyOptions) {
    this.#client = client;
    this.#onProgress = onProgress;
    this.#outcomes = new Array<WriteOutcome | undefined>(total).fill(undefined);
    this.priority = priority ?? 'background';
    this.signal = signal;
    if (onProgress) this.#ticking = setInterval(() => this.#tick(), 1_000);
  }

  settle(index: number, outcome: WriteOutcome): void {
    this.#outcomes[index] = outcome;
    if (outcome.ok) this.#written += 1;
  }

  /** Once after every batch rather than for every row. */
  tell(): void {
    const { length: total } = this.#outcomes;
    const waits = this.#written < total ? this.#client.waitSeconds(this.priority) : 0;
    this.#waitSeconds = waits >= 1 ? Math.ceil(waits) : null;
    this.#onProgress?.({ written: this.#written, total, waitSeconds: this.#waitSeconds });
  }

  /** @returns one for every write; an interrupted tally has none and is not asked */
  outcomes(): WriteOutcome[] {
    return this.#outcomes as WriteOutcome[];
  }

  close(): void {
    clearInterval(this.#ticking);
  }

  #tick(): void {
    const isPaused = this.#client.waitSeconds(this.priority) >= 1;
    if (isPaused || this.#waitSeconds !== null) this.tell();
  }
}
