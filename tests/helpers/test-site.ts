import { createGraphClient, type GraphClient } from '#sharepoint/client/graph-client';
import { applicationTokens, fixedToken, type TokenProvider } from '#sharepoint/client/token-provider';
import { createStore } from '#sharepoint/create-store';
import { lists } from '#sharepoint/lists/lists';
import { provisionSite } from '#sharepoint/provision';
import { findSite } from '#sharepoint/site';
import type { Store } from '#sharepoint/store';
import { startLocalGraph } from './local-graph.ts';

/** A SharePoint site with every list, for the length of one test file. */
export interface TestSite {
  client: GraphClient;
  /** As the product is configured with it. */
  site: string;
  /** Another process on the site: its own client, its own copy, always fresh. */
  newStore(): Store;
  /** @param path below the version */
  remove(path: string): Promise<void>;
  /** Removes every list the tests made. */
  close(): Promise<void>;
}

/** Somewhere the same tests can run. */
export interface SiteBackend {
  name: string;
  open(): Promise<TestSite>;
  /** For one test; a real site answers in its own time. */
  timeoutMs: number;
}

interface SiteAccess {
  graphUrl: string;
  site: string;
  tokens: TokenProvider;
}

type Environment = Record<string, string | undefined>;

/**
 * Where tests of the store run: always on a local Graph server, and on the site in `TEST_SITE` when that is set.
 * CONTRIBUTING.md has the variables.
 * @throws when `TEST_SITE` is set and nothing says how to sign in
 */
export function siteBackends(environment: Environment = process.env): SiteBackend[] {
  const local: SiteBackend = { name: 'a local Graph server', open: openLocal, timeoutMs: 60_000 };
  const site = environment['TEST_SITE'];
  if (!site) return [local];
  const access = accessFrom(site, environment);
  return [local, { name: site, open: () => openReal(access), timeoutMs: 300_000 }];
}

function accessFrom(site: string, environment: Environment): SiteAccess {
  const graphUrl = environment['TEST_GRAPH_URL'] ?? 'https://graph.microsoft.com';
  const token = environment['TEST_GRAPH_TOKEN'];
  if (token) return { site, graphUrl, tokens: fixedToken(token, graphUrl) };
  const [tenantId, clientId, secret] = ['TEST_TENANT_ID', 'TEST_CLIENT_ID', 'TEST_CLIENT_SECRET'].map(
    (name) => environment[name] ?? '',
  ) as [string, string, string];
  if (!tenantId || !clientId || !secret) {
    throw new Error(
      'TEST_SITE needs TEST_TENANT_ID, TEST_CLIENT_ID and TEST_CLIENT_SECRET, or TEST_GRAPH_TOKEN.',
    );
  }
  return {
    site,
    graphUrl,
    tokens: applicationTokens({ tenantId, clientId, credential: { secret } }),
  };
}

async function openLocal(): Promise<TestSite> {
  const graph = await startLocalGraph();
  const tokens = fixedToken(graph.token, graph.url);
  const opened = openSite({ graphUrl: graph.url, site: graph.siteId, tokens });
  await provisionSite(opened.client, opened.site);
  return { ...opened, close: () => graph.close() };
}

/** Marks the lists of a site as made by tests, with the moment in its description. */
const marker = 'Golden Thread test run';
const longestRunMs = 30 * 60_000;

async function openReal(access: SiteAccess): Promise<TestSite> {
  const opened = openSite(access);
  const sitePath = await findSite(opened.client, access.site);
  await claim(opened, sitePath);
  const close = async () => {
    for (const { id } of (await ourLists(opened.client, sitePath)).lists) {
      await opened.remove(`${sitePath}/lists/${id}`);
    }
    const { run } = await ourLists(opened.client, sitePath);
    if (run) await opened.remove(`${sitePath}/lists/${run.id}`);
  };
  try {
    await close(); // what a run that was killed left behind
    await opened.client.post(`${sitePath}/lists`, {
      displayName: marker,
      description: new Date().toISOString(),
    });
    await provisionSite(opened.client, access.site);
  } catch (error) {
    await close();
    throw error;
  }
  return { ...opened, close };
}

/** @throws when the lists there are not a test run's, or a test run may still be under way */
async function claim({ client, site }: TestSite, sitePath: string): Promise<void> {
  const { lists: standing, run } = await ourLists(client, sitePath);
  if (standing.length > 0 && !run) {
    const names = standing.map(({ displayName }) => `"${displayName}"`).join(', ');
    throw new Error(
      `${site} already has ${names}, which no test made: TEST_SITE has to be a site for tests alone.`,
    );
  }
  const startedAt = Date.parse(run?.description ?? '');
  if (Date.now() - startedAt < longestRunMs) {
    throw new Error(
      `A test run on ${site} started at ${run?.description} and may still be under way; try again later.`,
    );
  }
}

interface SiteList {
  id: string;
  displayName: string;
  description?: string;
}

async function ourLists(
  client: GraphClient,
  sitePath: string,
): Promise<{ lists: SiteList[]; run?: SiteList }> {
  const page = await client.page(`${sitePath}/lists?$select=id,displayName,description`);
  const all = page.value as SiteList[];
  const names = new Set(Object.values(lists).map(({ displayName }) => displayName));
  const run = all.find(({ displayName }) => displayName === marker);
  return { lists: all.filter(({ displayName }) => names.has(displayName)), ...(run && { run }) };
}

function openSite({ graphUrl, site, tokens }: SiteAccess): TestSite {
  const newClient = () => createGraphClient({ graphUrl, tokens, version: 'test', backoffMs: 50 });
  return {
    client: newClient(),
    site,
    newStore: () =>
      createStore({
        ...{ client: newClient(), site, clock: { now: () => new Date() } },
        ...{ freshnessMs: 0, patienceMs: 60_000, onRefreshFailed: () => undefined },
      }),
    async remove(path) {
      const response = await fetch(`${graphUrl.replace(/\/v1\.0$/, '')}/v1.0${path}`, {
        method: 'DELETE',
        headers: { Authorization: `Bearer ${await tokens.token(false)}` },
      });
      if (response.status !== 204) throw new Error(`DELETE ${path} answered ${response.status}.`);
    },
    close: () => Promise.resolve(),
  };
}
