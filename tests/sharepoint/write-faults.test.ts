import fc from 'fast-check';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Action } from '#domain/action';
import { AppError } from '#domain/errors';
import { createGraphClient } from '#sharepoint/client/graph-client';
import { fixedToken } from '#sharepoint/client/token-provider';
import { createStore } from '#sharepoint/create-store';
import { lists } from '#sharepoint/lists/lists';
import { provisionSite } from '#sharepoint/provision';
import type { Row, Store, Write } from '#sharepoint/store';
import { creating, replacing } from '#sharepoint/writes';
import { anAction } from '#tests/helpers/builders';
import { startLocalGraph, type LocalGraph } from '#tests/helpers/local-graph';
import {
  startManglingProxy,
  type Mangling,
  type ManglingProxy,
  type PassingAnswer,
} from '#tests/helpers/mangling-proxy';

let graph: LocalGraph;
let proxy: ManglingProxy;
beforeAll(async () => {
  graph = await startLocalGraph();
  proxy = await startManglingProxy(graph.url);
  await provisionSite(aClient(), graph.siteId);
});
afterAll(async () => {
  await proxy.close();
  await graph.close();
});
afterEach(() => proxy.mangle(() => undefined));

function aClient() {
  return createGraphClient({
    graphUrl: proxy.url,
    tokens: fixedToken(graph.token, graph.url),
    version: 'test',
    backoffMs: 2,
    gate: { patienceMs: { foreground: 3_000, background: 3_000 } },
  });
}

/** A process of its own, which throttling told another one does not keep back. */
function aStore(): Store {
  return createStore({
    client: aClient(),
    site: graph.siteId,
    clock: { now: () => new Date('2026-03-02T09:30:00Z') },
    freshnessMs: 60_000,
    onRefreshFailed: () => undefined,
  });
}

/** What SharePoint holds under these ids, seen by somebody who knows nothing yet; every item, twins included. */
async function inSharePoint(ids: readonly string[]): Promise<Map<string, unknown[]>> {
  proxy.mangle(() => undefined);
  const client = aClient();
  const found = new Map(ids.map((id): [string, unknown[]] => [id, []]));
  const select = '$expand=fields($select=Key,Progress)&$top=1000';
  let link: string | null = `/sites/${graph.siteId}/lists/${lists.actions.displayName}/items?${select}`;
  while (link !== null) {
    const page = await client.page(link);
    for (const { fields } of page.value as { fields: { Key: string; Progress?: string } }[]) {
      found.get(fields.Key)?.push(fields.Progress ?? null);
    }
    link = page.next;
  }
  return found;
}

let plans = 0;

/** Rows nobody has written yet, and as many that stand there to be changed. */
async function someRows(
  count: number,
  store = aStore(),
): Promise<{ fresh: Action[]; standing: Row<Action>[]; store: Store }> {
  const planId = `p-${(plans += 1)}`;
  const rows = Array.from({ length: 2 * count }, (_, index) =>
    anAction({ id: `${planId}:R:${index}`, planId, progress: 'Before' }),
  );
  await store.createMany('actions', rows.slice(count));
  return { fresh: rows.slice(0, count), standing: (await store.snapshot()).byPlan('actions', planId), store };
}

function allWrites(fresh: readonly Action[], standing: readonly Row<Action>[]): Write[] {
  return [
    ...creating('actions', fresh),
    ...standing.map(({ value, eTag }) => replacing('actions', { ...value, progress: 'After' }, eTag)),
  ];
}

interface Inner {
  id: unknown;
  status: unknown;
  headers?: unknown;
  body?: unknown;
}

/** Changes what a batch answered for each of its requests. */
function inside(change: (responses: Inner[]) => unknown[]): Mangling {
  return {
    kind: 'change',
    change: (answer) => {
      const { responses } = JSON.parse(answer.body) as { responses?: Inner[] };
      return responses ? { ...answer, body: JSON.stringify({ responses: change(responses) }) } : answer;
    },
  };
}

function instead(status: number, headers: Record<string, string>, asked: boolean, body = ''): Mangling {
  return { kind: 'instead', asked, answer: { status, headers, body } satisfies PassingAnswer };
}

const html = '<html><body>Our services are not available right now</body></html>';
const asHtml = { 'content-type': 'text/html' };
const error = (code: string) => ({ error: { code, message: 'No.', innerError: {} } });

