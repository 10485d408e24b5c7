import { afterEach, beforeEach, expect, it } from 'vitest';
import { createGraphClient } from '#sharepoint/client/graph-client';
import { fixedToken } from '#sharepoint/client/token-provider';
import { provisionSite } from '#sharepoint/provision';
import { aPlan } from '#tests/helpers/builders';
import { startLocalGraph, type LocalGraph } from '#tests/helpers/local-graph';
import { siteBackends, type SiteBackend } from '#tests/helpers/test-site';

let graph: LocalGraph;
let backend: SiteBackend;
beforeEach(async () => {
  graph = await startLocalGraph();
  const environment = {
    ...{ TEST_SITE: 'council.sharepoint.local:/sites/golden-thread', TEST_GRAPH_TOKEN: graph.token },
    TEST_GRAPH_URL: `${graph.url}/v1.0`,
  };
  backend = siteBackends(environment)[1]!;
});
afterEach(() => graph.close());

async function listsOf(): Promise<{ displayName: string; id: string }[]> {
  const response = await fetch(`${graph.url}/v1.0/sites/root/lists`, {
    headers: { Authorization: `Bearer ${graph.token}` },
  });
  return ((await response.json()) as { value: { displayName: string; id: string }[] }).value;
}

it('is another one only when the environment names it, and how to sign in', () => {
  expect(siteBackends({}).map(({ name }) => name)).toEqual(['a local Graph server']);
  expect(() => siteBackends({ TEST_SITE: 'x', TEST_CLIENT_ID: 'y' })).toThrow(
    'TEST_SITE needs TEST_TENANT_ID, TEST_CLIENT_ID and TEST_CLIENT_SECRET, or TEST_GRAPH_TOKEN.',
  );
});

it('is used over its address and left as it was found', async () => {
  const opened = await backend.open();
  await opened.newStore().create('plans', aPlan({ id: 'p-real' }));
  expect((await opened.newStore().snapshot()).get('plans', 'p-real')).toBeDefined();
  expect((await listsOf()).length).toBeGreaterThan(10);
  await opened.close();
  expect(await listsOf()).toEqual([]);
});

it('is not touched when it holds lists that no test made', async () => {
  const tokens = fixedToken(graph.token, graph.url);
  await provisionSite(createGraphClient({ graphUrl: graph.url, tokens, version: 'test' }), graph.siteId);
  const before = await listsOf();
  await expect(backend.open()).rejects.toThrow('TEST_SITE has to be a site for tests alone.');
  expect(await listsOf()).toEqual(before);
});

it('is cleared of what a run that was killed left behind, but not while one may be under way', async () => {
  await backend.open(); // and never closed
  await expect(backend.open()).rejects.toThrow('may still be under way');
  const run = (await listsOf()).find(({ displayName }) => displayName === 'Golden Thread test run')!;
  await fetch(`${graph.url}/v1.0/sites/root/lists/${run.id}`, {
    method: 'PATCH',
    headers: { Authorization: `Bearer ${graph.token}`, 'Content-Type': 'application/json' },
    body: JSON.stringify({ description: '2026-01-05T09:00:00Z' }),
  });
  const opened = await backend.open();
  expect((await opened.newStore().snapshot()).all('plans')).toEqual([]);
  await opened.close();
  expect(await listsOf()).toEqual([]);
});

it('is left clean when its lists cannot all be made', async () => {
  graph.control.misbehave({
    fault: { kind: 'refuse', status: 403, retryAfter: null },
    match: '^POST .*/lists$',
    nth: 4,
  });
  await expect(backend.open()).rejects.toThrow('refused this application access');
  expect(await listsOf()).toEqual([]);
});
