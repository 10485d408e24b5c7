import type { Gate } from './gate.ts';
import type { Answer } from './graph-client.ts';
import { isGatewayError, isThrottled } from './retry.ts';
import { toGraphError } from './to-error.ts';
import type { GraphError } from './errors.ts';
import { waitSeconds } from './retry-after.ts';

/** Graph's own limit. */
export const batchSize = 20;

export interface BatchRequest {
  method: 'GET' | 'POST' | 'PATCH';
  path: string;
  headers?: Record<string, string>;
  body?: unknown;
}

export interface BatchAnswer extends Answer {
  /** Null when the answer is 2xx. */
  error: GraphError | null;
}

export interface BatchSender {
  gate: Gate;
  maxAttempts: number;
  post: (body: unknown) => Promise<Answer>;
}

interface InnerAnswer {
  id: string;
  status: number;
  headers?: Record<string, string>;
  body?: unknown;
}

/** Sends requests twenty at a time, one batch after the other; answers come in the order of the requests. */
export async function sendBatch(
  requests: readonly BatchRequest[],
  sender: BatchSender,
): Promise<BatchAnswer[]> {
  const answers: BatchAnswer[] = [];
  for (let start = 0; start < requests.length; start += batchSize) {
    answers.push(...(await sendOne(requests.slice(start, start + batchSize), sender)));
  }
  return answers;
}

/**
 * Graph throttles the requests of a batch one by one while the batch itself succeeds, so the refused ones
 * are sent again after the longest wait any of them was told.
 */
async function sendOne(requests: readonly BatchRequest[], sender: BatchSender): Promise<BatchAnswer[]> {
  const answers = new Map<number, BatchAnswer>();
  let pending = requests.map((_, index) => index);
  for (let attempt = 1; pending.length > 0; attempt += 1) {
    for (const index of pending) answers.delete(index);
    const outer = await sender.post({ requests: pending.map((index) => inner(index, requests[index]!)) });
    const attempts = outer.attempts + attempt - 1;
    for (const response of innerAnswers(outer)) {
      const index = Number(response.id);
      const request = requests[index];
      if (request) answers.set(index, readAnswer(request, response, attempts));
    }
    const missing = pending.find((index) => !answers.has(index));
    if (missing !== undefined)
      throw new Error(`Graph left out the answer to ${requests[missing]?.path} of a batch.`);
    pending =
      attempt < sender.maxAttempts ? pending.filter((index) => deservesRetry(answers.get(index)!)) : [];
    const waits = pending.map((index) => waitSeconds(answers.get(index)!.headers) ?? attempt);
    if (waits.length > 0) sender.gate.close(Math.max(...waits) * 1000);
  }
  return requests.map((_, index) => answers.get(index)!);
}

function inner(index: number, request: BatchRequest): Record<string, unknown> {
  const { method, path, headers, body } = request;
  if (body === undefined) return { id: String(index), method, url: path, headers };
  return {
    id: String(index),
    method,
    url: path,
    headers: { 'Content-Type': 'application/json', ...headers },
    body,
  };
}

function innerAnswers(outer: Answer): InnerAnswer[] {
  return (outer.body as { responses?: InnerAnswer[] } | null)?.responses ?? [];
}

function readAnswer(request: BatchRequest, response: InnerAnswer, attempts: number): BatchAnswer {
  const answer = {
    status: response.status,
    headers: new Headers(response.headers),
    body: response.body ?? null,
    attempts,
  };
  const failed = response.status < 200 || response.status >= 300;
  return {
    ...answer,
    error: failed ? toGraphError({ method: request.method, path: request.path, ...answer }) : null,
  };
}

function deservesRetry(answer: BatchAnswer): boolean {
  return isThrottled(answer.status) || isGatewayError(answer.status);
}
