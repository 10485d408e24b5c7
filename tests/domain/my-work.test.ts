import { describe, expect, it } from 'vitest';
import { doneBy, teamWorkOn, workOn, type WorkSubject } from '#domain/my-work';
import { viewerFor } from '#domain/permissions';
import type { Post } from '#domain/post';
import type { Update } from '#domain/update';
import { anAction, aPerson, aPost, aRecommendation } from '#tests/helpers/builders';

const priya = aPerson('Priya Anand');
const martin = aPerson('Martin Osei');
const ruth = aPerson('Ruth Ellery');
const owen = aPerson('Owen Tarrant');

const posts: Post[] = [
  aPost('Director', { holder: martin }),
  aPost('Head', { holder: priya, managerPostId: 'post-director' }),
  aPost('Audit', { holder: ruth, isVerifier: true }),
  aPost('Clerk', { holder: owen, isAdministrator: true }),
];
const today = '2026-03-02';
const askedAs = (person: typeof priya) => ({
  ...{ viewer: viewerFor(person, posts, []), today },
  postById: (id: string) => posts.find((post) => post.id === id),
});
const action = (values: Parameters<typeof anAction>[0] = {}) =>
  anAction({ ownerPostIds: ['post-head'], ...values });
const subject = (values: Partial<WorkSubject> = {}): WorkSubject => ({
  recommendation: aRecommendation({ rag: 'amber', accountablePostIds: ['post-director'] }),
  actions: [action()],
  ...{ isParent: false, isRated: true, periodBegan: '2026-01-05', updateRequest: null },
  dateChangesOf: () => [],
  ...values,
});
const groups = (given: WorkSubject, person = priya) =>
  workOn(given, askedAs(person)).map(({ group }) => group);

const asked = { periodId: 'q4', cutOff: '2026-03-13', since: '2026-01-05T09:00:00Z' };
const request = {
  ...{ id: 'u-1:a:date', planId: 'p-1', actionId: 'p-1:GT8:1', from: '2026-03-20', to: '2026-06-30' },
  ...{ reason: 'The audit moved.', state: 'requested' as const, requestedBy: priya },
  ...{ requestedAt: '2026-03-01T09:00:00Z', decidedBy: null, decidedAt: null },
};

describe('an officer’s work', () => {
  it('stands where they would look for it: overdue, due soon, an update asked for, the rest', () => {
    expect(groups(subject({ actions: [action({ dueDate: '2026-03-01' })] }))).toEqual(['overdue']);
    expect(groups(subject({ actions: [action({ dueDate: '2026-03-20' })] }))).toEqual(['due-soon']);
    const later = action({ dueDate: '2026-09-30' });
    expect(groups(subject({ actions: [later] }))).toEqual(['later']);
    expect(groups(subject({ actions: [later], updateRequest: asked }))).toEqual(['update-wanted']);
    expect(groups(subject({ actions: [action({ status: 'implemented' })] }))).toEqual([]);
  });

  it('holds what their deputies hold, and nothing of anybody else’s', () => {
    expect(groups(subject(), ruth)).toEqual([]);
    expect(groups(subject(), martin)).toEqual([]);
  });

  it('asks those who answer for it for a rating where none was given, and only where things are rated', () => {
    const unrated = aRecommendation({ accountablePostIds: ['post-director'] });
    expect(groups(subject({ recommendation: unrated }), martin)).toEqual(['update-wanted']);
    expect(groups(subject({ recommendation: unrated, isRated: false }), martin)).toEqual([]);
    expect(groups(subject({ recommendation: unrated, isParent: true }), martin)).toEqual([]);
  });

  it('shows a date that waits to whoever is to agree it, not to whoever asked, nor to those above', () => {
    const waits = subject({ actions: [action({ dueDate: '2026-03-20' })], dateChangesOf: () => [request] });
    expect(groups(waits, martin)).toEqual(['to-decide']);
    expect(groups(waits, priya)).toEqual(['due-soon']);
    expect(groups(waits, owen)).toEqual([]);
    const nobodys = { ...waits, recommendation: aRecommendation({ rag: 'amber' }) };
    const alone = { ...askedAs(owen), postById: () => undefined };
    expect(workOn(nobodys, alone).map(({ group }) => group)).toEqual(['to-decide']);
  });

  it('shows what is said to be done to whoever checks evidence', () => {
    expect(groups(subject({ actions: [action({ status: 'implemented' })] }), ruth)).toEqual(['to-verify']);
    expect(groups(subject({ actions: [action({ status: 'verified' })] }), ruth)).toEqual([]);
  });
});

