import { isDealtWith, reasonsToday } from './agenda.ts';
import { pastRags, postViews, type ItemParts, type Versioned } from './build-view.ts';
import type { AgendaEntry, AgendaReason, Meeting } from './meeting.ts';
import type {
  AgendaEntryView,
  MeetingRecord,
  MeetingSummary,
  MeetingView,
  MinuteView,
} from './meeting-view.ts';
import type { Minute } from './minute.ts';
import type { Plan, Theme } from './plan.ts';
import type { Person, Post } from './post.ts';
import { movement } from './rag.ts';
import { actionRef } from './refs.ts';

/** What a meeting's view is made from. */
export interface MeetingParts {
  meeting: Versioned<Meeting>;
  /** Those of its plans that the person may read. */
  plans: readonly Plan[];
  /** Undefined for an item that is gone or that the person may not see. */
  itemOf: (itemId: string) => ItemParts | undefined;
  /** Why it is off course today; none while it is on course. */
  offCourse: (item: ItemParts) => readonly AgendaReason[];
  themeOf: (themeId: string) => Theme | undefined;
  postById: (id: string) => Post | undefined;
  person: Person;
  mayRun: boolean;
}

export function meetingSummary({ meeting: { value }, plans, mayRun }: MeetingParts): MeetingSummary {
  const { id, title, day, state, presenter, startedAt, endedAt } = value;
  const entries = value.agenda.filter((entry) => isIn(plans, entry) && entry.state !== 'left');
  return {
    ...{ id, title, day, state, startedAt, endedAt, mayRun },
    plans: plans.map((plan) => ({ id: plan.id, title: plan.title })),
    items: entries.length,
    discussed: entries.filter((entry) => entry.state === 'discussed').length,
    presenter: presenter?.name ?? null,
  };
}

export function meetingView(parts: MeetingParts): MeetingView {
  const { plans, person } = parts;
  const { value } = parts.meeting;
  const agenda = entryViews(parts, () => isOver(value));
  const isVisible = agenda.some(({ itemId }) => itemId === value.currentItemId);
  return {
    ...meetingSummary(parts),
    agenda,
    currentItemId: isVisible ? value.currentItemId : null,
    showsHidden: value.currentItemId !== null && !isVisible,
    isPresenter: value.presenter?.id === person.id,
    createdBy: value.createdBy.name,
    createdAt: value.createdAt,
    minutes: value.minutes.filter((minute) => isIn(plans, minute)).map((minute) => minuteView(minute, parts)),
    eTag: meetingETag(value),
  };
}

/** What a move is based on. Not SharePoint's: a minute taken meanwhile stops nobody from moving on. */
export function meetingETag({ revision }: Pick<Meeting, 'revision'>): string {
  return `"${revision}"`;
}

export function meetingRecord(parts: MeetingParts, council: string): MeetingRecord {
  const { value } = parts.meeting;
  const view = meetingView(parts);
  const minutes = view.minutes.filter(({ takenBack, problem }) => takenBack === null && problem === null);
  const minutesOf = (itemId: string) => minutes.filter((minute) => minute.itemId === itemId);
  const agenda = entryViews(parts, (entry) => isOver(value) || isDealtWith(value, entry));
  const items = agenda.filter((entry) => isDealtWith(value, entry));
  const leftOver = agenda.filter((entry) => entry.state === 'waiting' && !isDealtWith(value, entry));
  const count = (kind: Minute['kind']) => minutes.filter((minute) => minute.kind === kind).length;
  const { id, title, day, state, plans, startedAt, endedAt } = view;
  const presented = items.flatMap(({ presentedBy }) => presentedBy ?? []);
  return {
    ...{ id, council, title, day, state, plans, startedAt, endedAt },
    // Whoever took over last may have shown no item anew.
    presenters: [...new Set([...presented, ...(value.presenter ? [value.presenter.name] : [])])],
    counts: {
      discussed: items.length,
      decisions: count('decision'),
      actions: count('action'),
      dates: count('date'),
      leftOver: leftOver.length,
    },
    items: items.map((entry) => ({ ...entry, minutes: minutesOf(entry.itemId) })),
    leftOver,
  };
}

/**
 * Items that are gone from their plan, as the next version of a document may leave some out, are passed over.
 *
 * @param isPast whether the reasons are those of when it was taken up, not today's
 */
function entryViews(parts: MeetingParts, isPast: (entry: AgendaEntry) => boolean): AgendaEntryView[] {
  return parts.meeting.value.agenda.flatMap((entry) => {
    const item = isIn(parts.plans, entry) ? parts.itemOf(entry.itemId) : undefined;
    if (!item) return [];
    const reasons = isPast(entry) ? entry.reasons : reasonsToday(entry, parts.offCourse(item));
    return [entryView({ ...entry, reasons }, item, parts)];
  });
}

/** Nothing more is taken up in it. */
function isOver({ state }: Meeting): boolean {
  return state === 'ended' || state === 'cancelled';
}

function entryView(
  { itemId, planId, reasons, state, presentedBy }: AgendaEntry,
  item: ItemParts,
  { themeOf }: MeetingParts,
): AgendaEntryView {
  const { key, text, rag, themeId } = item.recommendation.value;
  const { previousRag, baselineRag } = pastRags(item);
  return {
    ...{ itemId, planId, reasons, state, text, rag, previousRag, baselineRag },
    planTitle: item.plan.title,
    ref: key,
    theme: (themeId && themeOf(themeId)?.title) || null,
    movement: movement(previousRag, rag),
    presentedBy: presentedBy?.name ?? null,
  };
}

function minuteView(minute: Minute, { itemOf, postById }: MeetingParts): MinuteView {
  const { id, itemId, kind, by, at, takenBack, problem } = minute;
  const actionId = minute.kind === 'decision' ? null : minute.actionId;
  return {
    ...{ id, itemId, kind, actionId, at },
    text: (minute.kind === 'date' ? minute.reason : minute.text) ?? '',
    actionRef: actionId === null ? null : refOf(actionId, itemOf(itemId)),
    owner: minute.kind === 'action' ? (postViews([minute.ownerPostId], postById)[0] ?? null) : null,
    from: minute.kind === 'date' ? minute.from : null,
    dueDate: minute.kind === 'decision' ? null : minute.dueDate,
    by: by.name,
    takenBack: takenBack && { by: takenBack.by.name, at: takenBack.at },
    problem,
  };
}

function refOf(actionId: string, item: ItemParts | undefined): string | null {
  const action = item?.actions.find(({ value }) => value.id === actionId);
  return item && action ? actionRef(item.recommendation.value, action.value, item.actions.length) : null;
}

function isIn(plans: readonly Plan[], { planId }: { planId: string }): boolean {
  return plans.some(({ id }) => id === planId);
}
