import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createGraphClient, type GraphClient } from '#sharepoint/client/graph-client';
import { fixedToken } from '#sharepoint/client/token-provider';
import { createStore } from '#sharepoint/create-store';
import type { ListName } from '#sharepoint/entities';
import { listNames, lists } from '#sharepoint/lists/lists';
import { provisionSite } from '#sharepoint/provision';
import { schemaVersion } from '#sharepoint/schema-version';
import { lookForLists } from '#sharepoint/site';
import { verifySite } from '#sharepoint/verify';
import { anAction } from '#tests/helpers/builders';
import { startLocalGraph, type LocalGraph } from '#tests/helpers/local-graph';

let graph: LocalGraph;
let client: GraphClient;
beforeEach(async () => {
  graph = await startLocalGraph();
  client = newClient();
});
afterEach(() => graph.close());

const olderThanNeeded = `The site is of schema version 0 and this Golden Thread needs ${schemaVersion}; "gt provision" brings it up to date.`;

const clock = { now: () => new Date('2026-03-02T09:30:00Z') };

function newClient(maxAttempts = 5): GraphClient {
  const tokens = fixedToken(graph.token, graph.url);
  return createGraphClient({ graphUrl: graph.url, tokens, version: 'test', backoffMs: 5, maxAttempts });
}

async function listPath(name: ListName): Promise<string> {
  return (await lookForLists(client, `/sites/${graph.siteId}`)).paths[name]!;
}

async function drift(): Promise<string[]> {
  return (await verifySite(client, graph.siteId)).map(({ sentence }) => sentence);
}

describe('provisioning', () => {
  it('makes every list once, and does nothing the second time', async () => {
    const first = await provisionSite(client, graph.siteId);
    expect(first.done).toHaveLength(listNames.length + 1);
    expect(first.done.at(-1)).toBe(`Brought the site to schema version ${schemaVersion}.`);
    expect(first.problems).toEqual([]);
    expect(await provisionSite(client, graph.siteId)).toEqual({ done: [], problems: [] });
  });

  it('finds the site by its address as well as by its id', async () => {
    await provisionSite(client, 'council.sharepoint.local:/sites/golden-thread');
    expect(await drift()).toEqual([]);
  });

  it('makes each list once although the answer was lost', async () => {
    graph.control.misbehave({ fault: { kind: 'gateway-timeout' }, match: '^POST .*/lists$', nth: 3 });
    await provisionSite(client, graph.siteId);
    const { value } = await client.page(`/sites/${graph.siteId}/lists?$select=displayName`);
    const names = (value as { displayName: string }[]).map(({ displayName }) => displayName);
    expect(new Set(names).size).toBe(names.length);
    expect(await drift()).toEqual([]);
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
    const faults = (await drift()).filter((fault) => fault.includes('the list "Actions"'));
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
      'The column "DueDate" of the list "Actions" is a date instead of a line of text; rename or delete it in SharePoint, then run "gt provision".';
    expect(problems).toEqual([wrongType]);
    expect(await drift()).toEqual([olderThanNeeded, wrongType]);
    const { value } = await client.page(`${await listPath('actions')}/columns`);
    const status = (value as { name: string; choice?: { choices: string[] } }[]).find(
      ({ name }) => name === 'Status',
    );
    expect(status?.choice?.choices.slice(0, 3)).toEqual(['Not started', 'Paused here', 'In progress']);
  });
});

