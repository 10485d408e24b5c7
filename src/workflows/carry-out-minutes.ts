import type { DateChange } from '#domain/date-change';
import { actionEntryId } from '#domain/change';
import { ItemChangedError } from '#domain/errors';
import type { Meeting } from '#domain/meeting';
import {
  stands,
  type Minute,
  type MinutedAction,
  type MinutedDate,
  type MinutedDecision,
} from '#domain/minute';
import { isClosed } from '#domain/status';
import {
  actionOf,
  dateEntryId,
  dateReason,
  decisionOf,
  droppedAction,
  droppedEntryId,
  struckOut,
} from '#domain/take-minute';
import { undoEntryId, undoneAction } from '#domain/undo';
import type { Snapshot } from '#sharepoint/store';
import { decideDateChange } from './decide-date-change.ts';
import { logUpdatesOf } from './log-updates.ts';
import { findItemParts, readFor } from './read-plan.ts';
import { recordUpdate } from './record-update.ts';
import type { Services } from './services.ts';

/** A sentence where a minute came to nothing; null where it stands as it was meant. */
type Problem = string | null;

/**
 * Brings the rows that minutes stand for up to the meeting that carries them. A crash between the two leaves
 * the minute on the meeting; whoever comes next finishes the work in the name of who took it. What is done
 * already is done once.
 *
 * @returns the minutes that came to nothing, with why
 */
export async function carryOutMinutes(services: Services, meeting: Meeting): Promise<Map<string, string>> {
  const problems = new Map<string, string>();
  const snapshot = await services.store.snapshot();
  for (const minute of meeting.minutes.filter((candidate) => !isCarriedOut(snapshot, candidate))) {
    const found = stands(minute)
      ? await carryOut(services, meeting, minute)
      : await takeBack(services, meeting, minute);
    if (found) problems.set(minute.id, found);
  }
  return problems;
}

/** Whether the rows a minute stands for are as it says. */
export function isCarriedOut(snapshot: Snapshot, minute: Minute): boolean {
  if (minute.problem !== null) return true;
  const isBack = minute.takenBack !== null;
  switch (minute.kind) {
    case 'decision': {
      const row = snapshot.get('decisions', minute.id);
      return row ? (row.value.takenBackAt !== null) === isBack : isBack;
    }
    case 'action': {
      const row = snapshot.get('actions', minute.actionId);
      if (!row) return isBack;
      // By its entry, not by how it stands: somebody may have opened it again since.
      return !isBack || hasEntry(snapshot, minute, droppedEntryId(minute));
    }
    case 'date':
      return isBack ? !isInForce(snapshot, minute) : hasEntry(snapshot, minute, dateEntryId(minute));
  }
}

function hasEntry(snapshot: Snapshot, { actionId }: { actionId: string }, entryId: string): boolean {
  return (
    snapshot.get('updates', entryId) !== undefined ||
    snapshot.get('actions', actionId)?.value.lastUpdate?.id === entryId
  );
}

/** The date is on its action, and nobody has taken it back. */
function isInForce(snapshot: Snapshot, minute: MinutedDate): boolean {
  const entryId = dateEntryId(minute);
  return hasEntry(snapshot, minute, entryId) && !hasEntry(snapshot, minute, undoEntryId(entryId));
}

async function carryOut(services: Services, meeting: Meeting, minute: Minute): Promise<Problem> {
  switch (minute.kind) {
    case 'decision':
      await services.store.create('decisions', decisionOf(meeting, minute));
      return null;
    case 'action':
      return makeAction(services, meeting, minute);
    case 'date':
      return agreeDate(services, meeting, minute);
  }
}

async function makeAction(services: Services, meeting: Meeting, minute: MinutedAction): Promise<Problem> {
  const reading = await readFor(services, minute.by);
  const parts = findItemParts(reading, minute.itemId);
  if (!parts) return 'The item is gone from its plan.';
  const action = actionOf(meeting, minute, {
    viewer: reading.viewer,
    recommendation: parts.recommendation.value,
    owner: parts.postById(minute.ownerPostId)?.title ?? minute.ownerPostId,
  });
  await services.store.create('actions', action);
  await logUpdatesOf(services, minute.itemId);
  services.onNews?.([{ actionId: action.id, entryId: actionEntryId(minute.id) }]);
  return null;
}

