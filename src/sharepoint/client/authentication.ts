import type { Context, Middleware } from '@microsoft/microsoft-graph-client';
import type { TokenProvider } from './token-provider.ts';

/**
 * Puts our token on every request, plain HTTP to the local Graph server included, which the SDK's own
 * handler leaves out. A refused token is renewed once: access can be revoked before a token expires.
 */
export class Authentication implements Middleware {
  readonly #tokens: TokenProvider;
  readonly #next: Middleware;

  constructor(tokens: TokenProvider, next: Middleware) {
    this.#tokens = tokens;
    this.#next = next;
  }

  async execute(context: Context): Promise<void> {
    await this.#send(context, false);
    if (context.response?.status === 401) await this.#send(context, true);
  }

  async #send(context: Context, renew: boolean): Promise<void> {
    const headers = new Headers(context.options?.headers);
    headers.set('Authorization', `Bearer ${await this.#tokens.token(renew)}`);
    context.options = { ...context.options, headers };
    await this.#next.execute(context);
  }
}
