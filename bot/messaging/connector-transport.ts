import http, { type IncomingHttpHeaders, type IncomingMessage } from 'node:http';
import https from 'node:https';
import type { ConfigurationBotFrameworkAuthentication } from 'botbuilder';

type ConnectorOptions = NonNullable<ConstructorParameters<typeof ConfigurationBotFrameworkAuthentication>[4]>;
type HttpClient = NonNullable<ConnectorOptions['httpClient']>;
type ConnectorResponse = Awaited<ReturnType<HttpClient['sendRequest']>>;

/** Longer than Teams ever takes; a sweep must not hang on one message. */
const longestAnswerMs = 30_000;

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

/** No answer came; unless Teams was not even reached, the message may have arrived. */
export class ConnectorSilenceError extends Error {
  /** Whether Teams was not even reached, so that nothing can have arrived. */
  readonly isUnsent: boolean;

  /** @param isLate whether it was we who would not wait any longer */
  constructor(cause: unknown, isLate: boolean) {
    const { code } = cause as { code?: unknown };
    const isUnsent = !isLate && typeof code === 'string' && unsentCodes.has(code);
    super(
      isUnsent
        ? `Teams could not be reached (${String(code)}).`
        : isLate
          ? 'Teams did not answer in time.'
          : 'Teams broke off the connection.',
      { cause },
    );
    this.name = 'ConnectorSilenceError';
    this.isUnsent = isUnsent;
  }
}

/** An address or a header that there cannot be, such as a chat's id in another script: nothing was sent. */
export class ConnectorRequestError extends Error {
  constructor(cause: TypeError) {
    super(`This cannot be asked of Teams: ${cause.message}.`, { cause });
    this.name = 'ConnectorRequestError';
  }
}

/** What Node calls a connection that never came about. */
const unsentCodes: ReadonlySet<string> = new Set([
  ...['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH'],
  ...['CERT_HAS_EXPIRED', 'ERR_TLS_CERT_ALTNAME_INVALID'],
]);

/** One request to Teams' connector service. */
export interface ConnectorCall {
  method: string;
  url: string;
  headers: Record<string, string>;
  /** Activities are JSON; there is nothing else. Empty for none. */
  body: string;
  /** How long Teams may take to answer. */
  timeoutMs?: number | undefined;
}

/** A success, its whole body read. */
export interface ConnectorAnswer {
  status: number;
  headers: IncomingHttpHeaders;
  text: string;
}

/**
 * Asks Teams once; whether again is for `withRetries` to say.
 *
 * Straight through Node's own client: `fetch`, with its streams and their copies, takes a quarter of the time of
 * a whole turn.
 *
 * @throws {ConnectorError} when Teams refuses
 * @throws {ConnectorSilenceError} when no answer comes
 * @throws {ConnectorRequestError} when it is no request
 */
export async function callConnector(call: ConnectorCall): Promise<ConnectorAnswer> {
  const { response, text } = await answerTo(call);
  const status = response.statusCode ?? 0;
  if (status < 200 || status > 299) throw new ConnectorError(status, text, retryAfterMs(response));
  return { status, headers: response.headers, text };
}

/**
 * How botbuilder's connector client reaches Teams. Its own way repeats a 500, which Teams says not to, waits
 * within one send for as long as a 429 names, and never repeats a 412. Thrown from here, a refusal passes its
 * repeats by and comes to `withRetries`, which does what Teams asks for.
 *
 * @see https://learn.microsoft.com/microsoftteams/platform/bots/how-to/rate-limit
 */
export function createConnectorTransport(timeoutMs: number | undefined): HttpClient {
  return {
    async sendRequest(request): Promise<ConnectorResponse> {
      const { method, url, timeout } = request;
      const body: unknown = request.body;
      const answer = await callConnector({
        ...{ method, url, body: typeof body === 'string' ? body : '' },
        headers: request.headers.rawHeaders(),
        timeoutMs: timeout > 0 ? timeout : timeoutMs,
      });
      const headers = request.headers.clone();
      for (const { name } of headers.headersArray()) headers.remove(name);
      for (const [name, value] of Object.entries(answer.headers)) headers.set(name, String(value));
      return { request, status: answer.status, headers, bodyAsText: answer.text };
    },
  };
}

async function answerTo(call: ConnectorCall): Promise<{ response: IncomingMessage; text: string }> {
  let isLate = false; // Node calls it by several names, by how far it had come
  try {
    const response = await exchange(call, () => (isLate = true));
    return { response, text: await textOf(response) };
  } catch (cause) {
    if (cause instanceof TypeError) throw new ConnectorRequestError(cause);
    throw new ConnectorSilenceError(cause, isLate);
  }
}

/** @returns the answer, its body still to come */
function exchange(
  { method, url, headers, body, timeoutMs = longestAnswerMs }: ConnectorCall,
  onLate: () => void,
): Promise<IncomingMessage> {
  const address = new URL(url);
  return new Promise((resolve, reject) => {
    const open = address.protocol === 'http:' ? http.request : https.request;
    const outgoing = open(address, {
      method,
      headers: {
        ...headers,
        'content-length': Buffer.byteLength(body),
        'accept-encoding': 'identity', // answers are an id and little else
      },
    });
    const timer = setTimeout(() => {
      onLate();
      outgoing.destroy();
    }, timeoutMs);
    outgoing
      .once('response', resolve)
      .once('close', () => clearTimeout(timer))
      .on('error', reject)
      .end(body);
  });
}

/** All of it, as it comes: an asynchronous iterator takes longer for these few bytes than the rest of the answer. */
function textOf(response: IncomingMessage): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = '';
    response
      .setEncoding('utf8')
      .on('data', (part: string) => (said += part))
      .once('end', () => resolve(said))
      .once('error', reject);
  });
}

/** Seconds, perhaps with a fraction, or the moment as a date. */
function retryAfterMs({ headers }: IncomingMessage): number | null {
  const asked = headers['retry-after']?.trim();
  if (!asked) return null;
  const seconds = Number(asked);
  if (Number.isFinite(seconds)) return seconds >= 0 ? seconds * 1000 : null;
  const moment = Date.parse(asked);
  return Number.isNaN(moment) ? null : Math.max(0, moment - Date.now());
}