describe('a director’s team', () => {
  it('is what those below them have open, and not what they own themselves', () => {
    const mixed = subject({
      actions: [
        action({ dueDate: '2026-02-01' }),
        action({ id: 'own', ownerPostIds: ['post-director'] }),
        action({ id: 'closed', status: 'verified' }),
      ],
    });
    expect(teamWorkOn(mixed, askedAs(martin))).toMatchObject([{ group: 'overdue', lacksUpdate: true }]);
    expect(teamWorkOn(mixed, askedAs(priya))).toEqual([]);
  });

  it('says what nobody has spoken about this period, a confirmation taken back included', () => {
    const said = (lastUpdate: Update) => {
      const actions = [action({ dueDate: '2026-09-30', lastUpdate })];
      return teamWorkOn(subject({ actions }), askedAs(martin))[0]!.group;
    };
    expect(said(entry({}))).toBe('later');
    expect(said(entry({ id: 'undo:u-1:a' }))).toBe('update-wanted');
    expect(said(entry({ from: 'import' }))).toBe('update-wanted');
  });
});

describe('what somebody did', () => {
  const done = (entries: Update[], known: string[] = [], mayTakeBack = () => true) =>
    doneBy({
      now: new Date('2026-03-02T12:00:00Z'),
      entries,
      has: (id) => known.includes(id),
      beganIn: (planId) => (planId === 'p-1' ? '2026-02-01' : null),
      mayTakeBack,
    });

  it('is one line a press, the newest first, of this period and of plans they may read', () => {
    const list = done([
      entry({ id: 'u-0:a', at: '2026-01-31T09:00:00Z' }),
      entry({ id: 'u-1:r', changes: [{ field: 'rag', before: 'green', after: 'amber' }] }),
      entry({ id: 'u-1:a' }),
      entry({ id: 'u-2:a', at: '2026-03-02T10:00:00Z' }),
      entry({ id: 'u-3:a', planId: 'p-secret' }),
    ]);
    expect(list.map(({ entryIds }) => entryIds)).toEqual([['u-2:a'], ['u-1:r', 'u-1:a']]);
  });

  it('is not offered to be taken back by whoever may no longer update it', () => {
    expect(done([entry({})], [], () => false)[0]).toMatchObject({ mayUndo: false, wasUndone: false });
  });

  it('may be taken back for a day, once, and not where others have been told of it', () => {
    const mayUndo = (values: Partial<Update>, known: string[] = []) =>
      done([entry(values)], known)[0]!.mayUndo;
    expect(mayUndo({})).toBe(true);
    expect(mayUndo({ at: '2026-03-01T11:00:00Z' })).toBe(false);
    expect(mayUndo({}, ['undo:u-1:a'])).toBe(false);
    expect(mayUndo({ changes: [{ field: 'askedDate', before: null, after: '2026-06-30' }] })).toBe(false);
    expect(mayUndo({ changes: [{ field: 'evidence', before: null, after: 'https://a.example' }] })).toBe(
      false,
    );
    expect(mayUndo({ id: 'u-9:a:date:agreed' })).toBe(false);
  });
});

function entry(values: Partial<Update>): Update {
  return {
    ...{ id: 'u-1:a', at: '2026-03-02T09:00:00Z', by: priya, postId: null, from: 'tab', note: null },
    ...{ changes: [], evidence: null, planId: 'p-1', recommendationId: 'p-1:GT8', actionId: 'p-1:GT8:1' },
    ...values,
  };
}
