import type { RowParts } from './build-row.ts';
import { pastRags } from './build-view.ts';
import { countOfDays, daysBetween, longDate, type IsoDate } from './dates.ts';
import { openRequest } from './date-request.ts';
import { daysLate } from './due-state.ts';
import { itemFindings } from './findings.ts';
import { reasonKinds, type AgendaEntry, type AgendaReason, type Meeting } from './meeting.ts';
import { stands } from './minute.ts';
import { movement, ragLabels, type Rag } from './rag.ts';
import { actionRef } from './refs.ts';

/** More than any meeting gets through; the rest can be added by hand. */
const longestAgenda = 150;

/**
 * What a meeting should look at: items that are off course, the most urgent first. What was told above is
 * more urgent than a red, a red more than what got worse, and so on; of two alike, the one with more reasons,
 * then the one longest late, then the one first in its document.
 *
 * @param items of the plans the meeting is about, plan by plan in document order
 */
export function exceptionsOf(items: readonly RowParts[], today: IsoDate): AgendaEntry[] {
  const parents = new Set(items.map(({ recommendation }) => recommendation.value.parentId));
  return items
    .map((parts) => {
      const { id, planId } = parts.recommendation.value;
      const reasons = offCourseReasons(parts, today, parents.has(id));
      return { itemId: id, planId, reasons, late: mostDaysLate(parts, today) };
    })
    .filter(({ reasons }) => reasons.length > 0)
    .toSorted(
      (a, b) =>
        urgency(a.reasons) - urgency(b.reasons) || kindsOf(b.reasons) - kindsOf(a.reasons) || b.late - a.late,
    )
    .slice(0, longestAgenda)
    .map(({ itemId, planId, reasons }) => ({
      ...{ itemId, planId, reasons },
      state: 'waiting',
      presentedBy: null,
    }));
}

/**
 * Why an item belongs on an agenda today; none while it is on course.
 *
 * @param isParent its parts are rated, so that its own rating says nothing new
 */
export function offCourseReasons(parts: RowParts, today: IsoDate, isParent: boolean): AgendaReason[] {
  return [
    ...lateReasons(parts, today),
    ...(isParent ? [] : ratingReasons(parts)),
    ...requestReasons(parts),
    ...findingReasons(parts, today),
  ].toSorted((a, b) => reasonKinds.indexOf(a.kind) - reasonKinds.indexOf(b.kind));
}

/** What is to be said today about an item on an agenda: a date that was late when it was planned may be agreed since. */
export function reasonsToday({ reasons }: AgendaEntry, offCourse: readonly AgendaReason[]): AgendaReason[] {
  const all = [...offCourse, ...reasons.filter(({ kind }) => kind === 'added')];
  return all.length > 0 ? all : [{ kind: 'back', text: 'Back on course since the agenda was made' }];
}

/** Whether the meeting has dealt with an item: why it was on the agenda is then a matter of record. */
export function isDealtWith(
  { minutes }: Pick<Meeting, 'minutes'>,
  { itemId, state }: Pick<AgendaEntry, 'itemId' | 'state'>,
): boolean {
  return state === 'discussed' || minutes.some((minute) => minute.itemId === itemId && stands(minute));
}

/** The agenda with an item taken up for what is true of it today, unless it was dealt with before. */
export function takenUp(
  meeting: Pick<Meeting, 'agenda' | 'minutes'>,
  itemId: string,
  offCourse: readonly AgendaReason[],
): AgendaEntry[] {
  return meeting.agenda.map((entry) =>
    entry.itemId === itemId && !isDealtWith(meeting, entry)
      ? { ...entry, reasons: reasonsToday(entry, offCourse) }
      : entry,
  );
}

function ratingReasons(parts: RowParts): AgendaReason[] {
  const { rag } = parts.recommendation.value;
  const { previousRag, baselineRag } = pastRags(parts);
  const worse = (before: Rag | null, since: string): AgendaReason[] =>
    before && rag && movement(before, rag) === 'worse'
      ? [{ kind: 'worse', text: `Worse than ${since} (${ragLabels[before].toLowerCase()})` }]
      : [];
  const sinceLast = worse(previousRag, 'last period');
  return [
    ...(rag === 'red' ? [{ kind: 'red', text: 'Red' } as const] : []),
    ...(sinceLast.length > 0 ? sinceLast : worse(baselineRag, 'at the baseline')),
  ];
}

/** Late for so long that those above were told is a reason of its own, in place of being late. */
function lateReasons({ plan, recommendation, actions }: RowParts, today: IsoDate): AgendaReason[] {
  const { escalateAfterDays, sponsorAfterDays } = plan.reminderStages;
  return actions.flatMap(({ value: action }): AgendaReason[] => {
    const late = daysLate(action, today);
    if (late === 0) return [];
    const ref = actionRef(recommendation.value, action, actions.length);
    const is = `${ref} is ${countOfDays(late)} late`;
    const first = action.firstDueDate ? daysBetween(action.firstDueDate, today) : late;
    const against = first > late ? `, ${countOfDays(first)} past its first date` : '';
    if (late >= Math.min(escalateAfterDays, sponsorAfterDays)) {
      const toSponsor = plan.sponsorPostId !== null && late >= sponsorAfterDays;
      const told = toSponsor ? 'the sponsor has been told' : 'those above have been told';
      return [{ kind: 'escalated', text: `${is}${against}; ${told}` }];
    }
    return [{ kind: 'overdue', text: `${is}${against}` }];
  });
}

function requestReasons({ recommendation, actions, dateChangesOf }: RowParts): AgendaReason[] {
  return actions.flatMap(({ value: action }): AgendaReason[] => {
    const request = openRequest(action, dateChangesOf(action.id));
    if (!request) return [];
    const ref = actionRef(recommendation.value, action, actions.length);
    const asked = `${request.requestedBy.name} asks to move ${ref} to ${longDate(request.to)}`;
    return [{ kind: 'date-request', text: asked }];
  });
}

/** Findings beside which the agenda has said already which item it is, and that it is late or red. */
const shortened: Partial<Record<string, string>> = {
  'green-but-overdue': 'Rated green all the same',
  'red-without-recovery': 'No open action would recover it',
};

function findingReasons(parts: RowParts, today: IsoDate): AgendaReason[] {
  const { plan, recommendation, actions, evidenceCount, postById } = parts;
  return itemFindings({
    ...{ plan, evidenceCount, postById, today },
    recommendation: recommendation.value,
    actions: actions.map(({ value }) => value),
  })
    .filter(({ severity }) => severity !== 'info')
    .map(({ kind, message }) => ({ kind: 'finding', text: shortened[kind] ?? message.replace(/\.$/, '') }));
}

function mostDaysLate({ actions }: RowParts, today: IsoDate): number {
  return Math.max(0, ...actions.map(({ value }) => daysLate(value, today)));
}

function urgency([first]: readonly AgendaReason[]): number {
  return first ? reasonKinds.indexOf(first.kind) : reasonKinds.length;
}

function kindsOf(reasons: readonly AgendaReason[]): number {
  return new Set(reasons.map(({ kind }) => kind)).size;
}
