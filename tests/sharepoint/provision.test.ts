import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createGraphClient, type GraphClient } from '#sharepoint/client/graph-client';
import { fixedToken } from '#sharepoint/client/token-provider';
import { createStore } from '#sharepoint/create-store';
import { listNames } from '#sharepoint/lists/lists';
import { provisionSite } from '#sharepoint/provision';
import { findLists } from '#sharepoint/site';
import { verifySite } from '#sharepoint/verify';
import { startLocalGraph, type LocalGraph } from '#tests/helpers/local-graph';

let graph: LocalGraph;
let client: GraphClient;
beforeEach(async () => {
  graph = await startLocalGraph();
  client = createGraphClient({
    graphUrl: graph.url,
    tokens: fixedToken(graph.token, graph.url),
    version: 'test',
    backoffMs: 5,
  });
});
afterEach(() => graph.close());

const clock = { now: () => new Date('2026-03-02T09:30:00Z') };

async function listPath(name: 'plans' | 'actions'): Promise<string> {
  return (await findLists(client, `/sites/${graph.siteId}`))[name]!;
}

describe('provisioning', () => {
  it('makes every list once, and does nothing the second time', async () => {
    const first = await provisionSite(client, graph.siteId);
    expect(first.done).toHaveLength(listNames.length);
    expect(first.problems).toEqual([]);
    expect(await provisionSite(client, graph.siteId)).toEqual({ done: [], problems: [] });
  });

  it('finds the site by its address as well as by its id', async () => {
    await provisionSite(client, 'council.sharepoint.local:/sites/golden-thread');
    expect(await verifySite(client, graph.siteId)).toEqual([]);
  });

  it('makes each list once although the answer was lost', async () => {
    graph.control.misbehave({ fault: { kind: 'gateway-timeout' }, match: '^POST .*/lists$', nth: 3 });
    await provisionSite(client, graph.siteId);
    const { value } = await client.page(`/sites/${graph.siteId}/lists?$select=displayName`);
    const names = (value as { displayName: string }[]).map(({ displayName }) => displayName);
    expect(new Set(names).size).toBe(names.length);
    expect(await verifySite(client, graph.siteId)).toEqual([]);
  });

  it('adds a column and choices that are missing, and names a column of the wrong type', async () => {
    const columns = [
      { name: 'Key', text: {} },
      { name: 'Status', choice: { choices: ['Not started', 'Paused here'] } },
      { name: 'DueDate', dateTime: {} },
    ];
    await client.post(`/sites/${graph.siteId}/lists`, {
      displayName: 'Actions',
      columns,
      list: { template: 'genericList' },
    });
    const faults = (await verifySite(client, graph.siteId)).filter((fault) =>
      fault.includes('the list "Actions"'),
    );
    expect(faults).toContain(
      'The column "Key" of the list "Actions" is not indexed; "gt provision" indexes it.',
    );
    expect(faults).toContain(
      'The column "Progress" of the list "Actions" is missing; "gt provision" adds it.',
    );

    const { done, problems } = await provisionSite(client, graph.siteId);
    expect(done).toContain('Added the column "Progress" in the list "Actions".');
    expect(done).toContain('Added choices to the column "Status" in the list "Actions".');
    const wrongType =
      'The column "DueDate" of the list "Actions" is something else instead of text; rename or delete it in SharePoint, then run "gt provision".';
    expect(problems).toEqual([wrongType]);
    expect(await verifySite(client, graph.siteId)).toEqual([wrongType]);
    const { value } = await client.page(`${await listPath('actions')}/columns`);
    const status = (value as { name: string; choice?: { choices: string[] } }[]).find(
      ({ name }) => name === 'Status',
    );
    expect(status?.choice?.choices.slice(0, 3)).toEqual(['Not started', 'Paused here', 'In progress']);
  });
});

describe('a site without lists', () => {
  it('is described list by list', async () => {
    const faults = await verifySite(client, graph.siteId);
    expect(faults).toHaveLength(listNames.length);
    expect(faults[0]).toBe('The list "Plans" is missing; "gt provision" creates it.');
  });

  it('gives the running product one sentence to show', async () => {
    const store = createStore({ client, site: graph.siteId, clock, onRefreshFailed: () => undefined });
    await expect(store.snapshot()).rejects.toThrow(
      /^The SharePoint site lacks the lists "Plans", .* "gt provision"\.$/,
    );
    await provisionSite(client, graph.siteId);
    expect((await store.snapshot()).all('plans')).toEqual([]);
  });
});
