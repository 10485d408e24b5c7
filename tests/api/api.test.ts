import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bulkAnswer } from '#api/contract/bulk';
import { deliveryReport } from '#api/contract/deliveries';
import { importEvent, importPreview, maxDocumentBytes, nextVersion } from '#api/contract/documents';
import { apiError } from '#api/contract/failures';
import { itemChanged, itemDetail } from '#api/contract/items';
import { myWork, nudgeAnswer, undoAnswer } from '#api/contract/my-work';
import { meView } from '#api/contract/people';
import { planList, planView } from '#api/contract/plans';
import { limits } from '#documents/limits';
import type { Person } from '#domain/post';
import type { Reminder } from '#domain/reminder';
import { serveApp, type ServedApp } from '#tests/helpers/served-app';
import { aPost } from '#tests/helpers/builders';

const owner: Person = { id: '11111111-0000-4000-8000-000000000001', name: 'Asha Patel' };
const administrator: Person = { id: '11111111-0000-4000-8000-000000000002', name: 'Priya Anand' };
const reader: Person = { id: '11111111-0000-4000-8000-000000000003', name: 'Tom Reid' };

const document = `ref,recommendation,action,owner,due date,RAG
GT1,Review the constitution every year.,Review it.,Head of Law,31 March 2026,Amber
GT2,Publish a register of interests.,Publish it.,Head of Law,30 June 2026,Green
`;

let app: ServedApp;
let planId: string;

beforeAll(async () => {
  app = await serveApp({ settings: { administratorIds: [administrator.id], council: 'Testshire Council' } });
  await app.store.create('posts', aPost('Head of Law', { id: 'post-head-of-law', holder: owner }));
  const lines = await linesOf(await importAs(administrator));
  planId = importEvent.parse(lines.at(-1)).type === 'done' ? (lines.at(-1) as { planId: string }).planId : '';
});
afterAll(() => app.close());

function upload(body: string | Uint8Array<ArrayBuffer>): RequestInit {
  return { method: 'POST', headers: { 'Content-Type': 'application/octet-stream' }, body };
}

function importAs(person: Person, body: string | Uint8Array<ArrayBuffer> = document): Promise<Response> {
  return app.ask('/api/v1/imports?fileName=plan.csv&title=Ethics%20plan', person, upload(body));
}

function many(): Record<string, string> {
  return Object.fromEntries(Array.from({ length: 300 }, (_, index) => [`heading ${index}`, 'owner']));
}

async function linesOf(response: Response): Promise<unknown[]> {
  const text = await response.text();
  return text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
}

async function itemId(): Promise<string> {
  const plan = planView.parse(await (await app.ask(`/api/v1/plans/${planId}`, owner)).json());
  return plan.items[0]!.id;
}

const post = (person: Person, path: string, body: object) =>
  app.ask(`/api/v1${path}`, person, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  });
const work = async (person: Person) => myWork.parse(await (await app.ask('/api/v1/my-work', person)).json());

