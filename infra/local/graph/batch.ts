import { randomUUID } from 'node:crypto';
import type { GraphRequest, GraphResponse, JsonObject } from './protocol.ts';
import { dropped, isJsonObject } from './protocol.ts';
import { badRequest } from './refusal.ts';

const maximumRequests = 20;

/** One request of a batch. */
export interface BatchStep {
  id: string;
  dependsOn: readonly string[];
  request: GraphRequest;
}

/** @throws {Refusal} 400 when the batch itself is malformed */
export function readBatch({ body, base, headers }: GraphRequest): BatchStep[] {
  const requests = isJsonObject(body) ? body['requests'] : undefined;
  if (!Array.isArray(requests)) throw badRequest('Invalid batch payload format.');
  if (requests.length > maximumRequests) {
    throw badRequest(`Number of batch request steps exceeds the maximum value of ${maximumRequests}.`);
  }
  const steps = requests.map((entry: unknown) => readStep(entry, base, headers['authorization']));
  const ids = steps.map(({ id }) => id.toLowerCase());
  if (new Set(ids).size < ids.length)
    throw badRequest('The batch has more than one request with the same id.');
  for (const [at, { dependsOn }] of steps.entries()) {
    const earlier = ids.slice(0, at);
    if (dependsOn.some((id) => !earlier.includes(id.toLowerCase()))) {
      throw badRequest('A request of the batch depends on one that does not come before it.');
    }
  }
  return steps;
}

/**
 * Runs the steps one after another; each stands or falls alone, but a step whose dependency failed is not run.
 * @param run answers one step; `dropped` ends the batch there, with the work of the steps before it done
 */
export function runBatch<Step extends BatchStep>(
  steps: readonly Step[],
  run: (step: Step) => GraphResponse | typeof dropped,
): GraphResponse | typeof dropped {
  const answers = new Map<string, GraphResponse>();
  for (const step of steps) {
    const { id, dependsOn } = step;
    const failed = dependsOn.some((other) => (answers.get(other.toLowerCase())?.status ?? 500) >= 400);
    const answer = failed ? failedDependency : run(step);
    if (answer === dropped) return dropped;
    answers.set(id.toLowerCase(), answer);
  }
  const responses = steps.map(({ id }) => stepBody(id, answers.get(id.toLowerCase()) ?? failedDependency));
  return { status: 200, body: { responses: responses.reverse() } };
}

const failedDependency: GraphResponse = {
  status: 424,
  body: { error: { code: 'FailedDependency', message: 'A request this one depends on has failed.' } },
};

function readStep(entry: unknown, base: string, authorization: string | undefined): BatchStep {
  if (!isJsonObject(entry)) throw badRequest('A request of the batch is not an object.');
  const { id, method, url, headers, body } = entry;
  const dependsOn = entry['dependsOn'] ?? [];
  if (!isFilled(id) || !isFilled(method) || !isFilled(url)) {
    throw badRequest("A request of the batch needs 'id', 'method' and 'url'.");
  }
  if (/^[a-z][a-z0-9+.-]*:\/\//i.test(url)) {
    throw badRequest(`Request ${id} has an absolute url; it must be relative, without host and version.`);
  }
  const given = Object.entries(isJsonObject(headers) ? headers : {});
  const lower = Object.fromEntries(given.map(([name, value]) => [name.toLowerCase(), String(value)]));
  if (body !== undefined && body !== null && !lower['content-type']) {
    throw badRequest(`Request ${id} has a body but no Content-Type header.`);
  }
  if (!Array.isArray(dependsOn) || dependsOn.some((other) => typeof other !== 'string')) {
    throw badRequest("'dependsOn' must be an array of request ids.");
  }
  const [path = '', ...query] = url.split('?');
  return {
    id,
    dependsOn: dependsOn as string[],
    request: {
      requestId: randomUUID(),
      method: method.toUpperCase(),
      // The SDK's batches keep the version in front of the path.
      path: `/${path.replace(/^\/+/, '')}`.replace(/^\/v1\.0(?=\/)/, ''),
      query: new URLSearchParams(query.join('?')),
      headers: { ...lower, authorization },
      body,
      base,
    },
  };
}

function isFilled(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}

/** Answers come in another order than the requests, as they may from Graph. */
function stepBody(id: string, { status, headers, body }: GraphResponse): JsonObject {
  return {
    id,
    status,
    headers: { 'Cache-Control': 'no-cache', ...(body !== undefined && contentType), ...headers },
    ...(body !== undefined && { body }),
  };
}

const contentType = { 'Content-Type': 'application/json' };