describe('provisioning that is interrupted', () => {
  /** What stands in the site, ids apart. */
  async function standing(): Promise<unknown> {
    const { value } = await client.page(`/sites/${graph.siteId}/lists?$expand=columns`);
    const found = (value as { displayName: string; columns: { id: string }[] }[]).map(
      ({ displayName, columns }) => [displayName, columns.map(({ id: _id, ...column }) => column)],
    );
    const settings = await client.page(
      `${await listPath('settings')}/items?expand=fields(select=SettingValue)`,
    );
    return [found, settings.value.length, await drift()];
  }

  it('at any request, and run again, ends where one clean run would have', async () => {
    let requests = 0;
    const tokens = fixedToken(graph.token, graph.url);
    const counting = { onExchange: () => (requests += 1) };
    await provisionSite(
      createGraphClient({ graphUrl: graph.url, tokens, version: 'test', ...counting }),
      graph.siteId,
    );
    const clean = await standing();
    expect(requests).toBeGreaterThan(listNames.length);
    for (let nth = 1; nth <= requests; nth += 1) {
      if (nth > 6 && nth < requests - 6 && nth % 5 !== 0) continue; // one list is made like another
      await graph.close();
      graph = await startLocalGraph();
      client = newClient();
      const when = nth % 2 === 0 ? 'before' : 'after';
      graph.control.misbehave({ fault: { kind: 'drop', when }, nth });
      const interrupted = provisionSite(newClient(1), graph.siteId).catch((error: unknown) => error);
      if (when === 'before') expect(await interrupted, `request ${nth}`).toBeInstanceOf(Error);
      await interrupted;
      await provisionSite(client, graph.siteId);
      expect(await standing(), `after request ${nth} was dropped`).toEqual(clean);
    }
  });

  it('by a second one at the same moment makes nothing twice', async () => {
    const reports = await Promise.all([1, 2, 3].map(() => provisionSite(newClient(), graph.siteId)));
    expect(reports.flatMap(({ problems }) => problems)).toEqual([]);
    const { value } = await client.page(`/sites/${graph.siteId}/lists?$select=displayName`);
    const names = (value as { displayName: string }[]).map(({ displayName }) => displayName);
    expect(new Set(names).size).toBe(names.length);
    expect(await drift()).toEqual([]);
    expect((await client.page(`${await listPath('settings')}/items`)).value).toHaveLength(1);
  });

  it('by SharePoint leaving out columns of a new list adds them', async () => {
    graph.control.misbehave({ fault: { kind: 'leave-out-columns' }, match: '^POST .*/lists$' });
    const { done } = await provisionSite(client, graph.siteId);
    expect(done).toContain('Added the column "DueDate" in the list "Actions".');
    expect(await drift()).toEqual([]);
  });
});

describe('a site that drifted', () => {
  beforeEach(() => provisionSite(client, graph.siteId));
  const change = async (list: ListName, column: string, to: object) =>
    client.patch(`${await listPath(list)}/columns/${column}`, to);

  it.each<[string, ListName, string, object, string]>([
    ['lost its index', 'actions', 'PlanId', { indexed: false }, 'is not indexed; "gt provision" indexes it.'],
    [
      ...(['lost its uniqueness', 'actions', 'Key', { enforceUniqueValues: false }] as const),
      'accepts the same value twice; "gt provision" makes it unique, once no two rows share a value.',
    ],
    [
      ...(['was shortened', 'actions', 'PlanId', { text: { maxLength: 50 } }] as const),
      'holds only 50 characters; "gt provision" makes room for 255.',
    ],
    [
      ...(['became rich text', 'actions', 'Progress', { text: { textType: 'richText' } }] as const),
      'keeps formatting or earlier text beside the value; "gt provision" makes it plain text.',
    ],
    [
      ...(['became required', 'actions', 'Progress', { required: true }] as const),
      'is required, so that a row without it cannot be saved; "gt provision" makes it optional.',
    ],
    [
      ...(['was hidden', 'actions', 'Progress', { hidden: true }] as const),
      'is hidden, so that nobody sees it in SharePoint; "gt provision" shows it.',
    ],
    [
      ...(['became read-only', 'actions', 'Progress', { readOnly: true }] as const),
      'is read-only, so that nothing can be written to it; "gt provision" opens it.',
    ],
    [
      ...(['lost a choice', 'actions', 'Status', { choice: { choices: ['Not started'] } }] as const),
      'lacks the choices "In progress", "Implemented", "Verified", "Ongoing", "Not accepted", "Superseded", "No longer warranted"; "gt provision" adds what is missing.',
    ],
  ])('because a column %s is described and mended', async (_what, list, column, to, sentence) => {
    await change(list, column, to);
    expect(await drift()).toEqual([`The column "${column}" of the list "Actions" ${sentence}`]);
    const { done, problems } = await provisionSite(client, graph.siteId);
    expect([done.length, problems]).toEqual([1, []]);
    expect(await drift()).toEqual([]);
  });

  it('in a way that only a person can mend is described, and does not stop the product', async () => {
    await change('actions', 'Progress', { displayName: 'How far' });
    await client.post(`${await listPath('actions')}/columns`, { name: 'Ward', text: {}, required: true });
    const faults = await verifySite(client, graph.siteId);
    expect(faults.map(({ sentence }) => sentence)).toEqual([
      'The column "Progress" of the list "Actions" is shown as "How far" instead of "Progress"; nothing breaks, but guidance names it otherwise: rename it back in SharePoint.',
      `The column "Ward" of the list "Actions" is not Golden Thread's and is required, so that rows without it cannot be saved by hand; make it optional in the list's settings.`,
    ]);
    expect(faults.some(({ stops }) => stops)).toBe(false);
  });

  it('because somebody added a person column in the way of ours does not start', async () => {
    await client.post(`${await listPath('actions')}/columns`, { name: 'Plan', personOrGroup: {} });
    const sentence =
      'The column "Plan" of the list "Actions" is not Golden Thread\'s, and because of it SharePoint refuses rows that fill "PlanId"; delete it, and add it again under another name.';
    expect(await verifySite(client, graph.siteId)).toEqual([{ sentence, stops: true }]);
    expect((await provisionSite(client, graph.siteId)).problems).toEqual([sentence]);
  });

  it('because somebody renamed a list gets no second one', async () => {
    await client.patch(await listPath('actions'), { displayName: 'Deeds' });
    const sentence = 'The list "Actions" is now called "Deeds"; name it "Actions" again in its settings.';
    expect(await drift()).toEqual([sentence]);
    expect(await provisionSite(client, graph.siteId)).toEqual({ done: [], problems: [sentence] });
    const store = createStore({ client, site: graph.siteId, clock, onRefreshFailed: () => undefined });
    await expect(store.snapshot()).rejects.toThrow(sentence);
  });

  it('and cannot be mended as it is, says what SharePoint answered', async () => {
    await change('plans', 'Key', { enforceUniqueValues: false });
    for (let n = 0; n < 2; n += 1)
      await client.post(`${await listPath('plans')}/items`, { fields: { Title: 'Twice', Key: 'same' } });
    const { problems } = await provisionSite(client, graph.siteId);
    expect(problems).toEqual([
      expect.stringMatching(
        /^The column "Key" of the list "Plans" accepts the same value twice; .* It answered 400 \(invalidRequest\): One or more fields with unique constraints already has the provided value\./,
      ),
    ]);
  });
});

