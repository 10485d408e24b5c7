import { describe, expect, it } from 'vitest';
import type { Update } from '#domain/update';
import { lastOwnUpdate, requestOf, undoneAction } from '#domain/undo';
import { viewerFor } from '#domain/permissions';
import { anAction, aPost, aRecommendation } from '#tests/helpers/builders';

const priya = { id: 'p', name: 'Priya Anand' };
const update = (values: Partial<Update>): Update => ({
  ...{ id: 'u-1:r', at: '2026-03-02T09:00:00Z', by: priya, postId: null, from: 'chat', note: null },
  ...{ changes: [], evidence: null, planId: 'p-1', recommendationId: 'p-1:GT8', actionId: null },
  ...values,
});
const now = new Date('2026-03-02T12:00:00Z');

describe('the last thing a person did', () => {
  it('is all that was saved with one press, and nothing else', () => {
    const updates = [
      update({ id: 'u-0:r', at: '2026-03-02T08:00:00Z' }),
      update({ id: 'u-1~0:r' }),
      update({ id: 'u-1~1:r' }),
      update({ id: 'u-1~1:a' }),
    ];
    expect(lastOwnUpdate(updates, 'p', now).map(({ id }) => id)).toEqual(['u-1~0:r', 'u-1~1:r', 'u-1~1:a']);
    expect(requestOf('u-1~1:a')).toBe('u-1');
  });

  it('is nobody else’s, was done in chat, and not more than a day ago', () => {
    const others = [
      update({ by: { id: 'm', name: 'Martin Osei' } }),
      update({ from: 'tab' }),
      update({ at: '2026-03-01T11:59:59Z' }),
    ];
    expect(lastOwnUpdate(others, 'p', now)).toEqual([]);
  });
});

describe('taking a change to an action back', () => {
  const viewer = viewerFor(priya, [aPost('Head of Finance', { holder: priya })], []);
  const recommendation = aRecommendation();
  const at = '2026-03-02T12:00:00Z';
  const from = 'chat';

  it('leaves no date where there was none', () => {
    const row = anAction({ ownerPostIds: ['post-head-of-finance'], dueDate: '2026-11-30' });
    const entry = update({ changes: [{ field: 'dueDate', before: null, after: '2026-11-30' }] });
    expect(undoneAction({ row, entry, viewer, from, at, recommendation })).toMatchObject({
      ...{ due: { end: null, kind: 'none' }, firstDueDate: null, timesMoved: 0 },
      lastUpdate: { id: 'undo:u-1:r', changes: [{ field: 'dueDate', before: '2026-11-30', after: null }] },
    });
  });

  it('opens again what was closed, and is refused to whoever may no longer update it', () => {
    const row = anAction({ ownerPostIds: ['post-head-of-finance'], status: 'implemented', closedAt: at });
    const entry = update({ changes: [{ field: 'status', before: 'in-progress', after: 'implemented' }] });
    expect(undoneAction({ row, entry, viewer, from, at, recommendation })).toMatchObject({
      ...{ status: 'in-progress', closedAt: null },
    });
    expect(undoneAction({ row: { ...row, ownerPostIds: [] }, entry, viewer, from, at, recommendation })).toBe(
      'forbidden',
    );
  });
});
