import { isDealtWith, reasonsToday, takenUp } from './agenda.ts';
import type { IsoDate, IsoInstant } from './dates.ts';
import type { AgendaEntry, AgendaReason, Meeting } from './meeting.ts';
import { stands } from './minute.ts';
import type { Person } from './post.ts';

/** What somebody who runs a meeting does with it. */
export type MeetingMove =
  | { kind: 'start' }
  /** Shows an item; what was on show until then counts as discussed where that is said. */
  | { kind: 'go'; itemId: string; wasDiscussed?: true }
  | { kind: 'discussed'; itemId: string; isDiscussed: boolean }
  /** All items the person sees, or some of them, in the order they are to be gone through. */
  | { kind: 'reorder'; itemIds: string[] }
  | { kind: 'add'; itemId: string }
  | { kind: 'remove'; itemId: string }
  /** Looks for exceptions again: adds what is new, leaves out what waits and is none any more. */
  | { kind: 'refresh' }
  /** Hands over to somebody who may run it; without an id, to whoever asks. */
  | { kind: 'present'; personId?: string }
  | { kind: 'change'; title: string; day: IsoDate }
  | { kind: 'end' }
  | { kind: 'reopen' }
  | { kind: 'cancel' };

export interface MoveContext {
  move: MeetingMove;
  /** Of the move; made by the client. */
  id: string;
  person: Person;
  at: IsoInstant;
  /** What belongs on its agenda today, most urgent first, of plans the person may read. */
  exceptions: readonly AgendaEntry[];
  /** Why an item is off course today; none for one that is not, and for any the person may not see. */
  offCourse: (itemId: string) => readonly AgendaReason[];
  /** People who may run it. */
  presenters: readonly Person[];
  /** The plan an item of its plans belongs to; null for any the person may not see. */
  planOf: (itemId: string) => string | null;
}

export type MoveOutcome = { ok: true; meeting: Meeting } | { ok: false; problem: string };

/** How many moves are remembered; nobody sends one again after that many others. */
const remembered = 20;

/** The meeting after a move, or why it cannot be made. What the person may not see stays where it is. */
export function moveMeeting(meeting: Meeting, context: MoveContext): MoveOutcome {
  const moved = made(meeting, context);
  if (typeof moved === 'string') return { ok: false, problem: moved };
  return {
    ok: true,
    meeting: {
      ...meeting,
      ...moved,
      revision: meeting.revision + 1,
      recentMoveIds: [...meeting.recentMoveIds, context.id].slice(-remembered),
    },
  };
}

function made(meeting: Meeting, context: MoveContext): Partial<Meeting> | string {
  const { move, person, at } = context;
  const refusal = wrongState(meeting, move);
  if (refusal) return refusal;
  switch (move.kind) {
    case 'start':
      return start(meeting, context);
    case 'go':
      return go(meeting, context, move);
    case 'discussed':
      return discussed(meeting, context, move);
    case 'reorder':
      return reorder(meeting, context, move.itemIds);
    case 'add':
      return add(meeting, context, move.itemId);
    case 'remove':
      return remove(meeting, context, move.itemId);
    case 'refresh':
      return { agenda: refreshed(meeting, context) };
    case 'present': {
      const presenter = move.personId ? context.presenters.find(({ id }) => id === move.personId) : person;
      return presenter ? { presenter } : 'Only somebody who may run this meeting can present it.';
    }
    case 'change':
      return { title: move.title, day: move.day };
    case 'end':
      return { state: 'ended', endedAt: at, currentItemId: null, agenda: atTheEnd(meeting, context) };
    case 'reopen':
      return { state: 'running', endedAt: null };
    case 'cancel':
      return { state: 'cancelled' };
  }
}

function wrongState({ state }: Meeting, { kind }: MeetingMove): string | null {
  if (state === 'cancelled') return 'This meeting was called off.';
  switch (kind) {
    case 'start':
      if (state === 'planned') return null;
      return state === 'running'
        ? 'This meeting has started already.'
        : 'This meeting has ended; open it again to go on.';
    case 'reopen':
      return state === 'ended' ? null : 'This meeting has not ended.';
    case 'cancel':
      return state === 'planned' ? null : 'Only a meeting that has not started can be called off.';
    case 'end':
    case 'go':
    case 'discussed':
    case 'present':
      if (state === 'running') return null;
      return state === 'planned'
        ? 'This meeting has not started yet; start it first.'
        : 'This meeting has ended; open it again to go on.';
    case 'change':
      return null;
    default:
      return state === 'ended' ? 'This meeting has ended; open it again to change its agenda.' : null;
  }
}

function start(meeting: Meeting, context: MoveContext): Partial<Meeting> {
  // Whoever starts it presents, so it opens with something they see.
  const first = meeting.agenda.find(
    ({ state, itemId }) => state === 'waiting' && context.planOf(itemId) !== null,
  );
  return {
    state: 'running',
    startedAt: context.at,
    presenter: context.person,
    ...shown({ ...meeting, presenter: context.person }, first?.itemId ?? null, context),
  };
}