describe('somebody’s own work', () => {
  it('is what waits for them and what they did, which they can take back as if it had not been', async () => {
    const before = await work(owner);
    expect(before.rows.map(({ item }) => item.ref)).toEqual(['GT1', 'GT2']);
    const { item, action } = before.rows[0]!;
    const id = crypto.randomUUID();
    const basedOn = { item: item.eTag, action: action!.eTag };
    const update = { id, actionId: action!.id, change: { unchanged: true }, basedOn };
    expect((await post(owner, `/items/${encodeURIComponent(item.id)}/updates`, update)).status).toBe(200);
    const after = await work(owner);
    expect(after.rows[0]).toMatchObject({ lacksUpdate: false, lastSaid: { by: 'Asha Patel' } });
    expect(after.done).toMatchObject([{ ref: 'GT1', mayUndo: true, wasUndone: false }]);

    const undone = undoAnswer.parse(await (await post(owner, '/undo', { ids: [id] })).json()).undone;
    expect(undone).toMatchObject([{ ref: 'GT1', result: 'undone' }]);
    const last = await work(owner);
    expect(last.rows[0]).toMatchObject({ lacksUpdate: true, lastSaid: null });
    expect(last.done).toMatchObject([{ wasUndone: true, mayUndo: false }]);
    expect(undoAnswer.parse(await (await post(reader, '/undo', { ids: [id] })).json()).undone).toEqual([]);
  });

  it('stops offering to take back what has stood for a day, although nothing else has changed', async () => {
    const now = app.clock.now();
    const later = (hours: number) => new Date(now.getTime() + hours * 3_600_000).toISOString();
    const { item, action } = (await work(owner)).rows[0]!;
    const id = crypto.randomUUID();
    const basedOn = { item: item.eTag, action: action!.eTag };
    const update = { id, actionId: action!.id, change: { unchanged: true }, basedOn };
    await post(owner, `/items/${encodeURIComponent(item.id)}/updates`, update);
    app.clock.set(later(23));
    const first = await app.ask('/api/v1/my-work', owner);
    const offers = async (answer: Response) =>
      myWork
        .parse(await answer.json())
        .done.some(({ entryIds, mayUndo }) => mayUndo && entryIds[0]!.startsWith(id));
    expect(await offers(first)).toBe(true);
    const headers = { 'If-None-Match': first.headers.get('etag') ?? '' };
    app.clock.set(later(25));
    const next = await app.ask('/api/v1/my-work', owner, { headers });
    expect(await offers(next)).toBe(false);
    const undone = undoAnswer.parse(await (await post(owner, '/undo', { ids: [id] })).json()).undone;
    expect(undone).toMatchObject([{ result: 'late' }]);
    app.clock.set(now.toISOString());
  });

  it('is sent once, and costs nothing while nothing changes', async () => {
    const first = await app.ask('/api/v1/my-work', owner);
    const headers = { 'If-None-Match': first.headers.get('etag') ?? '' };
    expect((await app.ask('/api/v1/my-work', owner, { headers })).status).toBe(304);
    expect((await app.ask('/api/v1/my-work', reader, { headers })).status).toBe(200);
    expect(meView.parse(await (await app.ask('/api/v1/me', owner)).json()).hasWork).toBe(true);
    expect(meView.parse(await (await app.ask('/api/v1/me', reader)).json()).hasWork).toBe(false);
  });
});

describe('many updates at once', () => {
  it('are looked at first and then recorded, each with its own outcome', async () => {
    const plan = planView.parse(await (await app.ask(`/api/v1/plans/${planId}`, owner)).json());
    const updates = plan.items.map((item) => ({
      id: crypto.randomUUID(),
      itemId: item.id,
      actionId: item.actions[0]!.id,
      change: { status: item.ref === 'GT1' ? 'ongoing' : 'implemented' },
    }));
    const send = async (path: string, body: object) => {
      const response = await app.ask(path, owner, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify(body),
      });
      return bulkAnswer.parse(await response.json()).outcomes;
    };
    const preview = await send('/api/v1/updates/preview', { updates });
    expect(preview.map(({ result }) => result)).toEqual(['saved', 'refused']);
    expect(preview[1]?.problems[0]).toContain('add a link to the evidence');
    const seen = updates.map((update, index) => ({ ...update, basedOn: preview[index]?.basedOn }));
    const [first] = await send('/api/v1/updates', { updates: seen.slice(0, 1) });
    expect(first).toMatchObject({ result: 'saved', changes: [{ field: 'status', after: 'ongoing' }] });
    const now = itemDetail.parse(await (await app.ask(`/api/v1/items/${plan.items[0]!.id}`, owner)).json());
    expect(first?.basedOn).toEqual({ item: now.eTag, action: now.actions[0]?.eTag });
  });

  it('are refused when there are none', async () => {
    const response = await app.ask('/api/v1/updates', owner, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ updates: [] }),
    });
    expect(response.status).toBe(400);
  });
});