describe('a site of another version', () => {
  const setVersion = async (value: string) => {
    const settings = await listPath('settings');
    const { value: rows } = await client.page(`${settings}/items`);
    await client.patch(`${settings}/items/${(rows as { id: string }[])[0]!.id}/fields`, {
      SettingValue: value,
    });
  };

  it('provisioned by the previous release gets what its lists and rows lack', async () => {
    await provisionSite(client, graph.siteId);
    const { control } = graph;
    const person = {
      id: 'c0ffee00-0000-4000-8000-000000000001',
      displayName: 'Alex Field',
      email: 'alex@council.example',
    };
    const first = lists.actions.toFields(anAction({ id: 'p:1', dueDate: '2026-03-31', firstDueDate: null }));
    const second = lists.actions.toFields(
      anAction({ id: 'p:2', dueDate: '2026-03-31', firstDueDate: '2026-01-31' }),
    );
    const rows = [first, { ...second, Status: 'Nearly there' }].map((fields) =>
      control.byHand.add('Actions', fields, person),
    );
    for (const list of ['Settings', 'Headings']) await removeList(list);
    await removeColumn('Recommendations', 'Background');
    expect(await drift()).toHaveLength(3);

    const { done, problems } = await provisionSite(client, graph.siteId);
    expect(problems).toEqual([]);
    expect(done).toContain('In 1 row, kept the first due date of actions that were given one by hand.');
    expect(await drift()).toEqual([]);
    const { value } = await client.page(
      `${await listPath('actions')}/items?expand=fields(select=FirstDueDate,Status)`,
    );
    expect(value).toMatchObject([
      { fields: { FirstDueDate: '2026-03-31', Status: 'In progress' } },
      { eTag: rows[1]!.eTag, fields: { FirstDueDate: '2026-01-31', Status: 'Nearly there' } },
    ]);
    expect(await provisionSite(client, graph.siteId)).toEqual({ done: [], problems: [] });
  });

  it('older than the software is not worked with, and says how to bring it up', async () => {
    await provisionSite(client, graph.siteId);
    await setVersion('0');
    const sentence = olderThanNeeded;
    expect(await verifySite(client, graph.siteId)).toEqual([{ sentence, stops: true }]);
    await provisionSite(client, graph.siteId);
    expect(await drift()).toEqual([]);
  });

  it('newer than the software is left alone, and says to update', async () => {
    await provisionSite(client, graph.siteId);
    await setVersion('999');
    await removeList('Headings');
    const sentence = `The site is of schema version 999, made by a newer Golden Thread than this one, which knows ${schemaVersion}; update the software.`;
    expect(await drift()).toContain(sentence);
    expect(await provisionSite(client, graph.siteId)).toEqual({ done: [], problems: [sentence] });
  });

  const request = async (path: string) => {
    const response = await fetch(`${graph.url}/v1.0/sites/${graph.siteId}/${path}`, {
      ...{ method: 'DELETE', headers: { Authorization: `Bearer ${graph.token}` } },
    });
    expect(response.status).toBe(204);
  };
  const removeList = (list: string) => request(`lists/${list}`);
  const removeColumn = (list: string, column: string) => request(`lists/${list}/columns/${column}`);
});

describe('a site without lists', () => {
  it('is described list by list', async () => {
    const faults = await drift();
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
