import type { ApiError } from '#api/contract/failures';
import { strings } from '../strings.ts';
import type { AccessToken } from './access-token.ts';
import { createConnectionLog, type ConnectionLog } from './connection.ts';
import { RefusedError, SignInError, UnreachableError } from './errors.ts';

export interface ApiClient {
  /**
   * Reads something, sending the eTag of the last answer: an unchanged answer costs no transfer and comes
   * back as the very same object.
   *
   * @throws {RefusedError | UnreachableError | SignInError}
   */
  read: <T>(path: string, signal?: AbortSignal) => Promise<T>;
  /**
   * As `read`, of something long: once it is there, only what changed since its version is sent. What the
   * browser kept from an earlier visit counts too, where the server lets it.
   *
   * @param place puts what changed into what there was
   */
  readOn: <T extends { version: string }>(
    path: string,
    place: (before: T, answer: unknown) => T,
    signal?: AbortSignal,
  ) => Promise<T>;
  /** Sends a request with the person's token. Any answer is returned; `refusal` reads a failed one. */
  send: (path: string, init: RequestInit) => Promise<Response>;
  /** How the requests before this moment went. */
  connection: ConnectionLog;
}

interface Asking {
  query: string;
  cache: RequestCache;
  signal: AbortSignal | undefined;
}

/** @param baseUrl empty in the tab, which is served by the same server; an address in tests */
export function createApiClient(token: AccessToken, baseUrl = ''): ApiClient {
  const lastAnswers = new Map<string, { eTag: string; body: unknown }>();
  const connection = createConnectionLog();

  async function read<T>(path: string, signal?: AbortSignal): Promise<T> {
    // no-store: the browser's own cache would answer 304 with a 200 and a fresh parse every time
    return ask<T>(path, { query: '', cache: 'no-store', signal, place: (answer) => answer as T });
  }

  async function readOn<T extends { version: string }>(
    path: string,
    place: (before: T, answer: unknown) => T,
    signal?: AbortSignal,
  ): Promise<T> {
    const before = lastAnswers.get(path)?.body as T | undefined;
    if (!before) return ask<T>(path, { query: '', cache: 'no-cache', signal, place: (all) => all as T });
    return ask<T>(path, {
      query: `?since=${encodeURIComponent(before.version)}`,
      cache: 'no-store',
      signal,
      place: (answer) => place(before, answer),
    });
  }

  async function ask<T>(
    path: string,
    { query, cache, signal, place }: Asking & { place: (answer: unknown) => T },
  ): Promise<T> {
    const last = lastAnswers.get(path);
    const headers: Record<string, string> = last ? { 'if-none-match': last.eTag } : {};
    const response = await send(path + query, { headers, cache, ...(signal ? { signal } : {}) });
    if (response.status === 304 && last) return last.body as T;
    if (!response.ok) throw await refusal(response);
    const body = place(await response.json());
    const eTag = response.headers.get('etag');
    if (eTag) lastAnswers.set(path, { eTag, body });
    return body;
  }

  async function send(path: string, init: RequestInit): Promise<Response> {
    const first = await sendOnce(path, init);
    if (first.status === 401) token.renew();
    const response = first.status === 401 ? await sendOnce(path, init) : first;
    connection.note(response.status === 401 ? 'signed-out' : 'fine');
    return response;
  }

  async function sendOnce(path: string, init: RequestInit): Promise<Response> {
    const bearer = await token.get().catch((cause: unknown) => {
      connection.note(navigator.onLine ? 'signed-out' : 'unreachable');
      throw new SignInError(strings.failures.signIn, { cause });
    });
    const headers = new Headers(init.headers);
    headers.set('authorization', `Bearer ${bearer}`);
    return fetch(`${baseUrl}/api/v1${path}`, { ...init, headers }).catch((cause: unknown) => {
      if (init.signal?.aborted) throw cause;
      connection.note('unreachable');
      throw new UnreachableError(strings.failures.unreachable, { cause });
    });
  }

  return { read, readOn, send, connection };
}

/** The error a failed answer stands for. */
export async function refusal(response: Response): Promise<RefusedError> {
  const { status } = response;
  const body: unknown = await response.json().catch(() => null); // a proxy's page is not JSON
  if (isApiError(body)) return new RefusedError({ status, ...body });
  return new RefusedError({ status, code: 'failed', message: strings.failures.answered(status) });
}

function isApiError(body: unknown): body is ApiError {
  return typeof body === 'object' && body !== null && 'code' in body && 'message' in body;
}
