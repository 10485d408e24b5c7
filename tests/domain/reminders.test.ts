import { describe, expect, it } from 'vitest';
import type { Action } from '#domain/action';
import { addDays } from '#domain/dates';
import { remindersDue } from '#domain/reminders';
import { aPerson, aPost, anAction, aPlan, aRecommendation } from '#tests/helpers/builders';

const officer = aPerson('Olive Hart');
const director = aPerson('Dev Rao');
const sponsor = aPerson('Chris Vane');
const posts = [
  aPost('Chief Executive', { holder: sponsor }),
  aPost('Director', { holder: director }),
  aPost('Officer', { holder: officer, managerPostId: 'post-director' }),
];
const dueDate = '2026-03-31';
const action = anAction({ ownerPostIds: ['post-officer'], dueDate });

function decide(today: string, over: { action?: Action; ledger?: Set<string>; sponsored?: boolean } = {}) {
  const plan = aPlan({ sponsorPostId: over.sponsored ? 'post-chief-executive' : null });
  const subject = { plan, recommendation: aRecommendation(), action: over.action ?? action };
  return remindersDue([subject], posts, (key) => over.ledger?.has(key) ?? false, today);
}

function heard(today: string, over: Parameters<typeof decide>[1] = {}): Record<string, string> {
  return Object.fromEntries(decide(today, over).due.map(({ person, stage }) => [person.name, stage]));
}

describe('reminders', () => {
  it('reach the owner 28, 14 and 5 days before, on the day, a day after and then weekly', () => {
    const stages = [-29, -28, -20, -14, -5, -1, 0, 1, 7, 8, 15].map(
      (days) => heard(addDays(dueDate, days))[officer.name],
    );
    expect(stages).toEqual([
      undefined,
      'before-28',
      'before-28',
      'before-14',
      'before-5',
      'before-5',
      'due-today',
      'late-1',
      'late-1',
      'late-8',
      'late-15',
    ]);
  });

  it('lose nothing when nights are missed, and say only the furthest stage, once', () => {
    const ledger = new Set<string>();
    const sweep = (today: string) => {
      const { due } = decide(today, { ledger });
      for (const { key } of due) ledger.add(key);
      return due.filter(({ person }) => person.id === officer.id).map(({ stage }) => stage);
    };
    expect(sweep('2026-03-05')).toEqual(['before-28']);
    expect(sweep('2026-03-06')).toEqual([]);
    expect(sweep('2026-04-09')).toEqual(['late-8']);
    expect(sweep('2026-04-09')).toEqual([]);
  });

  it("tell the owner's manager at 14 days late and the sponsor at 28", () => {
    expect(heard('2026-04-13', { sponsored: true })).toEqual({ 'Olive Hart': 'late-8' });
    expect(heard('2026-04-14', { sponsored: true })).toMatchObject({ 'Dev Rao': 'escalated-14' });
    expect(heard('2026-04-28', { sponsored: true })).toMatchObject({
      'Dev Rao': 'escalated-28',
      'Chris Vane': 'sponsor',
    });
  });

  it('start anew when the date is moved', () => {
    const ledger = new Set(decide('2026-04-01').due.map(({ key }) => key));
    const moved = anAction({ ...action, dueDate: '2026-05-01' });
    expect(heard('2026-04-03', { action: moved, ledger })).toEqual({ 'Olive Hart': 'before-28' });
  });

  it('stop when the action is closed', () => {
    expect(heard('2026-04-20', { action: anAction({ ...action, status: 'implemented' }) })).toEqual({});
  });

  it('reach the deputies while the post is vacant, and report what nobody owns', () => {
    const deputy = aPerson('Del Moss');
    const subject = { plan: aPlan(), recommendation: aRecommendation(), action };
    const vacant = [aPost('Officer', { deputies: [deputy] })];
    const never = () => false;
    expect(remindersDue([subject], vacant, never, '2026-03-31').due.map(({ person }) => person)).toEqual([
      deputy,
    ]);
    expect(remindersDue([subject], [aPost('Officer')], never, '2026-03-31').ownerless).toEqual([subject]);
  });

  it('tell owner and accountable post when a rating gets worse', () => {
    const slipped = aRecommendation({
      rag: 'red',
      accountablePostIds: ['post-director'],
      lastUpdate: {
        id: 'u1:r',
        at: '2026-01-10T10:00:00Z',
        by: officer,
        postId: null,
        from: 'chat',
        note: null,
        changes: [{ field: 'rag', before: 'amber', after: 'red' }],
        evidence: null,
      },
    });
    const subject = { plan: aPlan(), recommendation: slipped, action };
    const { due } = remindersDue([subject], posts, () => false, '2026-01-12');
    expect(due.map(({ person, stage }) => [person.name, stage])).toEqual([
      ['Olive Hart', 'slipped'],
      ['Dev Rao', 'slipped'],
    ]);
    expect(remindersDue([subject], posts, () => false, '2026-02-12').due).toEqual([]);
  });
});
