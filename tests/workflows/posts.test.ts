import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { peopleFound, leavers, matchAnswer } from '#api/contract/directory';
import { postChangesAnswer, postRegister, type PostChangesBody } from '#api/contract/posts';
import { planFromDocument } from '#domain/plan-from-document';
import type { Person, Post } from '#domain/post';
import { finishPostChanges } from '#workflows/finish-merges';
import { mergePosts } from '#workflows/merge-posts';
import { aPlan, aPost, aRecommendation, anAction } from '#tests/helpers/builders';
import { crashes, interruptEverywhere } from '#tests/helpers/crashes';
import { serveApp, type ServedApp } from '#tests/helpers/served-app';
import type { StartedStore } from '#tests/helpers/store';

const person = (number: number, name: string): Person => ({
  id: `11111111-0000-4000-8000-00000000000${number}`,
  name,
});
const priya = person(1, 'Priya Anand');
const martin = person(2, 'Martin Osei');
const owen = person(3, 'Owen Tarrant');
const gone = person(4, 'Gail Gone');

const directory = [priya, martin, owen].map(({ id, name }) => {
  const address = `${name.toLowerCase().replace(' ', '.')}@council.example`;
  return { id, displayName: name, mail: address, userPrincipalName: address };
});

async function givenPosts({ store }: StartedStore): Promise<void> {
  const posts: Post[] = [
    aPost('Clerk', { holder: owen, isAdministrator: true }),
    aPost('Head of Finance', { holder: priya }),
    aPost('Head of Finacne', { managerPostId: 'post-clerk' }),
    aPost('Accountant', { managerPostId: 'post-head-of-finacne', holder: gone }),
  ];
  await store.createMany('posts', posts);
  await store.create(
    'plans',
    aPlan({ readerPostIds: ['post-head-of-finacne'], sponsorPostId: 'post-clerk' }),
  );
  await store.create('recommendations', aRecommendation({ accountablePostIds: ['post-head-of-finacne'] }));
  await store.createMany('actions', [
    anAction({ dueDate: '2026-01-31', ownerPostIds: ['post-head-of-finacne', 'post-head-of-finance'] }),
    anAction({ id: 'p-1:GT8:2', order: 2, ownerPostIds: ['post-head-of-finacne'] }),
  ]);
}

const mergeId = '33333333-0000-4000-8000-000000000001';

