import { describe, expect, it } from 'vitest';
import { areAlike } from '#domain/alike-posts';
import { handOver } from '#domain/hand-over';
import { readHolderList } from '#domain/holder-list';
import { matchPerson, matchPost } from '#domain/match-holders';
import { changePost, type PostValues } from '#domain/post-change';
import { postRegister, type RegisterParts } from '#domain/post-register';
import { withLeavers } from '#domain/registered-post';
import { mergedInto, type Post } from '#domain/post';
import { aPerson, aPlan, aPost, anAction } from '#tests/helpers/builders';

const priya = aPerson('Priya Anand');
const martin = aPerson('Martin Osei');

function register(posts: Post[], parts: Partial<RegisterParts> = {}) {
  return postRegister({
    posts: posts.map((value) => ({ value, eTag: `"${value.id}"` })),
    plans: [aPlan()],
    themes: [],
    recommendations: [],
    actions: [],
    conversationOf: () => undefined,
    administratorIds: [],
    today: '2026-03-02',
    ...parts,
  }).posts;
}

describe('what is to be mended about posts', () => {
  it('puts a vacant post with work before everything else, and counts what is open and overdue where', () => {
    const owned = (dueDate: string, id: string) =>
      anAction({ id, dueDate, ownerPostIds: ['post-head-of-planning'] });
    const posts = register(
      [
        aPost('Head of Finance', { holder: priya }),
        aPost('Head of Planning'),
        aPost('Susan Grey', { holder: martin }),
      ],
      {
        actions: [
          owned('2026-01-31', 'a'),
          owned('2026-09-30', 'b'),
          { ...owned('2026-01-31', 'c'), status: 'verified' },
        ],
      },
    );
    expect(posts.map(({ title, problems }) => [title, problems.map(({ kind }) => kind)])).toEqual([
      ['Head of Planning', ['vacant']],
      ['Susan Grey', ['person-title']],
      ['Head of Finance', []],
    ]);
    expect(posts[0]).toMatchObject({
      ...{ open: 2, overdue: 1, references: 3 },
      plans: [{ title: 'Governance plan', open: 2, overdue: 1 }],
    });
  });

  it('names holders who left the directory or cannot be reached, and managers going round in a circle', () => {
    const posts = register(
      [
        aPost('Head of Finance', { holder: priya, managerPostId: 'post-director' }),
        aPost('Director', { holder: martin, managerPostId: 'post-head-of-finance' }),
      ],
      {
        conversationOf: (id) =>
          id === martin.id
            ? {
                id,
                reference: '{}',
                personName: martin.name,
                state: 'removed',
                updatedAt: '2026-01-01T09:00:00Z',
              }
            : undefined,
      },
    );
    expect(
      withLeavers(posts, [priya.id]).map(({ title, problems }) => [
        title,
        ...problems.map(({ kind }) => kind),
      ]),
    ).toEqual([
      ['Head of Finance', 'left', 'circle'],
      ['Director', 'unreachable', 'circle'],
    ]);
  });

  it.each([
    ['Head of Finance', 'Head of Finacne'],
    ['Head of Finance', 'Finance, head of'],
    ['Head of Finance', 'Interim Head of Finance'],
    ['Head of HR', 'Head of Human Resources'],
    ['Director of Adult Services', 'Director of Adults Services'],
  ])('takes “%s” and “%s” for one post', (one, other) => {
    expect(areAlike(one, other)).toBe(true);
  });

  it.each([
    ['Head of Finance', 'Head of Planning'],
    ['Director of Place', 'Director of People'],
    ['Director of Resources', 'Deputy Director of Resources'],
    ['Area Manager 1', 'Area Manager 2'],
    ['Head of Legal Services', 'Head of Housing'],
  ])('takes “%s” and “%s” for two', (one, other) => {
    expect(areAlike(one, other)).toBe(false);
  });
});