/** Where somebody had asked for another date this answers them; else the date is moved like any other. */
async function agreeDate(services: Services, meeting: Meeting, minute: MinutedDate): Promise<Problem> {
  const { by, itemId, actionId, dueDate, requestId } = minute;
  const reading = await readFor(services, by);
  const parts = findItemParts(reading, itemId);
  const action = parts?.actions.find(({ value }) => value.id === actionId);
  if (!parts || !action) return 'The action is gone from its plan.';
  const note = dateReason(meeting, minute);
  if (requestId !== null) {
    const request = parts.dateChangesOf(actionId).find(({ id }) => id === requestId);
    const decision = { kind: 'agree', note, ...otherDate(request, dueDate) } as const;
    const outcome = await decideDateChange(services, { requestId, person: by, from: 'meeting', decision });
    if (outcome.ok) return null;
    return outcome.reason === 'problems' ? outcome.problems.join(' ') : outcome.message;
  }
  const outcome = await recordUpdate(services, {
    ...{ id: minute.id, person: by, from: 'meeting', actionId, recommendationId: itemId },
    change: { dueDate, reason: note },
    basedOn: { item: parts.recommendation.eTag, action: action.eTag },
  });
  if (outcome.ok) return null;
  // Something else about the action was changed in the same moment; the date agreed is still the date agreed.
  const isSameDate = outcome.reason === 'changed' && isStillDue(outcome.theirs.actions, minute);
  if (isSameDate) return agreeDate(services, meeting, minute);
  return outcome.reason === 'problems' ? outcome.problems.join(' ') : outcome.message;
}

function isStillDue(actions: readonly { id: string; due: { end: string | null } }[], minute: MinutedDate) {
  return actions.find(({ id }) => id === minute.actionId)?.due.end === minute.from;
}

function otherDate(request: DateChange | undefined, dueDate: string): { dueDate?: string } {
  return request?.to === dueDate ? {} : { dueDate };
}

async function takeBack(services: Services, meeting: Meeting, minute: Minute): Promise<Problem> {
  switch (minute.kind) {
    case 'decision':
      return strikeDecision(services, meeting, minute);
    case 'action':
      return dropAction(services, meeting, minute);
    case 'date':
      return putDateBack(services, meeting, minute);
  }
}

async function strikeDecision(
  services: Services,
  meeting: Meeting,
  minute: MinutedDecision,
): Promise<Problem> {
  const row = (await services.store.snapshot()).get('decisions', minute.id);
  if (!row) return null;
  try {
    await services.store.update(
      'decisions',
      { ...row.value, takenBackAt: minute.takenBack?.at ?? null },
      row.eTag,
    );
    return null;
  } catch (error) {
    if (!(error instanceof ItemChangedError)) throw error;
    return strikeDecision(services, meeting, minute);
  }
}

/** Nothing is ever deleted from a plan: the action is closed with why, and its log tells the story. */
async function dropAction(services: Services, meeting: Meeting, minute: MinutedAction): Promise<Problem> {
  await logUpdatesOf(services, minute.itemId); // or what the row carries would be overwritten
  const row = (await services.store.snapshot()).get('actions', minute.actionId);
  if (!row || isClosed(row.value.status)) return null;
  try {
    await services.store.update('actions', droppedAction(meeting, minute, row.value), row.eTag);
  } catch (error) {
    if (!(error instanceof ItemChangedError)) throw error;
    return dropAction(services, meeting, minute);
  }
  await logUpdatesOf(services, minute.itemId);
  return null;
}

async function putDateBack(services: Services, meeting: Meeting, minute: MinutedDate): Promise<Problem> {
  const person = minute.takenBack?.by ?? minute.by;
  await logUpdatesOf(services, minute.itemId); // or the entry would be overwritten
  const reading = await readFor(services, person);
  const parts = findItemParts(reading, minute.itemId);
  const action = parts?.actions.find(({ value }) => value.id === minute.actionId);
  const entry = reading.snapshot.get('updates', dateEntryId(minute))?.value;
  if (!parts || !action || !entry) return null;
  const next = undoneAction({
    ...{ row: action.value, entry, viewer: reading.viewer, at: services.clock.now().toISOString() },
    recommendation: parts.recommendation.value,
    ...{ from: 'meeting', note: struckOut(meeting) },
  });
  if (next === 'forbidden') return 'Only those who answer for it may put its date back.';
  try {
    await services.store.update('actions', next, action.eTag);
  } catch (error) {
    if (!(error instanceof ItemChangedError)) throw error;
    return putDateBack(services, meeting, minute);
  }
  await logUpdatesOf(services, minute.itemId);
  return null;
}
