import { describe, expect, it } from 'vitest';
import type { Meeting } from '#domain/meeting';
import { moveMeeting, type MeetingMove, type MoveContext } from '#domain/meeting-moves';
import { aPerson } from '#tests/helpers/builders';
import { aMeeting, anEntry } from '#tests/helpers/meetings';

const hidden = 'p-2:SEC1';

const context = (move: MeetingMove, values: Partial<MoveContext> = {}): MoveContext => ({
  move,
  id: 'move-1',
  person: aPerson('Ruth Amos'),
  at: '2026-03-02T10:00:00Z',
  exceptions: [],
  offCourse: () => [],
  presenters: [aPerson('Dev Rao')],
  planOf: (itemId) => (itemId === hidden ? null : 'p-1'),
  ...values,
});

function moved(meeting: Meeting, move: MeetingMove, values?: Partial<MoveContext>): Meeting {
  const outcome = moveMeeting(meeting, context(move, values));
  if (!outcome.ok) throw new Error(outcome.problem);
  return outcome.meeting;
}

const refused = (meeting: Meeting, move: MeetingMove) => {
  const outcome = moveMeeting(meeting, context(move));
  return outcome.ok ? null : outcome.problem;
};

const order = ({ agenda }: Meeting) => agenda.map(({ itemId }) => itemId);
const states = ({ agenda }: Meeting) => agenda.map(({ state }) => state);

