import { describe, expect, it } from 'vitest';
import { planChange, type Change, type ChangeRequest } from '#domain/change';
import { logEntry } from '#domain/log-entry';
import { postsThatAgreeDates } from '#domain/date-request';
import { viewerFor } from '#domain/permissions';
import { aPerson, aPost, anAction, aPlan, aRecommendation } from '#tests/helpers/builders';

const officer = aPerson('Olive Hart');
const director = aPerson('Dev Rao');
const stranger = aPerson('Sam Reed');
const auditor = aPerson('Ina Cole');
const posts = [
  aPost('Director', { holder: director }),
  aPost('Officer', { holder: officer, managerPostId: 'post-director' }),
  aPost('Auditor', { holder: auditor, isVerifier: true }),
  aPost('Clerk', { isRemoved: true }),
];
const action = anAction({ ownerPostIds: ['post-officer'], dueDate: '2026-03-31' });

function ask(change: Change, over: Partial<ChangeRequest> & { person?: typeof officer } = {}) {
  const { person = officer, ...rest } = over;
  return planChange({
    id: 'request-1',
    change,
    plan: aPlan(),
    recommendation: aRecommendation(),
    action,
    actions: [action],
    evidenceCount: 0,
    viewer: viewerFor(person, posts, []),
    postById: (id) => posts.find((post) => post.id === id),
    from: 'chat',
    at: '2026-03-02T09:30:00.000Z',
    ...rest,
  });
}

function planned(...args: Parameters<typeof ask>) {
  const outcome = ask(...args);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome));
  return outcome.planned;
}

function problemsOf(...args: Parameters<typeof ask>): string[] {
  const outcome = ask(...args);
  return !outcome.ok && outcome.reason === 'problems' ? outcome.problems : [];
}