describe('importing', () => {
  it('tells how far it is, line by line, and which plan it became', async () => {
    const lines = await linesOf(await importAs(administrator, document.replaceAll('GT', 'XY')));
    const events = lines.map((line) => importEvent.parse(line));
    expect(events[0]).toMatchObject({ type: 'progress' });
    expect(events.at(-1)).toMatchObject({ type: 'done', planId: expect.stringMatching(/^p-/) });
  });

  it('shows what a document would become before anything is written', async () => {
    const response = await app.ask(
      '/api/v1/imports/preview?fileName=plan.csv',
      administrator,
      upload(document),
    );
    const preview = importPreview.parse(await response.json());
    expect(preview.plan.recommendations.map(({ key }) => key)).toEqual(['GT1', 'GT2']);
    expect(preview.posts).toEqual([{ title: 'Head of Law', known: true }]);
    expect(preview.alreadyImportedAs).toMatchObject({ id: planId });
  });

  it('takes what columns hold in the address, and remembers it when the document is imported', async () => {
    const misnamed = document.replaceAll('GT', 'ZZ').replace('owner', 'bod');
    const columns = encodeURIComponent(JSON.stringify({ bod: 'owner', action: 'response' }));
    const ask = async (query: string) => {
      const address = `/api/v1/imports/preview?fileName=plan.csv${query}`;
      const response = await app.ask(address, administrator, upload(misnamed));
      return importPreview.parse(await response.json());
    };
    const before = await ask('');
    expect(before.tables[0]?.columns[3]).toMatchObject({ key: 'bod', number: 4 });
    const corrected = await ask(`&columns=${columns}`);
    expect(corrected.tables[0]?.columns[3]).toMatchObject({ meaning: 'owner', from: 'given' });
    expect(corrected.plan.recommendations[0]?.response).toBe('Review it.');
    const address = `/api/v1/imports?fileName=plan.csv&title=ZZ&columns=${columns}`;
    await linesOf(await app.ask(address, administrator, upload(misnamed)));
    expect((await ask('')).tables[0]?.columns[3]).toMatchObject({ meaning: 'owner', from: 'remembered' });
    const takenBack = encodeURIComponent(JSON.stringify({ bod: null, action: null }));
    await app.ask(
      `/api/v1/imports?fileName=plan.csv&title=ZZ2&columns=${takenBack}`,
      administrator,
      upload(misnamed.replaceAll('ZZ', 'ZY')),
    );
    expect((await ask('')).tables[0]?.columns[3]?.from).not.toBe('remembered');
  });

  it.each([
    ['that is no JSON', '{"owner"'],
    ['that is a list', '["owner"]'],
    ['with a meaning nobody knows', '{"owner":"boss"}'],
    ['that is far too long', JSON.stringify({ ['x'.repeat(200)]: 'owner', ...many() })],
  ])('does not understand a say about columns %s', async (_, columns) => {
    const address = `/api/v1/imports/preview?fileName=plan.csv&columns=${encodeURIComponent(columns)}`;
    const response = await app.ask(address, administrator, upload(document));
    expect(response.status).toBe(400);
    const { problems } = apiError.parse(await response.json());
    expect(problems?.[0]).toMatch(/^columns/);
  });

  it('refuses what was imported before with a sentence, not a stream', async () => {
    const response = await importAs(administrator);
    expect(response.status).toBe(422);
    expect(apiError.parse(await response.json()).message).toBe(
      'This document was already imported as "Ethics plan".',
    );
  });

  it('is for administrators', async () => {
    expect((await importAs(owner)).status).toBe(403);
  });

  it('refuses an empty file and one that is not a document with one sentence', async () => {
    for (const body of ['', new Uint8Array([0x7f, 0x45, 0x4c, 0x46, 0, 1, 2, 3])]) {
      const response = await app.ask('/api/v1/imports/preview?fileName=x.docx', administrator, upload(body));
      expect(response.status).toBe(422);
      const { code, message } = apiError.parse(await response.json());
      expect(code).toBe('unreadable-document');
      expect(message).toMatch(/^[A-Z].*\.$/);
    }
  });

  it('takes documents up to the size that is read, and says so beyond it', async () => {
    expect(maxDocumentBytes).toBe(limits.uploadBytes);
    const response = await importAs(administrator, new Uint8Array(maxDocumentBytes + 1));
    expect(response.status).toBe(413);
    expect(apiError.parse(await response.json()).message).toContain('25 MB');
  });

  it('asks for the names it needs', async () => {
    const response = await app.ask('/api/v1/imports?fileName=%20', administrator, upload(document));
    expect(response.status).toBe(400);
    const { problems } = apiError.parse(await response.json());
    expect(problems).toEqual([expect.stringMatching(/^fileName:/), expect.stringMatching(/^title:/)]);
  });
});