describe('posts, over HTTP', () => {
  let app: ServedApp;
  let next = 0;
  beforeAll(async () => {
    app = await serveApp();
    app.graph.control.directory.set(directory);
    await givenPosts(app);
  });
  afterAll(() => app.close());

  const send = (path: string, body: object, as = owen) =>
    app.ask(`/api/v1${path}`, as, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    });
  const get = async (path: string, as = owen) => (await app.ask(`/api/v1${path}`, as)).json();
  const post = async (title: string) =>
    postRegister.parse(await get('/posts')).posts.find((candidate) => candidate.title === title)!;
  type Values = PostChangesBody['changes'][number]['values'];
  const change = async (title: string, values: Values, basedOn?: string, id = aUuid()) => {
    const { id: postId, eTag } = await post(title);
    const body = { changes: [{ id, postId, basedOn: basedOn ?? eTag, values }] };
    return postChangesAnswer.parse(await (await send('/posts/changes', body)).json()).outcomes[0]!;
  };
  const aUuid = () => `22222222-0000-4000-8000-${String((next += 1)).padStart(12, '0')}`;

  it('are for administrators alone, who are so as soon as a post says it', async () => {
    for (const [path, body] of [
      [
        '/posts/changes',
        { changes: [{ id: aUuid(), postId: null, basedOn: null, values: { title: 'Mayor' } }] },
      ],
      ['/posts/merges/preview', { fromId: 'a', intoId: 'b' }],
      ['/directory/matches', { lines: [{ line: 1, post: 'a', who: 'b' }] }],
    ] as const) {
      expect((await send(path, body, priya)).status, path).toBe(403);
    }
    expect((await app.ask('/api/v1/posts', priya)).status).toBe(403);
    expect((await app.ask('/api/v1/directory/people?q=a', priya)).status).toBe(403);
    expect((await change('Head of Finance', { isAdministrator: true })).result).toBe('saved');
    expect((await app.ask('/api/v1/posts', priya)).status).toBe(200);
    expect((await change('Head of Finance', { isAdministrator: false })).result).toBe('saved');
  });

  it('keep a change once, log it, and show whoever comes second how it stands', async () => {
    const { eTag } = await post('Head of Finance');
    const id = aUuid();
    const first = await change('Head of Finance', { holder: martin, deputies: [priya] }, eTag, id);
    expect(first).toMatchObject({ result: 'saved', post: { holder: martin } });
    expect(await change('Head of Finance', { holder: martin, deputies: [priya] }, eTag, id)).toMatchObject({
      result: 'saved',
    });
    const second = await change('Head of Finance', { holder: null }, eTag);
    expect(second).toMatchObject({
      result: 'changed',
      post: { holder: martin },
      problems: ['Owen Tarrant changed it meanwhile.'],
    });
    expect((await app.store.snapshot()).all('postChanges').at(-1)?.value).toMatchObject({
      ...{ id, postId: 'post-head-of-finance', by: owen },
      changes: [
        { field: 'holder', before: 'Priya Anand', after: 'Martin Osei' },
        { field: 'deputies', before: null, after: 'Priya Anand' },
      ],
    });
  });

  it('make new ones once, refuse a second of the name, and let one go that nothing names', async () => {
    const make = async (id: string, title: string) => {
      const body = { changes: [{ id, postId: null, basedOn: null, values: { title, holder: martin } }] };
      return postChangesAnswer.parse(await (await send('/posts/changes', body)).json()).outcomes[0]!;
    };
    const id = aUuid();
    expect(await make(id, 'Head of Parks')).toMatchObject({ result: 'saved', postId: 'post-head-of-parks' });
    expect(await make(id, 'Head of Parks')).toMatchObject({ result: 'saved', postId: 'post-head-of-parks' });
    expect(await make(aUuid(), 'head of  parks')).toMatchObject({ result: 'refused' });
    expect(await change('Head of Finacne', { isRemoved: true })).toMatchObject({ result: 'refused' });
    expect(await change('Head of Parks', { isRemoved: true })).toMatchObject({ result: 'saved', post: null });
    expect(await post('Head of Parks')).toBeUndefined();
  });

  it('never lose their last administrator', async () => {
    for (const values of [{ holder: null }, { isAdministrator: false }]) {
      expect(await change('Clerk', values)).toMatchObject({
        ...{ result: 'refused', problems: [expect.stringContaining('Nobody would administer')] },
      });
    }
    const [clerk, head] = [await post('Clerk'), await post('Head of Finance')];
    const merging = { id: mergeId, from: seen(clerk), into: seen(head) };
    expect((await send('/posts/merges', merging)).status).toBe(422);
  });

  it('keep an administrator where two take the right from each other on two replicas', async () => {
    expect((await change('Head of Finance', { holder: priya, isAdministrator: true })).result).toBe('saved');
    const other = await app.anotherReplica({ freshnessMs: 600_000 });
    const register = postRegister.parse(await (await other.ask('/api/v1/posts', priya)).json());
    const clerk = register.posts.find(({ title }) => title === 'Clerk')!;
    expect((await change('Head of Finance', { isAdministrator: false })).result).toBe('saved');
    const taken = { id: aUuid(), postId: clerk.id, basedOn: clerk.eTag, values: { holder: null } };
    const answer = await other.ask('/api/v1/posts/changes', priya, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ changes: [taken] }),
    });
    expect(postChangesAnswer.parse(await answer.json()).outcomes[0]).toMatchObject({
      ...{ result: 'refused', problems: [expect.stringContaining('Nobody would administer')] },
    });
    await other.close();
    expect(await post('Clerk')).toMatchObject({ holder: owen, isAdministrator: true });
  });

  it('keep an administrator where two merge each other’s post on two replicas', async () => {
    for (const [title, values] of [
      ['Deputy Clerk', { holder: priya, isAdministrator: true }],
      ['Town Sergeant', {}],
    ] as const) {
      const body = { changes: [{ id: aUuid(), postId: null, basedOn: null, values: { title, ...values } }] };
      expect((await send('/posts/changes', body)).status).toBe(200);
    }
    const other = await app.anotherReplica({ freshnessMs: 600_000 });
    await other.ask('/api/v1/posts', priya);
    const [theirs, ours, sergeant] = [
      await post('Clerk'),
      await post('Deputy Clerk'),
      await post('Town Sergeant'),
    ];
    const merge = (from: typeof ours) => ({ id: aUuid(), from: seen(from), into: seen(sergeant) });
    const taken = merge({ ...theirs });
    expect((await send('/posts/merges', merge(ours))).status).toBe(200);
    const answer = await other.ask('/api/v1/posts/merges', priya, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ ...taken, into: seen(await post('Head of Finance')) }),
    });
    expect(answer.status).toBe(422);
    expect(await answer.text()).toContain('Nobody would administer');
    await other.close();
    expect(await post('Clerk')).toMatchObject({ holder: owen, isAdministrator: true });
    const log = (await app.store.snapshot()).all('postChanges').map(({ value }) => value);
    expect(log.filter(({ postId }) => postId === theirs.id).at(-1)?.changes).toEqual([
      { field: 'standing', before: 'merged into “Head of Finance”', after: 'in use' },
    ]);
  });

  it('are merged in everything that names them, logged, and known by the old title from then on', async () => {
    const [from, into] = [await post('Head of Finacne'), await post('Head of Finance')];
    expect(from.problems).toMatchObject([
      { kind: 'vacant', open: 2 },
      { kind: 'alike', postId: into.id },
    ]);
    const preview = await (await send('/posts/merges/preview', { fromId: from.id, intoId: into.id })).json();
    expect(preview).toMatchObject({
      actions: [{ title: 'Governance plan', open: 2, closed: 0 }],
      ...{ items: 1, opened: ['Governance plan'], below: ['Accountant'], leaving: [] },
      changes: [{ field: 'manager', before: null, after: 'Clerk' }],
    });
    expect(
      (await send('/posts/merges', { id: mergeId, from: seen(from), into: { id: into.id, eTag: '"x"' } }))
        .status,
    ).toBe(409);
    expect((await send('/posts/merges', { id: mergeId, from: seen(from), into: seen(into) })).status).toBe(
      200,
    );
    const snapshot = await app.store.snapshot();
    expect(snapshot.all('actions').map(({ value }) => value.ownerPostIds)).toEqual([[into.id], [into.id]]);
    expect(snapshot.get('plans', 'p-1')?.value.readerPostIds).toEqual([into.id]);
    expect(snapshot.get('posts', 'post-accountant')?.value.managerPostId).toBe(into.id);
    expect(snapshot.byAction('updates', 'p-1:GT8:2').map(({ value }) => value)).toMatchObject([
      { by: owen, changes: [{ field: 'owners', before: 'Head of Finacne', after: 'Head of Finance' }] },
    ]);
    const known = snapshot.all('posts').map(({ value }) => value);
    expect(ownersIn('Head of Finacne', known)).toEqual({ newPosts: [], owners: [[into.id]] });

    // A row that is pointed at the old post by hand is put right by the next sweep.
    const row = snapshot.get('actions', 'p-1:GT8:2')!;
    await app.store.update('actions', { ...row.value, ownerPostIds: [from.id] }, row.eTag);
    await finishPostChanges(app.services);
    expect((await app.store.snapshot()).get('actions', row.value.id)?.value.ownerPostIds).toEqual([into.id]);
  });

  it('find people by parts of name or address, leavers, and whom a pasted list means', async () => {
    expect(peopleFound.parse(await get('/directory/people?q=pri%20ana'))).toEqual({
      people: [{ ...priya, address: 'priya.anand@council.example' }],
      from: 'directory',
    });
    expect(leavers.parse(await get('/directory/leavers'))).toEqual({ isKnown: true, ids: [gone.id] });
    const lines = [
      { line: 1, post: 'head of finance', who: 'martin.osei@council.example' },
      { line: 2, post: 'Mayor', who: 'Nobody Known' },
    ];
    const matched = matchAnswer.parse(await (await send('/directory/matches', { lines })).json());
    expect(matched.lines).toMatchObject([
      { postMatch: { found: { id: 'post-head-of-finance' } }, personMatch: { found: { id: martin.id } } },
      { postMatch: { reason: 'none' }, personMatch: { reason: 'none' } },
    ]);
  });

  it('find those whom Golden Thread knows, and an object id, while the directory is closed', async () => {
    app.graph.control.directory.allow(false);
    const known = { people: [{ ...priya, address: null }], from: 'known' };
    expect(await get('/directory/people?q=anand')).toEqual(known);
    const id = person(9, '').id;
    expect(await get(`/directory/people?q=New%20Person%20${id}`)).toMatchObject({
      people: [{ id, name: 'New Person' }],
    });
    expect(await get('/directory/leavers')).toEqual({ isKnown: false, ids: [] });
  });
});