describe('a meeting that is moved on', () => {
  it('counts what was on show as discussed only where that is said, and keeps who presented', () => {
    const meeting = aMeeting(['a', 'b', 'c']);
    const next = moved(meeting, { kind: 'go', itemId: 'b', wasDiscussed: true });
    expect(next).toMatchObject({ currentItemId: 'b', revision: 2, recentMoveIds: ['move-1'] });
    expect(states(next)).toEqual(['discussed', 'waiting', 'waiting']);
    expect(next.agenda[1]?.presentedBy?.name).toBe('Ruth Amos');
    expect(states(moved(next, { kind: 'go', itemId: 'c' }))).toEqual(['discussed', 'waiting', 'waiting']);
  });

  it('is re-ordered around what the person cannot see, which they can neither show nor leave out', () => {
    const meeting = aMeeting(['a', hidden, 'b', 'c'], { currentItemId: null });
    expect(order(moved(meeting, { kind: 'reorder', itemIds: ['c', 'a', 'b'] }))).toEqual([
      ...['c', hidden, 'a', 'b'],
    ]);
    expect(refused(meeting, { kind: 'reorder', itemIds: ['a', 'a'] })).toContain('not on the agenda');
    for (const kind of ['go', 'remove', 'add'] as const) {
      expect(refused(meeting, { kind, itemId: hidden })).toMatch(/or you may not see it/);
    }
  });

  it('leaves an item out and puts it back, but not the one on show nor one that was minuted', () => {
    const by = aPerson('Ruth Amos');
    const minute = { id: 'x', itemId: 'b', planId: 'p-1', by, at: '', takenBack: null, problem: null };
    const meeting = aMeeting(['a', 'b', 'c'], { minutes: [{ ...minute, kind: 'decision', text: 'Yes.' }] });
    const without = moved(meeting, { kind: 'remove', itemId: 'c' });
    expect(states(without)).toEqual(['waiting', 'waiting', 'left']);
    expect(states(moved(without, { kind: 'add', itemId: 'c' }))).toEqual(['waiting', 'waiting', 'waiting']);
    expect(refused(meeting, { kind: 'remove', itemId: 'a' })).toContain('on show');
    expect(refused(meeting, { kind: 'remove', itemId: 'b' })).toContain('minuted');
    expect(states(moved(meeting, { kind: 'end' }))).toEqual(['waiting', 'discussed', 'waiting']);
  });

  it('takes in new exceptions and drops what waits and is none any more, but nothing added by hand', () => {
    const added = anEntry('d', { reasons: [{ kind: 'added', text: 'Added by Ruth Amos' }] });
    const meeting = aMeeting(['a', 'b', hidden], { agenda: [...aMeeting(['a', 'b', hidden]).agenda, added] });
    const red = { kind: 'red', text: 'Red' } as const;
    const exceptions = [anEntry('new', { reasons: [red] }), anEntry('d', { reasons: [red] })];
    const next = moved(meeting, { kind: 'refresh' }, { exceptions });
    expect(order(next)).toEqual(['a', hidden, 'd', 'new']); // "a" is on show
  });

  it('keeps for its record why an item was on the agenda when it was taken up, whatever was agreed then', () => {
    const late = { kind: 'overdue', text: 'GT8 is 2 days late' } as const;
    const red = { kind: 'red', text: 'Red' } as const;
    const kindsOf = (meeting: Meeting) =>
      meeting.agenda.map(({ reasons }) => reasons.map(({ kind }) => kind));
    const agenda = ['a', 'b', 'c', hidden].map((id) => anEntry(id, { reasons: [late] }));
    const planned = aMeeting([], { agenda, state: 'planned', currentItemId: null, presenter: null });
    const nowRed = { offCourse: () => [red] };
    const running = moved(planned, { kind: 'start' }, nowRed);
    expect(kindsOf(running)).toEqual([['red'], ['overdue'], ['overdue'], ['overdue']]);
    const next = moved(running, { kind: 'go', itemId: 'b', wasDiscussed: true }, nowRed);
    const again = moved(next, { kind: 'go', itemId: 'a' });
    expect(kindsOf(again)).toEqual([['red'], ['red'], ['overdue'], ['overdue']]);
    // Marked without having been on show, or left over at the end: what is true at that moment.
    const marked = moved(again, { kind: 'discussed', itemId: 'c', isDiscussed: true }, nowRed);
    expect(kindsOf(moved(marked, { kind: 'end' }))).toEqual([['red'], ['back'], ['red'], ['overdue']]);
  });

  it('is handed over only to somebody who may run it', () => {
    const meeting = aMeeting(['a']);
    const dev = aPerson('Dev Rao').id;
    expect(moved(meeting, { kind: 'present', personId: dev }).presenter?.name).toBe('Dev Rao');
    expect(moved(meeting, { kind: 'present' }).presenter?.name).toBe('Ruth Amos');
    expect(refused(meeting, { kind: 'present', personId: 'stranger' })).toContain('may run this meeting');
  });

  it('opens with the first item that whoever starts it may see', () => {
    const planned = aMeeting([hidden, 'b'], { state: 'planned', currentItemId: null, presenter: null });
    const running = moved(planned, { kind: 'start' });
    expect(running.currentItemId).toBe('b');
    expect(running.agenda[0]?.presentedBy).toBeNull();
  });

  it('starts once, ends, and can be opened again; what was called off stays so', () => {
    const planned = aMeeting(['a', 'b'], { state: 'planned', currentItemId: null, presenter: null });
    const running = moved(planned, { kind: 'start' });
    expect(running).toMatchObject({ state: 'running', currentItemId: 'a', presenter: { name: 'Ruth Amos' } });
    expect(refused(running, { kind: 'start' })).toBe('This meeting has started already.');
    expect(refused(planned, { kind: 'go', itemId: 'a' })).toContain('has not started yet');
    const ended = moved(running, { kind: 'end' });
    expect(refused(ended, { kind: 'go', itemId: 'a' })).toContain('has ended');
    expect(moved(ended, { kind: 'reopen' })).toMatchObject({ state: 'running', endedAt: null });
    expect(refused(moved(planned, { kind: 'cancel' }), { kind: 'start' })).toBe(
      'This meeting was called off.',
    );
    expect(refused(running, { kind: 'cancel' })).toContain('not started');
  });
});
