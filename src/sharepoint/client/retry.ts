import type { Context, Middleware, MiddlewareOptions } from '@microsoft/microsoft-graph-client';
import { AppError } from '#domain/errors';
import { carry } from './carried.ts';
import { GraphThrottledError, GraphUnreachableError, type GraphFacts } from './errors.ts';
import { GateClosed, type Gate, type Visitor } from './gate.ts';
import { toldAllowance, waitSeconds } from './retry-after.ts';
import { ConnectionFailed } from './transport.ts';

/** What one answer says of SharePoint's allowance; a batch says it once for every request inside. */
export interface Said {
  status: number;
  headers: Headers;
}

/** One request on its way, through however many tries. */
export class Call implements MiddlewareOptions {
  readonly visitor: Visitor;
  /** Everything an answer says of the allowance besides its own status and headers. */
  readonly saidInside: (response: Response) => Promise<readonly Said[]>;
  attempts: number;

  /** @param attempts how often it was sent before, as part of something larger */
  constructor(
    visitor: Visitor,
    saidInside: (response: Response) => Promise<readonly Said[]> = () => Promise.resolve([]),
    attempts = 0,
  ) {
    this.visitor = visitor;
    this.saidInside = saidInside;
    this.attempts = attempts;
  }
}

/** What happened on the wire; for logs and metrics. */
export interface Exchange {
  method: string;
  url: string;
  /** Null when no answer came. */
  status: number | null;
  attempt: number;
  ms: number;
  /** What it cost of SharePoint's allowance, in resource units. */
  units: number;
  /** Requests refused with 429 or 503, those inside a batch counted singly. */
  throttled: number;
}

export interface RetryOptions {
  gate: Gate;
  maxAttempts: number;
  /** First pause after a lost answer; doubled each time, with jitter. */
  backoffMs: number;
  onExchange: (exchange: Exchange) => void;
}

/**
 * Sends a request until it is answered. A throttled answer closes the gate for everyone; a lost one is
 * repeated after a pause. Repeating is safe for every request we make: creates carry a unique key, writes
 * an eTag, and both recognise that an earlier try went through.
 */
export class Retry implements Middleware {
  readonly #options: RetryOptions;
  readonly #next: Middleware;

  constructor(options: RetryOptions, next: Middleware) {
    this.#options = options;
    this.#next = next;
  }

  async execute(context: Context): Promise<void> {
    const call = context.middlewareControl?.getMiddlewareOptions(Call);
    if (!(call instanceof Call)) throw new Error('Every request needs a Call.');
    const { gate, maxAttempts } = this.#options;
    const { visitor } = call;
    let throttled = 0;
    for (let lostAnswers = 0; ;) {
      await this.#enter(context, call);
      const lost = await this.#exchange(context, call).finally(() => gate.leave(visitor));
      const { response } = context;
      if (response && isThrottled(response.status)) {
        throttled += 1;
        if (throttled >= maxThrottled) return;
      } else if (lost || !response || isLost(response.status)) {
        lostAnswers += 1;
        const pauseMs = this.#backoffMs(lostAnswers);
        if (lostAnswers >= maxAttempts || performance.now() + pauseMs > visitor.deadline) {
          if (response) return;
          throw carry(
            new GraphUnreachableError('SharePoint could not be reached.', facts(context, call), {
              cause: lost,
            }),
          );
        }
        await new Promise((resolve) => setTimeout(resolve, pauseMs));
      } else return;
    }
  }

  async #enter(context: Context, call: Call): Promise<void> {
    try {
      await this.#options.gate.enter(call.visitor);
    } catch (error) {
      if (!(error instanceof GateClosed)) throw error;
      throw carry(new GraphThrottledError(error.waitMs / 1000, facts(context, call), { cause: error }));
    }
  }

  /** @returns why the answer was lost, or null when one came */
  async #exchange(context: Context, call: Call): Promise<ConnectionFailed | null> {
    forget(context);
    call.attempts += 1;
    const startedAt = performance.now();
    let throttled = 0;
    try {
      await this.#next.execute(context);
      if (context.response) throttled = await this.#obey(context.response, call, startedAt);
      return null;
    } catch (error) {
      if (error instanceof ConnectionFailed) return error;
      throw error instanceof AppError ? carry(error) : error;
    } finally {
      this.#options.onExchange({
        method: context.options?.method ?? 'GET',
        url: addressOf(context),
        status: context.response?.status ?? null,
        attempt: call.attempts,
        ms: performance.now() - startedAt,
        units: call.visitor.units,
        throttled,
      });
    }
  }

  /**
   * Before the request leaves the gate, so that nobody enters on older news.
   * @returns how many requests SharePoint refused because of their number, those inside a batch counted singly
   */
  async #obey(response: Response, call: Call, sentAt: number): Promise<number> {
    const { gate } = this.#options;
    const inside = await call.saidInside(response);
    const units = call.visitor.units / Math.max(1, inside.length);
    let throttled = 0;
    for (const { status, headers } of [response, ...inside]) {
      gate.answered(toldAllowance(headers), sentAt);
      if (!isThrottled(status)) continue;
      throttled += 1;
      if (status === 429) gate.refused(units);
      // A wait of nothing, or none at all, would only use up our tries.
      gate.close(Math.max(1000 * (waitSeconds(headers) ?? 0), this.#backoffMs(call.attempts)));
    }
    return throttled;
  }

  #backoffMs(attempts: number): number {
    return backoffMs(this.#options.backoffMs, attempts);
  }
}

/** Twice as long each time, with jitter. */
export function backoffMs(firstMs: number, attempts: number): number {
  return Math.min(longestBackoffMs, firstMs * 2 ** (attempts - 1)) * (0.5 + Math.random());
}

const longestBackoffMs = 30_000;

/** Times one request is sent again because SharePoint asked to wait; its deadline ends most sooner. */
export const maxThrottled = 10;

export function isThrottled(status: number): boolean {
  return status === 429 || status === 503;
}

/** Something between us and SharePoint gave up: what was asked may have been done all the same. */
export function isLost(status: number): boolean {
  return status === 408 || status === 500 || status === 502 || status === 504;
}

/** Otherwise the last try's answer would pass for this one's. */
function forget(context: Context): void {
  delete context.response;
}

function facts(context: Context, call: Call): GraphFacts {
  return {
    method: context.options?.method ?? 'GET',
    path: addressOf(context),
    status: null,
    graphCode: null,
    requestId: null,
    clientRequestId: null,
    attempts: call.attempts,
  };
}

function addressOf({ request }: Context): string {
  return typeof request === 'string' ? request : request.url;
}
