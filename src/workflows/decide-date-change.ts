import type { DateChange } from '#domain/date-change';
import { decideDate, endOf, openRequest, withCarried, type DateDecision } from '#domain/date-request';
import { dayWords } from '#domain/day-words';
import { longDate } from '#domain/dates';
import { ItemChangedError, NotFoundError } from '#domain/errors';
import type { Person } from '#domain/post';
import type { UpdateSource } from '#domain/update';
import type { ItemDetail } from '#domain/view';
import type { Snapshot } from '#sharepoint/store';
import { logUpdatesOf } from './log-updates.ts';
import { readDetail, readFor, readItemParts, type Reading } from './read-plan.ts';
import type { Services } from './services.ts';
import { writeItem } from './write-item.ts';

export interface DecisionRequest {
  requestId: string;
  person: Person;
  from: UpdateSource;
  decision: DateDecision;
}

export type DecisionOutcome =
  | { ok: true; item: ItemDetail; actionId: string }
  | { ok: false; reason: 'problems'; problems: string[] }
  | { ok: false; reason: 'forbidden'; message: string }
  /** Somebody else answered first, or there is nothing left to answer. Nothing was written. */
  | { ok: false; reason: 'settled'; message: string; item: ItemDetail; actionId: string };

/**
 * Answers a request for a new date: first the action, with the entry on it, then the request's row and the
 * log. A crash in between leaves the entry on the action, from where it counts at once. The same answer given
 * twice is one answer.
 *
 * @throws {NotFoundError} when there is no such request, or not for this person
 */
export async function decideDateChange(services: Services, asked: DecisionRequest): Promise<DecisionOutcome> {
  const { store, clock } = services;
  const reading = await readFor(services, asked.person);
  const found = findRequest(reading, asked.requestId);
  const { request, action, parts } = found;
  const open = openRequest(action.value, parts.dateChangesOf(action.value.id));
  if (open?.id !== request.id) return settledBefore(services, asked, request);

  const outcome = decideDate({
    request,
    decision: asked.decision,
    action: action.value,
    recommendation: parts.recommendation.value,
    viewer: reading.viewer,
    from: asked.from,
    at: clock.now().toISOString(),
  });
  if (!outcome.ok) return outcome;

  const recommendationId = parts.recommendation.value.id;
  // An entry that a crash left unlogged would be overwritten by this one.
  await logUpdatesOf(services, recommendationId);
  try {
    await writeItem(store, { recommendation: null, action: { value: outcome.action, eTag: action.eTag } });
  } catch (error) {
    if (!(error instanceof ItemChangedError)) throw error;
    // Whatever came first may have been this very answer; looked at again, it is kept, open or settled.
    return decideDateChange(services, asked);
  }
  await logUpdatesOf(services, recommendationId);
  const { actionId } = request;
  if (outcome.action.lastUpdate) services.onNews?.([{ actionId, entryId: outcome.action.lastUpdate.id }]);
  return { ok: true, item: await readNow(services, asked, recommendationId), actionId };
}

function findRequest(reading: Reading, requestId: string) {
  const { snapshot } = reading;
  const actionId = snapshot.get('dateChanges', requestId)?.value.actionId ?? carrierOf(snapshot, requestId);
  const row = actionId === null ? undefined : snapshot.get('actions', actionId);
  if (!row) throw unknownRequest();
  const parts = readItemParts(reading, row.value.recommendationId);
  const action = parts.actions.find(({ value }) => value.id === row.value.id);
  const request =
    action && withCarried(action.value, parts.dateChangesOf(row.value.id)).find(({ id }) => id === requestId);
  if (!request) throw unknownRequest();
  return { request, action, parts };
}

/** The action whose newest entry asks, where a crash kept the request out of its list. */
function carrierOf(snapshot: Snapshot, requestId: string): string | null {
  const carrier = snapshot.all('actions').find(({ value }) => `${value.lastUpdate?.id}:date` === requestId);
  return carrier?.value.id ?? null;
}

/** The same answer once more is no news; another one came too late. */
async function settledBefore(
  services: Services,
  asked: DecisionRequest,
  request: DateChange,
): Promise<DecisionOutcome> {
  const reading = await readFor(services, asked.person);
  const { action, parts } = findRequest(reading, request.id);
  await logUpdatesOf(services, parts.recommendation.value.id);
  const { actionId } = request;
  const item = await readNow(services, asked, parts.recommendation.value.id);
  const isRepeat = request.state !== 'requested' && isSameAnswer(asked, request);
  if (isRepeat) return { ok: true, item, actionId };
  const newer = openRequest(action.value, parts.dateChangesOf(actionId)) !== null;
  return { ok: false, reason: 'settled', message: whatBecameOf(request, newer), item, actionId };
}

function isSameAnswer({ person, decision }: DecisionRequest, request: DateChange): boolean {
  const sameDate = decision.kind !== 'agree' || (decision.dueDate ?? request.to) === request.to;
  return request.state === endOf[decision.kind] && request.decidedBy?.id === person.id && sameDate;
}

function whatBecameOf(request: DateChange, newer: boolean): string {
  const { decidedBy, decidedAt, to } = request;
  const who = `${decidedBy?.name ?? 'somebody'}${decidedAt ? ` on ${dayWords(decidedAt)}` : ''}`;
  switch (request.state) {
    case 'agreed':
      return `${longDate(to)} was already agreed by ${who}.`;
    case 'refused':
      return `This request was already refused by ${who}.`;
    case 'withdrawn':
      return `${who} has withdrawn this request.`;
    case 'requested':
      return newer
        ? `${request.requestedBy.name} or somebody else has asked for another date since; answer that request.`
        : 'There is nothing left to agree: the action was closed or its date has moved.';
  }
}

function unknownRequest(): NotFoundError {
  return new NotFoundError('There is no such request, or you may not see it.');
}

async function readNow(services: Services, { person }: DecisionRequest, recommendationId: string) {
  return readDetail(await readFor(services, person), recommendationId);
}
