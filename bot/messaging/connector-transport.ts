import type { ConfigurationBotFrameworkAuthentication } from 'botbuilder';

type ConnectorOptions = NonNullable<ConstructorParameters<typeof ConfigurationBotFrameworkAuthentication>[4]>;
type HttpClient = NonNullable<ConnectorOptions['httpClient']>;
type ConnectorRequest = Parameters<HttpClient['sendRequest']>[0];
type ConnectorResponse = Awaited<ReturnType<HttpClient['sendRequest']>>;

/** Longer than Teams ever takes; a sweep must not hang on one message. */
const timeoutMs = 30_000;

/** An answer of Teams' connector service that is not a success. */
export class ConnectorError extends Error {
  readonly status: number;
  /** The body, which names the code. */
  readonly text: string;
  /** How long Teams asks to wait; null where it does not say. */
  readonly retryAfterMs: number | null;

  constructor(status: number, text: string, retryAfterMs: number | null) {
    super(`Teams answered ${status}${text === '' ? '' : `: ${text.slice(0, 300)}`}`);
    this.name = 'ConnectorError';
    this.status = status;
    this.text = text;
    this.retryAfterMs = retryAfterMs;
  }
}

/**
 * How the connector client reaches Teams. Its own way repeats a 500, which Teams says not to, waits within one
 * send for as long as a 429 names, and never repeats a 412. Thrown from here, a refusal passes its repeats by
 * and comes to `withRetries`, which does what Teams asks for.
 *
 * @see https://learn.microsoft.com/microsoftteams/platform/bots/how-to/rate-limit
 */
export const connectorTransport: HttpClient = {
  async sendRequest(request): Promise<ConnectorResponse> {
    const response = await fetch(request.url, {
      method: request.method,
      headers: request.headers.rawHeaders(),
      body: bodyOf(request),
      signal: AbortSignal.timeout(request.timeout > 0 ? request.timeout : timeoutMs),
    });
    const bodyAsText = await response.text();
    if (!response.ok) throw new ConnectorError(response.status, bodyAsText, retryAfterMs(response));
    const headers = request.headers.clone();
    for (const { name } of headers.headersArray()) headers.remove(name);
    response.headers.forEach((value, name) => headers.set(name, value));
    return { request, status: response.status, headers, bodyAsText };
  },
};

/** Seconds, perhaps with a fraction. */
function retryAfterMs({ headers }: Response): number | null {
  const seconds = Number(headers.get('retry-after') ?? Number.NaN);
  return Number.isFinite(seconds) && seconds >= 0 ? seconds * 1000 : null;
}

function bodyOf({ body }: ConnectorRequest): string | null {
  return typeof body === 'string' ? body : null; // activities are JSON; there is nothing else
}