describe("importing next quarter's version", () => {
  const before = document.replaceAll('GT', 'NV').replaceAll('register of interests', 'list of gifts');
  const next = before
    .replace('30 June 2026,Green', '30 September 2026,Red')
    .concat('NV3,Appoint a lead for fraud.,Appoint one.,Head of Fraud,31 July 2026,\n');

  async function imported(): Promise<string> {
    const lines = await linesOf(await importAs(administrator, before));
    const last = importEvent.parse(lines.at(-1));
    if (last.type === 'done') return last.planId;
    throw new Error(JSON.stringify(last));
  }
  const address = (id: string, rest = '') =>
    `/api/v1/plans/${id}/next-version${rest}${rest.includes('?') ? '&' : '?'}fileName=next.csv`;

  it('shows what differs, takes what was not left out, and then has nothing more to say', async () => {
    const id = await imported();
    const ask = () => app.ask(address(id, '/preview'), administrator, upload(next));
    const preview = nextVersion.parse(await (await ask()).json());
    expect(preview).toMatchObject({
      planTitle: 'Ethics plan',
      unchanged: 1,
      newPosts: ['Head of Fraud'],
      differences: [
        {
          kind: 'rag-moved',
          ref: 'NV2',
          changes: [{ field: 'rag', before: 'green', after: 'red', written: null }],
          actions: [{ changes: [{ field: 'dueDate', before: '2026-06-30', after: '2026-09-30' }] }],
        },
        {
          id: 'new:NV3',
          kind: 'new',
          actions: [{ kind: 'new', changes: [{ field: 'owners' }, { after: '2026-07-31' }] }],
        },
      ],
    });

    const leftOut = await app.ask(address(id, '?skip=new:NV3'), administrator, upload(next));
    expect(leftOut.headers.get('Content-Type')).toContain('application/x-ndjson');
    const events = (await linesOf(leftOut)).map((line) => importEvent.parse(line));
    expect(events[0]).toMatchObject({ type: 'progress' });
    expect(events.at(-1)).toEqual({ type: 'done', planId: id });
    const after = nextVersion.parse(await (await ask()).json());
    expect(after.differences.map(({ ref }) => ref)).toEqual(['NV3']);

    await linesOf(await app.ask(address(id), administrator, upload(next)));
    expect(nextVersion.parse(await (await ask()).json()).differences).toEqual([]);
  });

  it('is for administrators, of plans there are, from documents that can be read', async () => {
    expect((await app.ask(address(planId, '/preview'), owner, upload(next))).status).toBe(403);
    expect((await app.ask(address(planId), owner, upload(next))).status).toBe(403);
    expect((await app.ask(address('p-none'), administrator, upload(next))).status).toBe(404);
    const unreadable = await app.ask(address(planId), administrator, upload(''));
    expect(unreadable.status).toBe(422);
    expect(apiError.parse(await unreadable.json()).code).toBe('unreadable-document');
    const tooMany = address(planId, `?${'skip=x&'.repeat(901)}`);
    expect((await app.ask(tooMany, administrator, upload(next))).status).toBe(400);
  });
});