describe('changing a post', () => {
  const clerk = aPost('Clerk', { holder: priya, isAdministrator: true });
  const head = aPost('Head', { holder: martin, managerPostId: 'post-clerk' });
  const posts = [clerk, head, aPost('Auditor')];
  const change = (post: Post, values: PostValues, references = 0) =>
    changePost(post, values, {
      ...{ posts, references, administratorIds: [] },
      entry: { id: 'e', at: '2026-03-02T09:30:00Z', by: priya },
    });

  it('says in its log what changed, in words', () => {
    expect(change(head, { holder: priya, managerPostId: null })).toMatchObject({
      post: {
        holder: priya,
        lastChange: {
          changes: [
            { field: 'holder', before: 'Martin Osei', after: 'Priya Anand' },
            { field: 'manager', before: 'Clerk', after: null },
          ],
        },
      },
    });
    expect(change(head, { title: ' Head ' })).toEqual({ kind: 'same' });
  });

  it.each<[string, Post, PostValues, RegExp]>([
    ['the last administrator', clerk, { holder: null }, /Nobody would administer/],
    ['a title another post has', head, { title: 'AUDITOR' }, /called “Auditor” already/],
    ['a manager below it', clerk, { managerPostId: 'post-head' }, /its own manager/],
    ['no title', head, { title: '  ' }, /Give the post a title/],
  ])('refuses %s', (_, post, values, problem) => {
    const decided = change(post, values);
    expect(decided.kind === 'problems' ? decided.problems.join() : decided.kind).toMatch(problem);
  });

  it('removes only what nothing refers to', () => {
    expect(change(head, { isRemoved: true }, 1).kind).toBe('problems');
    expect(change(head, { isRemoved: true })).toMatchObject({ post: { isRemoved: true, holder: null } });
  });
});

it('hands everything a leaver holds or stands in for to one person', () => {
  const posts = [
    aPost('A', { holder: priya, deputies: [martin] }),
    aPost('B', { holder: martin, deputies: [priya] }),
    aPost('C', { holder: aPerson('Zoe'), deputies: [priya] }),
    aPost('D'),
  ];
  expect(handOver(posts, priya.id, martin)).toEqual([
    { postId: 'post-a', values: { holder: martin, deputies: [] } },
    { postId: 'post-b', values: { deputies: [] } },
    { postId: 'post-c', values: { deputies: [martin] } },
  ]);
  expect(handOver(posts, priya.id, null)[0]).toEqual({
    postId: 'post-a',
    values: { holder: null, deputies: [martin] },
  });
});

it('follows a merged post to the one that stands for it now', () => {
  const c = aPost('C');
  const posts = [aPost('A', { mergedIntoPostId: 'post-b' }), aPost('B', { mergedIntoPostId: 'post-c' }), c];
  expect(mergedInto(posts[0]!, posts)).toBe(c);
});

describe('a pasted list of holders', () => {
  it('is read from a spreadsheet, with semicolons or with commas, without its heading', () => {
    const lines = [
      { post: 'Head of Finance', who: 'Priya Anand' },
      { post: 'Head of Parks, Leisure', who: 'tom@council.example' },
    ];
    const read = (text: string) => readHolderList(text).map(({ post, who }) => ({ post, who }));
    expect(
      read('Post\tHolder\nHead of Finance\tPriya Anand\n\n"Head of Parks, Leisure"\ttom@council.example\tx'),
    ).toEqual(lines);
    expect(read('Head of Finance;Priya Anand\nHead of Parks, Leisure;tom@council.example')).toEqual(lines);
    expect(read('Head of Finance, Priya Anand\nHead of Parks, Leisure, tom@council.example')).toEqual(lines);
  });

  it('matches by exact name or address first, and says when there are several', () => {
    const found = [
      { id: '1', name: 'Priya Anand', address: 'priya.anand@council.example' },
      { id: '2', name: 'Priya Anandan', address: null },
    ];
    expect(matchPerson('priya anand', found)).toMatchObject({ found: { id: '1' }, isGuess: false });
    expect(matchPerson('PRIYA.ANAND@council.example', found)).toMatchObject({ found: { id: '1' } });
    expect(matchPerson('Priya', found)).toMatchObject({ found: null, reason: 'several' });
    expect(matchPost('Head of Finacne', [aPost('Head of Finance')])).toMatchObject({ isGuess: true });
    expect(matchPost('Mayor', [aPost('Head of Finance')])).toMatchObject({ reason: 'none' });
  });
});