function go(
  meeting: Meeting,
  context: MoveContext,
  { itemId, wasDiscussed }: Extract<MeetingMove, { kind: 'go' }>,
): Partial<Meeting> | string {
  const entry = find(meeting, itemId, context);
  if (!entry) return notOnAgenda;
  const { currentItemId } = meeting;
  const agenda = meeting.agenda.map((other): AgendaEntry => {
    if (other.itemId === currentItemId && wasDiscussed) return { ...other, state: 'discussed' };
    // Gone to although it was left out: so it is discussed after all.
    return other.itemId === itemId && other.state === 'left' ? { ...other, state: 'waiting' } : other;
  });
  return shown({ ...meeting, agenda }, itemId, context);
}

/** An item on show, with who presents it and why it is on the agenda as it comes up. */
function shown(
  meeting: Meeting,
  itemId: string | null,
  { offCourse }: MoveContext,
): Pick<Meeting, 'agenda' | 'currentItemId'> {
  if (itemId === null) return { currentItemId: null, agenda: meeting.agenda };
  return {
    currentItemId: itemId,
    agenda: takenUp(meeting, itemId, offCourse(itemId)).map((entry) =>
      entry.itemId === itemId ? { ...entry, presentedBy: meeting.presenter } : entry,
    ),
  };
}

/** What was on show was taken up when it came; anything else is now. */
function discussed(
  meeting: Meeting,
  context: MoveContext,
  { itemId, isDiscussed }: Extract<MeetingMove, { kind: 'discussed' }>,
): Partial<Meeting> | string {
  const wasShown = find(meeting, itemId, context)?.presentedBy !== null;
  const agenda = wasShown ? meeting.agenda : takenUp(meeting, itemId, context.offCourse(itemId));
  return withState({ ...meeting, agenda }, itemId, context, isDiscussed ? 'discussed' : 'waiting');
}

function withState(
  meeting: Meeting,
  itemId: string,
  context: MoveContext,
  state: AgendaEntry['state'],
): Partial<Meeting> | string {
  if (!find(meeting, itemId, context)) return notOnAgenda;
  return {
    agenda: meeting.agenda.map((entry) => (entry.itemId === itemId ? { ...entry, state } : entry)),
  };
}

/** Those named take each other's places; all others stay where they are. */
function reorder(
  meeting: Meeting,
  context: MoveContext,
  itemIds: readonly string[],
): Partial<Meeting> | string {
  const wanted = itemIds.map((itemId) => find(meeting, itemId, context));
  if (new Set(itemIds).size < itemIds.length || wanted.some((entry) => !entry)) return notOnAgenda;
  const named = new Set(itemIds);
  const next = (wanted as AgendaEntry[]).values();
  return {
    agenda: meeting.agenda.map((entry) => (named.has(entry.itemId) ? next.next().value! : entry)),
  };
}

function add(meeting: Meeting, context: MoveContext, itemId: string): Partial<Meeting> | string {
  const planId = context.planOf(itemId);
  if (!planId) return 'There is no such item in the plans of this meeting, or you may not see it.';
  const known = find(meeting, itemId, context);
  if (known) return known.state === 'left' ? withState(meeting, itemId, context, 'waiting') : {};
  const entry: AgendaEntry = {
    ...{ itemId, planId },
    reasons: [...context.offCourse(itemId), { kind: 'added', text: `Added by ${context.person.name}` }],
    state: 'waiting',
    presentedBy: null,
  };
  return { agenda: [...meeting.agenda, entry] };
}

function remove(meeting: Meeting, context: MoveContext, itemId: string): Partial<Meeting> | string {
  if (meeting.currentItemId === itemId)
    return 'This item is on show; go on to another one before leaving it out.';
  if (meeting.minutes.some((minute) => minute.itemId === itemId && stands(minute))) {
    return 'Something was minuted about this item, so it stays on the agenda.';
  }
  return withState(meeting, itemId, context, 'left');
}

function refreshed(meeting: Meeting, { exceptions, planOf }: MoveContext): AgendaEntry[] {
  const offCourse = new Set(exceptions.map(({ itemId }) => itemId));
  const kept = meeting.agenda.filter((entry) => {
    const isIdle = entry.state === 'waiting' && entry.itemId !== meeting.currentItemId;
    const isByHand = entry.reasons.some(({ kind }) => kind === 'added');
    return offCourse.has(entry.itemId) || !isIdle || isByHand || planOf(entry.itemId) === null;
  });
  const known = new Set(kept.map(({ itemId }) => itemId));
  return [...kept, ...exceptions.filter(({ itemId }) => !known.has(itemId))];
}

/** What was minuted was discussed; what is left over is so for what is true of it now. */
function atTheEnd(meeting: Meeting, { offCourse, planOf }: MoveContext): AgendaEntry[] {
  return meeting.agenda.map((entry) => {
    if (isDealtWith(meeting, entry)) return { ...entry, state: 'discussed' };
    // Of what they may not see, nothing is known here.
    if (planOf(entry.itemId) === null) return entry;
    return { ...entry, reasons: reasonsToday(entry, offCourse(entry.itemId)) };
  });
}

const notOnAgenda = 'This item is not on the agenda, or you may not see it.';

function find(meeting: Meeting, itemId: string, { planOf }: MoveContext): AgendaEntry | null {
  const entry = meeting.agenda.find((candidate) => candidate.itemId === itemId);
  return entry && planOf(itemId) !== null ? entry : null;
}
