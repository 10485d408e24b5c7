import { describe, expect, it } from 'vitest';
import { daysLate, daysLateAgainstFirst, dueState } from '#domain/due-state';
import { anAction } from '#tests/helpers/builders';

describe('due state', () => {
  const due = anAction({ dueDate: '2026-03-31' });

  it('is overdue the day after its due date', () => {
    expect(dueState(due, '2026-03-31')).toBe('due-today');
    expect(dueState(due, '2026-04-01')).toBe('overdue');
    expect(daysLate(due, '2026-04-01')).toBe(1);
  });

  it('is due soon from four weeks before', () => {
    expect(dueState(due, '2026-03-02')).toBe('not-due');
    expect(dueState(due, '2026-03-03')).toBe('due-soon');
  });

  it('never chases what is implemented, superseded or not accepted', () => {
    for (const status of ['implemented', 'verified', 'superseded', 'not-accepted'] as const) {
      const closed = anAction({ dueDate: '2020-01-01', status });
      expect(dueState(closed, '2026-04-01')).toBe('closed');
      expect(daysLate(closed, '2026-04-01')).toBe(0);
    }
  });

  it('is never late without an end date', () => {
    expect(dueState(anAction({ status: 'ongoing' }), '2026-04-01')).toBe('undated');
  });

  it('counts days late against the first date, however often it was moved', () => {
    const moved = anAction({ dueDate: '2026-06-30', firstDueDate: '2025-12-01', timesMoved: 2 });
    expect(daysLate(moved, '2026-04-23')).toBe(0);
    expect(daysLateAgainstFirst(moved, '2026-04-23')).toBe(143);
  });

  it('counts days across the clock change in March', () => {
    expect(daysLate(anAction({ dueDate: '2026-03-28' }), '2026-03-30')).toBe(2);
  });
});