/** Every way an answer was ever seen, or can be thought, to go wrong. After each, SharePoint may have done it. */
const faults: Record<string, Mangling> = {
  'a batch answer without its first part': inside((all) => all.slice(1)),
  'a batch answer without any part': inside(() => []),
  'a batch answer with every part twice': inside((all) => [...all, ...all]),
  'a refusal beside the answer of the same request': inside((all) => [
    ...all.map((one) => ({ ...one, status: 400, body: error('invalidRequest') })),
    ...all,
  ]),
  'a batch answer with parts nobody asked for': inside((all) => [
    { id: '77', status: 201, body: {} },
    { id: '', status: 201, body: {} },
    { id: null, status: 201 },
    null,
    ...all,
  ]),
  'ids and statuses of the wrong kind': inside((all) =>
    all.map((one, at) => (at % 2 ? { ...one, id: Number(one.id) } : { ...one, status: 'OK' })),
  ),
  'parts without headers and bodies': inside((all) => all.map(({ id, status }) => ({ id, status }))),
  'updates answered 204 and creates 200': inside((all) =>
    all.map(({ id, status, ...rest }) =>
      status === 200 ? { id, status: 204, body: null } : { id, status: 200, ...rest },
    ),
  ),
  'bodies without an eTag': inside((all) =>
    all.map((one) => ({
      ...one,
      body: { ...(one.body as object), eTag: undefined, '@odata.etag': undefined },
    })),
  ),
  '412 notAllowed for a part that was done': inside((all) =>
    all.map((one, at) => (at === 2 ? { ...one, status: 412, body: error('notAllowed') } : one)),
  ),
  '409 for a part that was done': inside((all) =>
    all.map((one, at) => (at === 1 ? { ...one, status: 409, body: error('nameAlreadyExists') } : one)),
  ),
  '500 for a part that was done': inside((all) =>
    all.map((one, at) => (at === 3 ? { ...one, status: 500, body: error('generalException') } : one)),
  ),
  '504 for every part': inside((all) => all.map((one) => ({ ...one, status: 504, body: error('unknown') }))),
  '429 for a part, with no time': inside((all) =>
    all.map((one, at) => (at === 1 ? { id: one.id, status: 429, body: error('activityLimitReached') } : one)),
  ),
  '429 for a part, with a wait of nothing': inside((all) =>
    all.map((one, at) => (at === 1 ? { id: one.id, status: 429, headers: { 'Retry-After': '0' } } : one)),
  ),
  '200 with a page instead of an answer': instead(200, asHtml, true, html),
  '200 with nothing': instead(200, {}, true),
  '502 with a page': instead(502, asHtml, true, html),
  '503 with no time': instead(503, {}, false),
  '503 with a time that has passed': instead(503, { 'retry-after': '-5' }, false),
  '429 with a wait of nothing': instead(429, { 'retry-after': '0' }, false),
  '429 with a wait in words': instead(429, { 'retry-after': 'a little while' }, false),
  '504 after it was done': instead(504, {}, true),
  'a connection that breaks in the middle of the answer': { kind: 'break-off' },
};

describe('rows written while one answer in the middle goes wrong', () => {
  let store: Store;
  beforeAll(() => {
    store = aStore();
  });

  it.each(Object.entries(faults))('are each there once after %s', async (_, fault) => {
    const { fresh, standing } = await someRows(6, store);
    let left = 1;
    proxy.mangle(({ path }) => (path.includes('$batch') && (left -= 1) >= 0 ? fault : undefined));
    const outcomes = await store.writeMany(allWrites(fresh, standing));
    expect(outcomes.filter(({ ok }) => !ok)).toEqual([]);
    const found = await inSharePoint([...fresh, ...standing.map(({ value }) => value)].map(({ id }) => id));
    expect([...found.values()]).toEqual([...fresh.map(() => ['Before']), ...standing.map(() => ['After'])]);
  });
});

describe('refusals that no patience mends', () => {
  it.each([
    [507, 'quotaLimitReached', 'has no room left'],
    [423, 'resourceLocked', 'is locked'],
    [403, 'accessDenied', 'refused this application access'],
    [424, 'FailedDependency', 'did not try this'],
  ])('say in one sentence what is wrong: %i', async (status, code, sentence) => {
    const { fresh, standing, store } = await someRows(3);
    proxy.mangle(({ path }) =>
      path.includes('$batch')
        ? inside((all) => all.map(({ id }) => ({ id, status, body: error(code) })))
        : undefined,
    );
    const outcomes = await store.writeMany(allWrites(fresh, standing));
    for (const outcome of outcomes) {
      expect(outcome.ok ? 'written' : outcome.error.message).toContain(sentence);
    }
  });

  it('tell of a wait of a day at once, and do not keep the product silent for so long', async () => {
    const { fresh, standing, store } = await someRows(3);
    proxy.mangle(() => instead(429, { 'retry-after': '86400' }, false));
    const startedAt = performance.now();
    const outcomes = await store.writeMany(allWrites(fresh, standing));
    expect(performance.now() - startedAt).toBeLessThan(1_000);
    for (const outcome of outcomes) {
      expect(outcome.ok ? 'written' : outcome.error.message).toBe(
        'SharePoint is asking us to wait, 15 minutes.',
      );
    }
    const found = await inSharePoint(fresh.map(({ id }) => id));
    expect([...found.values()]).toEqual([[], [], []]);
  });
});

describe('after any mixture of faults', () => {
  it('every row is there once, or is named as not written; and writing again ends as one clean run would', async () => {
    const kinds = Object.keys(faults);
    const mixture = fc.array(fc.option(fc.constantFrom(...kinds), { nil: null, freq: 2 }), { maxLength: 25 });
    await fc.assert(
      fc.asyncProperty(mixture, fc.integer({ min: 1, max: 15 }), async (sequence, count) => {
        const { fresh, standing, store } = await someRows(count);
        const writes = allWrites(fresh, standing);
        let at = 0;
        proxy.mangle(() => faults[sequence[at++] ?? '']);
        const outcomes = await store.writeMany(writes);
        const ids = writes.map(({ value }) => value.id);
        const found = await inSharePoint(ids);
        for (const [index, outcome] of outcomes.entries()) {
          const rows = found.get(ids[index]!)!;
          const wanted = [writes[index]!.eTag === undefined ? 'Before' : 'After'];
          if (outcome.ok) expect(rows).toEqual(wanted);
          else expect(outcome.error).toBeInstanceOf(AppError);
          expect(rows.length).toBeLessThanOrEqual(1);
        }
        const again = await aStore().writeMany(writes);
        expect(again.filter(({ ok }) => !ok)).toEqual([]);
        const finally_ = await inSharePoint(ids);
        expect([...finally_.values()]).toEqual(
          writes.map(({ eTag }) => [eTag === undefined ? 'Before' : 'After']),
        );
      }),
      { seed: 20_260_302, numRuns: 10 },
    );
  });
});