describe('a change', () => {
  it('keeps a RAG with its narrative on the recommendation and leaves the action alone', () => {
    const { recommendation, action: changedAction } = planned({ rag: 'amber', note: 'Policy drafted.' });
    expect(recommendation).toMatchObject({ rag: 'amber', narrative: 'Policy drafted.' });
    expect(changedAction).toBeNull();
    expect(recommendation?.lastUpdate).toMatchObject({
      by: officer,
      postId: 'post-officer',
      from: 'chat',
      changes: [
        { field: 'rag', before: null, after: 'amber' },
        { field: 'narrative', before: null, after: 'Policy drafted.' },
      ],
    });
  });

  it('keeps a note without a RAG as the progress of the action', () => {
    expect(planned({ note: 'With legal.' }).action).toMatchObject({ progress: 'With legal.' });
  });

  it('counts a moved date, keeps the first one and needs a reason', () => {
    expect(problemsOf({ dueDate: '2026-05-31' })).toEqual([
      'To move the due date to 31 May 2026, give a reason.',
    ]);
    const moved = planned({ dueDate: '2026-05-31', reason: 'The audit moved.' }).action;
    expect(moved).toMatchObject({ firstDueDate: '2026-03-31', timesMoved: 1, due: { end: '2026-05-31' } });
    expect(
      moved?.lastUpdate &&
        logEntry(moved.lastUpdate, { planId: 'p-1', recommendationId: 'r', actionId: 'a' }),
    ).toMatchObject({ dateChange: { from: '2026-03-31', to: '2026-05-31', reason: 'The audit moved.' } });
  });

  it('takes no blanks for a reason', () => {
    expect(problemsOf({ dueDate: '2026-05-31', reason: '  ' })).toHaveLength(1);
    expect(problemsOf({ status: 'implemented', reason: '\n' })).toHaveLength(1);
  });

  it('asks for a new date where somebody else settles dates, and moves nothing until they agree', () => {
    const strict = { plan: aPlan({ ownersMayMoveDates: false }) };
    const change = { dueDate: '2026-05-31', reason: 'The audit moved.' };
    const asked = planned(change, strict).action;
    expect(asked).toMatchObject({ due: { end: '2026-03-31' }, timesMoved: 0 });
    expect(asked?.lastUpdate?.changes).toEqual([
      { field: 'askedDate', before: '2026-03-31', after: '2026-05-31' },
    ]);
    expect(
      asked?.lastUpdate &&
        logEntry(asked.lastUpdate, { planId: 'p-1', recommendationId: 'r', actionId: 'a' }).dateChange,
    ).toMatchObject({ state: 'requested', to: '2026-05-31', requestedBy: officer, decidedBy: null });
    expect(planned(change, { ...strict, person: director }).action?.due.end).toBe('2026-05-31');
    expect(problemsOf({ ...change, status: 'superseded' }, strict)).toEqual([
      'A closed action needs no new date; reopen GT8 to ask for one.',
    ]);
  });

  it('does not have anybody agree a date that is over, which those who settle dates may still put right', () => {
    const strict = { plan: aPlan({ ownersMayMoveDates: false }) };
    const change = { dueDate: '2026-03-01', reason: 'The audit moved.' };
    expect(problemsOf(change, strict)).toEqual([
      '1 March 2026 is over already; ask for a day that is still to come.',
    ]);
    expect(planned({ ...change, dueDate: '2026-03-02' }, strict).action).not.toBeNull();
    expect(planned(change, { ...strict, person: director }).action?.due.end).toBe('2026-03-01');
  });

  it('lets a verifier send back what is not borne out, with a reason', () => {
    const done = anAction({ ...action, status: 'verified', closedAt: '2026-01-01T00:00:00Z' });
    const over = { action: done, actions: [done], person: auditor };
    expect(problemsOf({ status: 'in-progress' }, over)).toEqual(['To reopen a closed action, say why.']);
    const back = planned({ status: 'in-progress', reason: 'The link shows a draft.' }, over).action;
    expect(back).toMatchObject({ status: 'in-progress', closedAt: null });
    expect(ask({ status: 'superseded', reason: 'Mine to say?' }, over)).toMatchObject({
      reason: 'forbidden',
    });
  });

  it('asks for evidence or a reason before something is implemented', () => {
    expect(problemsOf({ status: 'implemented' })).toHaveLength(1);
    expect(
      planned({ status: 'implemented', reason: 'Nothing to show; a meeting was held.' }).action?.closedAt,
    ).toBe('2026-03-02T09:30:00.000Z');
    const evidence = { title: 'Code of conduct', url: 'https://example.org/code' };
    expect(planned({ status: 'implemented', evidence }).action?.lastUpdate?.evidence).toEqual(evidence);
  });

  it('lets only a verifier verify, only what is implemented, and a verifier nothing else of other people', () => {
    const done = anAction({ ...action, status: 'implemented', closedAt: '2026-01-01T00:00:00Z' });
    const over = { action: done, actions: [done] };
    expect(problemsOf({ status: 'verified' }, over)[0]).toMatch(/Only a verifier/);
    expect(planned({ status: 'verified' }, { ...over, person: auditor }).action?.status).toBe('verified');
    expect(problemsOf({ status: 'verified' }, { person: auditor })).toEqual([
      'Only what its owner has marked as implemented can be verified.',
    ]);
    expect(ask({ status: 'verified', rag: 'green' }, { person: auditor })).toMatchObject({
      reason: 'forbidden',
    });
  });

  it('asks why when an action is closed without being done', () => {
    expect(problemsOf({ status: 'no-longer-warranted' })).toEqual([
      'To close this as "no longer warranted", say why.',
    ]);
    expect(planned({ status: 'superseded', reason: 'The new strategy covers it.' }).action?.status).toBe(
      'superseded',
    );
  });

  it('asks why when a closed action is reopened', () => {
    const done = anAction({ ...action, status: 'implemented', closedAt: '2026-01-01T00:00:00Z' });
    const over = { action: done, actions: [done] };
    expect(problemsOf({ status: 'in-progress' }, over)).toEqual(['To reopen a closed action, say why.']);
    expect(
      planned({ status: 'in-progress', reason: 'It failed the test.' }, over).action?.closedAt,
    ).toBeNull();
  });

  it('lets a deputy and a manager update, and nobody else', () => {
    const deputised = posts.map((post) => ({
      ...post,
      deputies: post.id === 'post-officer' ? [stranger] : [],
    }));
    expect(ask({ rag: 'red' }, { person: stranger })).toMatchObject({ ok: false, reason: 'forbidden' });
    expect(ask({ rag: 'red' }, { viewer: viewerFor(stranger, deputised, []) })).toMatchObject({ ok: true });
    expect(ask({ rag: 'red' }, { person: director })).toMatchObject({ ok: true });
  });

  it('says so when nothing would change', () => {
    expect(problemsOf({ status: 'in-progress' })).toEqual(['GT8 already stands like that.']);
  });

  it('refuses evidence that is not a web address, and a note too long to keep', () => {
    expect(problemsOf({ evidence: { title: 'x', url: 'javascript:alert(1)' } })[0]).toMatch(
      /not a web address/,
    );
    expect(problemsOf({ note: 'x'.repeat(64_000) })).toEqual([
      'The note has 64,000 characters, and SharePoint holds 63,999: shorten it by 1.',
    ]);
  });
});

describe('another owner', () => {
  const toAuditor = { ownerPostId: 'post-auditor' };

  it('is named by those who answer for the action, and both are in the history', () => {
    const { action: given } = planned(toAuditor, { person: director });
    expect(given?.ownerPostIds).toEqual(['post-auditor']);
    expect(given?.lastUpdate?.changes).toEqual([{ field: 'owners', before: 'Officer', after: 'Auditor' }]);
  });

  it('is not named by an owner who would be rid of it, nor a post that is not there or was removed', () => {
    expect(problemsOf(toAuditor)).toEqual(['Only those who answer for GT8 may give it to another owner.']);
    for (const ownerPostId of ['post-nobody', 'post-clerk']) {
      expect(problemsOf({ ownerPostId }, { person: director })).toEqual([
        'There is no such post to give this to.',
      ]);
    }
  });
});

it('names a post once that manages several owners, who have to have a new date agreed', () => {
  const both = [...posts, aPost('Clerk', { holder: aPerson('Cleo'), managerPostId: 'post-director' })];
  const shared = anAction({ ownerPostIds: ['post-officer', 'post-clerk'] });
  const asked = postsThatAgreeDates(shared, aRecommendation(), (id) => both.find((post) => post.id === id));
  expect(asked.map(({ title }) => title)).toEqual(['Director']);
});
