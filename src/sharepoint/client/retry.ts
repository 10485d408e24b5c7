import type { Context, Middleware, MiddlewareOptions } from '@microsoft/microsoft-graph-client';
import { AppError } from '#domain/errors';
import { carry } from './carried.ts';
import { GraphThrottledError, GraphUnreachableError, type GraphFacts } from './errors.ts';
import { GateClosed, type Gate, type Priority } from './gate.ts';
import { scarceForSeconds, waitSeconds } from './retry-after.ts';
import { ConnectionFailed } from './transport.ts';

/** One request on its way, through however many tries. */
export class Call implements MiddlewareOptions {
  readonly priority: Priority;
  attempts = 0;

  constructor(priority: Priority) {
    this.priority = priority;
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
    const deadline = gate.deadline(call.priority);
    for (;;) {
      await this.#enter(context, call, deadline);
      const lost = await this.#exchange(context, call).finally(() => gate.leave());
      const { response } = context;
      if (response && isThrottled(response.status)) {
        gate.close(1000 * (waitSeconds(response.headers) ?? this.#backoffMs(call.attempts) / 1000));
        if (call.attempts >= maxAttempts) return;
      } else if (lost || !response || isGatewayError(response.status)) {
        const pauseMs = this.#backoffMs(call.attempts);
        if (call.attempts >= maxAttempts || performance.now() + pauseMs > deadline) {
          if (response) return;
          throw carry(
            new GraphUnreachableError('SharePoint could not be reached.', facts(context, call), {
              cause: lost,
            }),
          );
        }
        await new Promise((resolve) => setTimeout(resolve, pauseMs));
      } else {
        const scarceSeconds = scarceForSeconds(response.headers);
        if (scarceSeconds !== null) gate.closeToBackground(scarceSeconds * 1000);
        return;
      }
    }
  }

  async #enter(context: Context, call: Call, deadline: number): Promise<void> {
    try {
      await this.#options.gate.enter(call.priority, deadline);
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
    try {
      await this.#next.execute(context);
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
      });
    }
  }

  #backoffMs(attempts: number): number {
    return this.#options.backoffMs * 2 ** (attempts - 1) * (0.5 + Math.random());
  }
}

export function isThrottled(status: number): boolean {
  return status === 429 || status === 503;
}

export function isGatewayError(status: number): boolean {
  return status === 502 || status === 504;
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
