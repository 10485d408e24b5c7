import type { Context, Middleware } from '@microsoft/microsoft-graph-client';

export interface TransportOptions {
  /** Decorated as Microsoft asks: undecorated traffic is throttled first. */
  userAgent: string;
  timeoutMs: number;
}

/** The connection failed, or nothing came in time. What was asked may have been done all the same. */
export class ConnectionFailed extends Error {}

/** The last link of the chain: one HTTP exchange, with the body read whole so that a broken one is retried. */
export class Transport implements Middleware {
  readonly #options: TransportOptions;

  constructor(options: TransportOptions) {
    this.#options = options;
  }

  async execute(context: Context): Promise<void> {
    const headers = new Headers(context.options?.headers);
    headers.set('User-Agent', this.#options.userAgent);
    headers.set('client-request-id', crypto.randomUUID());
    try {
      const response = await fetch(context.request, {
        ...context.options,
        headers,
        signal: AbortSignal.timeout(this.#options.timeoutMs),
      });
      const body = await response.arrayBuffer();
      context.response = new Response(body.byteLength > 0 ? body : null, {
        status: response.status,
        headers: response.headers,
      });
    } catch (cause) {
      throw new ConnectionFailed('No answer from SharePoint.', { cause });
    }
  }
}