describe('deliveries', () => {
  const told = async (query: string, person = administrator) => app.ask(`/api/v1/deliveries${query}`, person);
  const read = async (query: string) => deliveryReport.parse(await (await told(query)).json());

  beforeAll(async () => {
    const recommendationId = await itemId();
    const row = (id: string, values: Partial<Reminder>): Reminder => ({
      ...{
        id,
        personId: owner.id,
        personName: owner.name,
        recommendationId,
        actionId: `${recommendationId}:1`,
      },
      ...{ stage: 'before-28', day: '2026-03-02', claimedAt: '2026-03-02T09:00:00.000Z', claimedBy: 's-1' },
      ...{ sentAt: '2026-03-02T09:00:01.000Z', failure: null, ...values },
    });
    const card = { recommendationId: null, actionId: null, stage: 'card' } as const;
    await app.store.createMany('reminders', [
      row('told', {}),
      row('card-told', card),
      row('card-refused', {
        ...{ ...card, personId: reader.id, personName: reader.name, sentAt: null, day: '2026-02-27' },
        failure: 'Golden Thread is not installed for them in Teams.',
      }),
    ]);
  });

  it('are told to administrators: what arrived by its stage, what did not with the reason', async () => {
    const report = await read('');
    expect(report).toMatchObject({
      ...{ total: 2, page: 1, pages: 1, counts: { sent: 1, failed: 1 } },
      people: [{ name: owner.name }, { name: reader.name }],
      deliveries: [
        {
          ...{ person: owner, state: 'sent', stage: '28 days before its date' },
          item: { ref: 'GT1', planTitle: 'Ethics plan' },
        },
        { person: reader, state: 'failed', item: null, failure: expect.stringContaining('not installed') },
      ],
    });
  });

  it('are a table for Excel as well, without formulas', async () => {
    const table = await (await told('.csv')).text();
    expect(table.split('\r\n').slice(0, 2)).toEqual([
      expect.stringMatching(/Day,Time,Person,Through,State,Ref,About,Plan,Why not$/),
      expect.stringMatching(/^2026-03-02,09:00,[^,]+,28 days before its date,Arrived,GT1,/),
    ]);
    expect((await told('.csv', owner)).status).toBe(403);
  });

  it('are chosen by day, person, plan and outcome', async () => {
    expect((await read('?from=2026-03-01&to=2026-03-31')).total).toBe(1);
    expect((await read(`?person=${reader.id}`)).deliveries).toMatchObject([{ state: 'failed' }]);
    expect((await read(`?plan=${planId}`)).deliveries).toMatchObject([{ state: 'sent' }]);
    expect((await read('?plan=p-other')).total).toBe(0);
    expect((await read('?state=failed&page=9')).total).toBe(1);
  });

  it('are nobody else’s business, and badly asked for are refused', async () => {
    expect((await told('', owner)).status).toBe(403);
    expect((await told('?from=2026-02-30')).status).toBe(400);
    expect((await told('?page=0')).status).toBe(400);
  });
});

