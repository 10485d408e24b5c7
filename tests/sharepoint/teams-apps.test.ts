import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createGraphClient } from '#sharepoint/client/graph-client';
import { fixedToken } from '#sharepoint/client/token-provider';
import { createTeamsApps } from '#sharepoint/teams-apps';
import { startLocalGraph, type LocalGraph } from '#tests/helpers/local-graph';

let graph: LocalGraph;
let requests = 0;
let now = new Date('2026-03-02T09:30:00Z');
const failures: string[] = [];

beforeAll(async () => {
  graph = await startLocalGraph();
});
afterAll(() => graph.close());

function apps() {
  const client = createGraphClient({
    graphUrl: graph.url,
    tokens: fixedToken(graph.token, graph.url),
    version: 'test',
    onExchange: () => (requests += 1),
  });
  const catalogId = '44444444-aaaa-4bbb-8ccc-000000000004';
  return createTeamsApps({
    client,
    clock: { now: () => now },
    catalogId,
    onFailure: (message) => failures.push(message),
  });
}

describe('putting the app into somebody’s Teams', () => {
  it('succeeds, also where it was already', async () => {
    const { install } = apps();
    expect(await install('person-1')).toBe(true);
    expect(await install('person-1')).toBe(true);
    expect(failures).toEqual([]);
  });

  it('is a matter of the person once somebody could be given it, and waits where Teams says so', async () => {
    const { install } = apps();
    expect(await install('person-4')).toBe(true);
    graph.control.misbehave({ fault: { kind: 'refuse', status: 403, retryAfter: null }, times: 1 });
    expect(await install('person-5')).toBe(false);
    expect(await install('person-6')).toBe(true);
    graph.control.misbehave({ fault: { kind: 'refuse', status: 429, retryAfter: '3600' }, times: 1 });
    await expect(install('person-7')).rejects.toThrow('asking us to wait');
    expect(failures.splice(0)).toEqual(['the app could not be installed for somebody']);
  });

  it('is asked for once where the council does not let it, and reported once', async () => {
    graph.control.grant('write');
    const { install } = apps();
    requests = 0;
    expect(await install('person-2')).toBe(false);
    expect(await install('person-3')).toBe(false);
    expect(requests).toBe(1);
    now = new Date('2026-03-02T10:31:00Z'); // consent was given
    graph.control.grant('manage');
    expect(await install('person-3')).toBe(true);
    expect(failures).toEqual([expect.stringContaining('TeamsAppInstallation.ReadWriteSelfForUser.All')]);
  });
});
