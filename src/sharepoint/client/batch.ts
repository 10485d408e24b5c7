import { AppError } from '#domain/errors';
import { GraphUnreachableError } from './errors.ts';
import type { Visitor } from './gate.ts';
import type { Answer } from './graph-client.ts';
import { resourceUnits } from './resource-units.ts';
import { isLost, isThrottled, maxThrottled, type Said } from './retry.ts';
import { toGraphError } from './to-error.ts';

/** Graph's own limit. */
export const batchSize = 20;

export interface BatchRequest {
  method: 'GET' | 'POST' | 'PATCH';
  path: string;
  headers?: Record<string, string>;
  body?: unknown;
  /** Only once the request before it in the same batch was done; left alone, with a 424, when that failed. */
  afterPrevious?: boolean;
}

export interface BatchAnswer {
  /** Parsed JSON; null when there was none. */
  body: unknown;
  /** Null when the answer is 2xx. */
  error: AppError | null;
  /** Above 1: an earlier try may have been carried out although its answer was lost. */
  attempts: number;
}

export interface BatchSender {
  maxAttempts: number;
  /** How long to pause before what was sent so often and got no answer is sent again. */
  pauseMs: (attempts: number) => number;
  visitor: (units: number) => Visitor;
  /** @param attempts how often this batch was sent before */
  post: (body: unknown, visitor: Visitor, attempts: number) => Promise<Answer>;
}

/** One well-formed answer inside a batch. */
interface InnerAnswer {
  status: number;
  headers: Headers;
  body: unknown;
}

/** Graph takes no body over 4 MB; the rest is for what stands around the requests' own bodies. */
const batchBytes = 3_500_000;

/** Sends requests twenty at a time, one batch after the other; answers come in the order of the requests. */
export async function sendBatch(
  requests: readonly BatchRequest[],
  sender: BatchSender,
): Promise<BatchAnswer[]> {
  const answers: BatchAnswer[] = [];
  for (const batch of batchesOf(requests)) answers.push(...(await sendOne(batch, sender)));
  return answers;
}

/** As full as Graph takes them. A request that waits for the one before it stays with it. */
function batchesOf(requests: readonly BatchRequest[]): BatchRequest[][] {
  const batches: BatchRequest[][] = [];
  let room = { requests: 0, bytes: 0 };
  for (const [at, request] of requests.entries()) {
    if (request.afterPrevious && at > 0) continue; // taken with the first of its chain
    const next = requests.findIndex((other, index) => index > at && !other.afterPrevious);
    const chain = requests.slice(at, next === -1 ? undefined : next);
    const bytes = chain.reduce((sum, { body }) => sum + bytesOf(body), 0);
    if (chain.length > room.requests || bytes > room.bytes) {
      batches.push([]);
      room = { requests: batchSize, bytes: batchBytes };
    }
    batches.at(-1)?.push(...chain);
    room = { requests: room.requests - chain.length, bytes: room.bytes - bytes };
  }
  return batches;
}

function bytesOf(body: unknown): number {
  return body === undefined ? 0 : Buffer.byteLength(JSON.stringify(body));
}

/**
 * Graph throttles the requests of a batch one by one while the batch itself succeeds: those refused are sent
 * again, alone, after the longest wait any of them was told. So are those that Graph left out of its answer.
 */