it('ends a merge as one clean run would, whichever write was the last before the process died', async () => {
  const eTags = { from: '', into: '' };
  const report = await interruptEverywhere(
    {
      name: 'a merge',
      async prepare(started) {
        await givenPosts(started);
        const snapshot = await started.store.snapshot();
        eTags.from = snapshot.get('posts', 'post-head-of-finacne')!.eTag;
        eTags.into = snapshot.get('posts', 'post-head-of-finance')!.eTag;
      },
      async run(services) {
        const from = { id: 'post-head-of-finacne', eTag: eTags.from };
        await mergePosts(services, owen, {
          id: mergeId,
          from,
          into: { id: 'post-head-of-finance', eTag: eTags.into },
        });
      },
    },
    { faults: [crashes.after] },
  );
  expect(report.differences).toEqual([]);
  expect(report.interruptions).toBeGreaterThan(8);
});

function seen({ id, eTag }: { id: string; eTag: string }) {
  return { id, eTag };
}

/** What a document that gives its one action to that post would become. */
function ownersIn(title: string, knownPosts: readonly Post[]) {
  const rows = planFromDocument(
    {
      ...{ title: 'Next', source: 'other', periods: [], ragKey: [], themes: [], findings: [] },
      recommendations: [
        {
          ...{
            key: 'R1',
            refs: ['R1'],
            parentKey: null,
            themeRef: null,
            kind: 'recommendation',
            text: 'Do it.',
          },
          ...{ level: null, priority: null, response: null, evidence: null, impact: null, narrative: null },
          ...{ leadMembers: [], accountable: [], ratings: [] },
        },
      ],
      actions: [
        {
          ...{
            recommendationKey: 'R1',
            text: 'Do it.',
            owners: [{ post: title, person: null }],
            accountable: [],
          },
          due: { text: '', kind: 'none', start: null, end: null, precision: null },
          ...{ status: null, progress: null },
        },
      ],
    },
    {
      ...{ planId: 'p-2', title: 'Next', sourceFile: { name: 'next.csv', sha256: 'x' } },
      ...{ at: '2026-03-02T09:30:00Z', person: owen, knownPosts },
    },
  );
  return { newPosts: rows.newPosts, owners: rows.actions.map(({ ownerPostIds }) => ownerPostIds) };
}