describe('reading', () => {
  it('says who is asking', async () => {
    const me = meView.parse(await (await app.ask('/api/v1/me', owner)).json());
    expect(me).toEqual({
      ...owner,
      hasWork: true,
      posts: [{ id: 'post-head-of-law', title: 'Head of Law', holder: 'Asha Patel' }],
      isAdministrator: false,
      today: '2026-03-02',
      council: 'Testshire Council',
      isLocalTrial: false,
    });
  });

  it('lists plans, shows one and shows an item, exactly as the contract says', async () => {
    const { plans } = planList.parse(await (await app.ask('/api/v1/plans', reader)).json());
    expect(plans.map(({ title }) => title)).toContain('Ethics plan');
    const address = `/api/v1/items/${encodeURIComponent(await itemId())}`;
    const item = itemDetail.parse(await (await app.ask(address, reader)).json());
    expect(item).toMatchObject({ ref: 'GT1', rag: 'amber', mayUpdate: false });
  });

  it.each(['/api/v1/plans', '/api/v1/plans/{planId}', '/api/v1/items/{itemId}'])(
    'answers 304 to who has %s already, even past a browser’s no-cache',
    async (template) => {
      const address = template
        .replace('{planId}', planId)
        .replace('{itemId}', encodeURIComponent(await itemId()));
      const first = await app.ask(address, owner);
      const eTag = first.headers.get('ETag')!;
      expect(eTag).toMatch(/^W\/"/);
      const headers = { 'If-None-Match': eTag, 'Cache-Control': 'no-cache' };
      const second = await app.ask(address, owner, { headers });
      expect(second.status).toBe(304);
      expect(await second.text()).toBe('');
      const somebodyElse = await app.ask(address, reader, { headers });
      expect(somebodyElse.status).toBe(200);
    },
  );

  it.each(['/api/v1/plans/p-none', '/api/v1/items/p-none%3AGT1', '/api/v1/nothing'])(
    'knows nothing at %s',
    async (address) => {
      const response = await app.ask(address, owner);
      expect(response.status).toBe(404);
      expect(apiError.parse(await response.json()).code).toBe('not-found');
    },
  );

  it('answers nobody who has not signed in, and says how', async () => {
    const response = await app.ask('/api/v1/plans');
    expect(response.status).toBe(401);
    expect(response.headers.get('WWW-Authenticate')).toBe('Bearer');
    expect(apiError.parse(await response.json()).code).toBe('sign-in');
  });
});

describe('updating', () => {
  async function seen() {
    const id = await itemId();
    const address = `/api/v1/items/${encodeURIComponent(id)}`;
    const item = itemDetail.parse(await (await app.ask(address, owner)).json());
    return { item, address: `${address}/updates` };
  }

  function send(address: string, person: Person, body: unknown): Promise<Response> {
    const headers = { 'Content-Type': 'application/json' };
    return app.ask(address, person, { method: 'POST', headers, body: JSON.stringify(body) });
  }

  it('records what an owner says, once however often it is sent', async () => {
    const { item, address } = await seen();
    const update = {
      id: crypto.randomUUID(),
      actionId: null,
      change: { rag: 'green', note: 'Reviewed by full council.' },
      basedOn: { item: item.eTag, action: null },
    };
    const first = itemDetail.parse(await (await send(address, owner, update)).json());
    const second = itemDetail.parse(await (await send(address, owner, update)).json());
    expect(first).toMatchObject({ rag: 'green', narrative: 'Reviewed by full council.' });
    expect(second.history).toEqual(first.history);
    expect(first.history[0]).toMatchObject({ by: 'Asha Patel', from: 'tab' });
  });

  it('shows both versions when somebody else was first', async () => {
    const { item, address } = await seen();
    const basedOn = { item: item.eTag, action: null };
    await send(address, owner, { id: crypto.randomUUID(), actionId: null, change: { rag: 'red' }, basedOn });
    const late = { id: crypto.randomUUID(), actionId: null, change: { rag: 'blue' }, basedOn };
    const response = await send(address, owner, late);
    expect(response.status).toBe(409);
    expect(itemChanged.parse(await response.json()).theirs.rag).toBe('red');
  });

  it('refuses a change that breaks a rule with every reason', async () => {
    const { item, address } = await seen();
    const action = item.actions[0]!;
    const response = await send(address, owner, {
      id: crypto.randomUUID(),
      actionId: action.id,
      change: { status: 'implemented' },
      basedOn: { item: item.eTag, action: action.eTag },
    });
    expect(response.status).toBe(422);
    expect(apiError.parse(await response.json()).problems).toHaveLength(1);
  });

  it('is for those the item belongs to, whatever the body says', async () => {
    const { item, address } = await seen();
    const update = {
      id: crypto.randomUUID(),
      actionId: null,
      change: { rag: 'blue' },
      basedOn: { item: item.eTag, action: null },
    };
    expect((await send(address, reader, update)).status).toBe(403);
    expect((await send(address, reader, { ...update, person: owner })).status).toBe(400);
  });

  it.each([
    ['JSON that breaks off', '{"id": '],
    ['no JSON at all', 'hello'],
    ['a list', '[]'],
  ])('does not understand %s', async (_, body) => {
    const { address } = await seen();
    const headers = { 'Content-Type': 'application/json' };
    const response = await app.ask(address, owner, { method: 'POST', headers, body });
    expect(response.status).toBe(400);
    expect(apiError.parse(await response.json()).code).toBe('bad-request');
  });

  it('refuses a body that is far too long', async () => {
    const { address } = await seen();
    const response = await send(address, owner, { note: 'x'.repeat(1_100_000) });
    expect(response.status).toBe(413);
  });
});

it('describes itself to anybody who asks', async () => {
  const response = await app.ask('/api/v1/openapi.json');
  expect(await response.json()).toMatchObject({
    openapi: '3.1.1',
    servers: [{ url: 'https://golden-thread.council.example/api/v1' }],
  });
});

describe('an owner', () => {
  it('can be asked about by those who answer for it, and by nobody else', async () => {
    const [row] = (await work(owner)).rows;
    const actions = [{ itemId: row!.item.id, actionId: row!.action!.id }];
    const ask = async (person: Person) =>
      nudgeAnswer.parse(await (await post(person, '/nudges', { actions })).json());
    expect(await ask(reader)).toMatchObject({ told: [], left: [{ why: 'forbidden' }] });
    expect(await ask(administrator)).toMatchObject({ told: ['Asha Patel'], left: [] });
  });
});