async function sendOne(requests: readonly BatchRequest[], sender: BatchSender): Promise<BatchAnswer[]> {
  const answers: BatchAnswer[] = [];
  const tries = requests.map(() => ({ lost: 0, throttled: 0 }));
  const units = requests.map(resourceUnits);
  const { deadline, priority } = sender.visitor(0);
  let pending = requests.map((_, index) => index);
  for (let attempts = 0; pending.length > 0;) {
    const visitor = { priority, deadline, units: pending.reduce((sum, index) => sum + units[index]!, 0) };
    const body = { requests: pending.map((index) => inner(index, requests[index]!, pending)) };
    const outer = await sender.post(body, visitor, attempts).catch((error: unknown) => {
      if (!(error instanceof AppError)) throw error;
      return error;
    });
    if (outer instanceof AppError) {
      // What was answered before stands; nobody may take it for not done.
      for (const index of pending) answers[index] = { body: null, error: outer, attempts: attempts + 1 };
      break;
    }
    attempts = outer.attempts;
    const inside = innerAnswers(outer.body);
    const isAgain = new Set<number>();
    for (const index of pending) {
      const answer = inside.get(String(index));
      answers[index] = readAnswer(requests[index]!, answer, attempts);
      const previousIsAgain = requests[index]!.afterPrevious && isAgain.has(index - 1);
      if (!answer || isLost(answer.status)) tries[index]!.lost += 1;
      else if (isThrottled(answer.status)) tries[index]!.throttled += 1;
      else if (!(answer.status === 424 && previousIsAgain)) continue;
      if (tries[index]!.lost < sender.maxAttempts && tries[index]!.throttled < maxThrottled)
        isAgain.add(index);
    }
    pending = [...isAgain];
    if (pending.some((index) => tries[index]!.lost > 0)) {
      const pauseMs = sender.pauseMs(Math.max(...pending.map((index) => tries[index]!.lost)));
      if (performance.now() + pauseMs > deadline) break;
      await new Promise((resolve) => setTimeout(resolve, pauseMs));
    }
  }
  return answers;
}

/** What every request of a batch was told of the allowance. */
export async function saidInBatch(response: Response): Promise<readonly Said[]> {
  if (!response.ok) return [];
  const body: unknown = await response
    .clone()
    .json()
    .catch(() => null);
  return [...innerAnswers(body).values()];
}

function inner(
  index: number,
  { method, path, headers, body, afterPrevious }: BatchRequest,
  pending: readonly number[],
): Record<string, unknown> {
  const isHeld = afterPrevious && pending.includes(index - 1);
  const request = { id: String(index), method, url: path, ...(isHeld && { dependsOn: [String(index - 1)] }) };
  if (body === undefined) return { ...request, headers };
  return { ...request, headers: { 'Content-Type': 'application/json', ...headers }, body };
}

/**
 * By id. What is no answer is passed over, so that its request counts as unanswered. Of two answers to one
 * request the successful one is right: nothing undoes a write.
 */
function innerAnswers(body: unknown): Map<string, InnerAnswer> {
  const listed = (body as { responses?: unknown } | null)?.responses;
  const answers = new Map<string, InnerAnswer>();
  for (const entry of Array.isArray(listed) ? (listed as unknown[]) : []) {
    const { id, status, headers, body: innerBody = null } = (entry ?? {}) as Record<string, unknown>;
    if (typeof id !== 'string' && typeof id !== 'number') continue;
    if (typeof status !== 'number' || !Number.isInteger(status)) continue;
    const known = answers.get(String(id));
    if (known && isSuccess(known.status)) continue;
    answers.set(String(id), { status, headers: headersFrom(headers), body: innerBody });
  }
  return answers;
}

function headersFrom(given: unknown): Headers {
  const headers = new Headers();
  for (const [name, value] of Object.entries(given ?? {})) {
    if (headersRead.test(name) && /^[ -~]+$/.test(String(value))) headers.set(name, String(value));
  }
  return headers;
}

const headersRead = /^(retry-after|ratelimit-(limit|remaining|reset)|date|(client-)?request-id)$/i;

function readAnswer(
  { method, path }: BatchRequest,
  answer: InnerAnswer | undefined,
  attempts: number,
): BatchAnswer {
  if (!answer) return { body: null, error: unanswered(method, path, attempts), attempts };
  if (isSuccess(answer.status)) return { body: answer.body, error: null, attempts };
  return { body: null, error: toGraphError({ method, path, ...answer, attempts }), attempts };
}

function unanswered(method: string, path: string, attempts: number): GraphUnreachableError {
  return new GraphUnreachableError('SharePoint left a part of what was asked without an answer.', {
    ...{ method, path, attempts },
    ...{ status: null, graphCode: null, requestId: null, clientRequestId: null },
  });
}

function isSuccess(status: number): boolean {
  return status >= 200 && status < 300;
}
