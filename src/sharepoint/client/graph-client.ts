import { Client, ResponseType, type GraphRequest } from '@microsoft/microsoft-graph-client';
import { AppError } from '#domain/errors';
import { Authentication } from './authentication.ts';
import { batchSize, saidInBatch, sendBatch, type BatchAnswer, type BatchRequest } from './batch.ts';
import { unload } from './carried.ts';
import { GraphError } from './errors.ts';
import { Gate, type GateOptions, type Priority, type Visitor } from './gate.ts';
import { links } from './links.ts';
import { resourceUnits, unitsOfWrite } from './resource-units.ts';
import { backoffMs, Call, Retry, type Exchange } from './retry.ts';
import { toGraphError } from './to-error.ts';
import type { TokenProvider } from './token-provider.ts';
import { Transport } from './transport.ts';

export interface GraphClientOptions {
  /** Default `https://graph.microsoft.com`. With or without `/v1.0` at the end. */
  graphUrl?: string;
  tokens: TokenProvider;
  /** The product's version, for the User-Agent. */
  version: string;
  gate?: Partial<GateOptions>;
  maxAttempts?: number;
  backoffMs?: number;
  timeoutMs?: number;
  /** Told of every request sent, retries included. */
  onExchange?: (exchange: Exchange) => void;
}

export interface SendOptions {
  /** Default foreground. */
  priority?: Priority;
  headers?: Record<string, string>;
}

export interface Answer {
  status: number;
  headers: Headers;
  /** Parsed JSON; null when there was no body. */
  body: unknown;
  /** Above 1: an earlier try may have been carried out although its answer was lost. */
  attempts: number;
}

/** One page of a collection; `next` and `delta` are links to give back to `get` whole. */
export interface Page {
  value: unknown[];
  next: string | null;
  delta: string | null;
}

/**
 * Microsoft Graph for one application and one process. Paths start with "/" and carry no version.
 * Every method throws a GraphError, named by what happened, unless the answer is 2xx.
 */
export interface GraphClient {
  get(path: string, options?: SendOptions): Promise<unknown>;
  post(path: string, body: unknown, options?: SendOptions): Promise<Answer>;
  patch(path: string, body: unknown, options?: SendOptions): Promise<Answer>;
  /** One page: the first of `path`, or the one a link of an earlier page leads to. */
  page(path: string, options?: SendOptions): Promise<Page>;
  /**
   * Any number of requests, 20 at a time, answers in the order of the requests. Never throws a GraphError:
   * every request has its own.
   */
  batch(requests: readonly BatchRequest[], options?: SendOptions): Promise<BatchAnswer[]>;
  /** Reads a page out of a batch answer. */
  pageOf(body: unknown): Page;
  /** Seconds SharePoint makes a full batch of writes wait that came now; 0 when it would be sent at once. */
  waitSeconds(priority: Priority): number;
}

const defaultGate: GateOptions = {
  concurrency: 8,
  keptForPeople: 2,
  queueLimit: 500,
  patienceMs: { foreground: 8_000, background: 300_000 },
};

export function createGraphClient(options: GraphClientOptions): GraphClient {
  const { base, relative } = links(options.graphUrl ?? 'https://graph.microsoft.com');
  const gate = new Gate({ ...defaultGate, ...options.gate });
  const transport = new Transport({
    userAgent: `NONISV|GoldenThread|GoldenThread/${options.version}`,
    timeoutMs: options.timeoutMs ?? 60_000,
  });
  const retry = {
    gate,
    maxAttempts: options.maxAttempts ?? 5,
    backoffMs: options.backoffMs ?? 500,
    onExchange: options.onExchange ?? (() => undefined),
  };
  const sdk = Client.initWithMiddleware({
    baseUrl: base,
    defaultVersion: 'v1.0',
    middleware: new Retry(retry, new Authentication(options.tokens, transport)),
  });

  async function send(
    method: 'GET' | 'POST' | 'PATCH',
    path: string,
    body: unknown,
    sending: SendOptions,
    call = new Call(visitorOf(sending, resourceUnits({ method, path }))),
  ): Promise<Answer> {
    const request = sdk
      .api(relative(path))
      .headers(sending.headers ?? {})
      .middlewareOptions([call])
      .responseType(ResponseType.RAW);
    const response = await exchange(request, method, body);
    const answer: Answer = {
      status: response.status,
      headers: response.headers,
      body: parse(await response.text()),
      attempts: call.attempts,
    };
    if (!response.ok) throw toGraphError({ method, path, ...answer });
    return answer;
  }

  function visitorOf({ priority = 'foreground' }: SendOptions, units: number): Visitor {
    return { priority, units, deadline: gate.deadline(priority) };
  }

  /** One request needs no batch around it. */
  async function alone(
    { method, path, headers, body }: BatchRequest,
    sending: SendOptions,
  ): Promise<BatchAnswer> {
    try {
      const answer = await send(method, path, body, { ...sending, ...(headers && { headers }) });
      return { body: answer.body, error: null, attempts: answer.attempts };
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      return { body: null, error, attempts: error instanceof GraphError ? error.facts.attempts : 1 };
    }
  }

  function pageOf(body: unknown): Page {
    const page = body as { value?: unknown[]; '@odata.nextLink'?: string; '@odata.deltaLink'?: string };
    const next = page['@odata.nextLink'];
    const delta = page['@odata.deltaLink'];
    return {
      value: page.value ?? [],
      next: next === undefined ? null : relative(next),
      delta: delta === undefined ? null : relative(delta),
    };
  }

  return {
    get: async (path, sending = {}) => (await send('GET', path, undefined, sending)).body,
    post: (path, body, sending = {}) => send('POST', path, body, sending),
    patch: (path, body, sending = {}) => send('PATCH', path, body, sending),
    page: async (path, sending = {}) => pageOf((await send('GET', path, undefined, sending)).body),
    batch: async (requests, sending = {}) => {
      const [first] = requests;
      if (first && requests.length === 1) return [await alone(first, sending)];
      return sendBatch(requests, {
        maxAttempts: retry.maxAttempts,
        pauseMs: (attempts) => backoffMs(retry.backoffMs, attempts),
        visitor: (units) => visitorOf(sending, units),
        post: (body, visitor, attempts) =>
          send('POST', '/$batch', body, sending, new Call(visitor, saidInBatch, attempts)),
      });
    },
    pageOf,
    waitSeconds: (priority) => gate.waitMs(priority, batchSize * unitsOfWrite) / 1000,
  };
}

/** With `ResponseType.RAW` the SDK gives the response itself, whatever its status. */
async function exchange(
  request: GraphRequest,
  method: 'GET' | 'POST' | 'PATCH',
  body: unknown,
): Promise<Response> {
  try {
    if (method === 'GET') return (await request.get()) as Response;
    if (method === 'POST') return (await request.post(body)) as Response;
    return (await request.patch(body)) as Response;
  } catch (error) {
    throw unload(error);
  }
}

function parse(text: string): unknown {
  if (text === '') return null;
  try {
    return JSON.parse(text);
  } catch {
    return text; // gateways between us and Graph answer in HTML
  }
}
