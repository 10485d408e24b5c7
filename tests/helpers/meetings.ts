import type { AgendaEntry, Meeting } from '#domain/meeting';
import type { AgendaEntryView, MeetingRecord, MinuteView } from '#domain/meeting-view';
import { aPerson } from './builders.ts';
import { aPostView } from './views.ts';

export function anEntry(itemId: string, values: Partial<AgendaEntry> = {}): AgendaEntry {
  return { itemId, planId: 'p-1', reasons: [], state: 'waiting', presentedBy: null, ...values };
}

/** A meeting that runs, with these items on its agenda and the first on show. */
export function aMeeting(itemIds: readonly string[], values: Partial<Meeting> = {}): Meeting {
  return {
    id: 'm-1',
    title: 'Improvement Board',
    day: '2026-03-02',
    planIds: ['p-1'],
    state: 'running',
    agenda: itemIds.map((itemId) => anEntry(itemId)),
    currentItemId: itemIds[0] ?? null,
    presenter: aPerson('Ruth Amos'),
    startedAt: '2026-03-02T09:30:00Z',
    endedAt: null,
    createdBy: aPerson('Ruth Amos'),
    createdAt: '2026-02-23T09:00:00Z',
    minutes: [],
    posts: [],
    revision: 1,
    recentMoveIds: [],
    ...values,
  };
}

type Word = (ordinary: string) => string;

/** @param word makes the words that people wrote */
export function aMeetingRecord(word: Word = (ordinary) => ordinary, times = 1): MeetingRecord {
  const entry = (ref: string, values: Partial<AgendaEntryView> = {}): AgendaEntryView => ({
    itemId: `p-1:${ref}`,
    planId: 'p-1',
    planTitle: word('Governance improvement plan'),
    ref: word(ref),
    text: word('Review the contract standing orders and train everybody who buys.'),
    theme: word('Procurement'),
    rag: 'red',
    previousRag: 'amber',
    baselineRag: null,
    movement: 'worse',
    reasons: [{ kind: 'escalated', text: word('GT8/2 is 43 days late; the sponsor has been told') }],
    state: 'discussed',
    presentedBy: word('Ruth Amos'),
    ...values,
  });
  const minute = (kind: MinuteView['kind'], values: Partial<MinuteView> = {}): MinuteView => ({
    ...{ id: kind, itemId: 'p-1:GT8', kind, actionRef: null, actionId: null, owner: null, from: null },
    text: word('Bring the contract in house by the summer, and report to Cabinet before it ends.'),
    dueDate: null,
    by: word('Ruth Amos'),
    at: '2026-03-02T09:42:00Z',
    takenBack: null,
    problem: null,
    ...values,
  });
  const owner = aPostView(word('Head of Procurement'), word('Tom Brackley'));
  const minutes = Array.from({ length: times }, () => [
    minute('decision'),
    minute('action', {
      ...{ actionRef: word('GT8/3'), owner, dueDate: '2026-05-29' },
      text: word('Write the business case.'),
    }),
    minute('date', {
      ...{ actionRef: word('GT8/2'), from: '2026-01-31', dueDate: '2026-06-30' },
      text: word('The supplier could not start before April.'),
    }),
  ]).flat();
  const leftOver = Array.from({ length: times * 2 }, (_, index) =>
    entry(`GT${index + 20}`, { rag: index % 2 ? null : 'green', previousRag: null, state: 'waiting' }),
  );
  return {
    id: 'm-1',
    council: word('Netherwell Borough Council'),
    title: word('Improvement and Recovery Board'),
    day: '2026-03-02',
    state: 'ended',
    plans: [{ id: 'p-1', title: word('Governance improvement plan') }],
    startedAt: '2026-03-02T09:30:00Z',
    endedAt: '2026-03-02T11:10:00Z',
    presenters: [word('Ruth Amos')],
    counts: { discussed: 2, decisions: times, actions: times, dates: times, leftOver: leftOver.length },
    items: [
      { ...entry('GT8'), minutes },
      { ...entry('GT9', { rag: null, theme: null }), minutes: [] },
    ],
    leftOver,
  };
}
