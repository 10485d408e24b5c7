import type { Versioned } from '#domain/build-view';
import { actionEntryId, planChange, recommendationEntryId, type Change } from '#domain/change';
import { ItemChangedError } from '#domain/errors';
import type { Person } from '#domain/post';
import type { UpdateEntry, UpdateSource } from '#domain/update';
import type { ItemDetail } from '#domain/view';
import { logUpdatesOf } from './log-updates.ts';
import { readDetail, readFor, readItemParts } from './read-plan.ts';
import type { Services } from './services.ts';

export interface UpdateRequest {
  /** Client key: a repeated delivery of the same request changes nothing twice. */
  id: string;
  person: Person;
  from: UpdateSource;
  recommendationId: string;
  actionId: string | null;
  change: Change;
  /** eTags of the rows the person was looking at. */
  basedOn: { item: string; action: string | null };
}

export type UpdateOutcome =
  | { ok: true; item: ItemDetail }
  | { ok: false; reason: 'problems'; problems: string[] }
  | { ok: false; reason: 'forbidden'; message: string }
  | { ok: false; reason: 'changed'; message: string; theirs: ItemDetail };

/**
 * Keeps one person's change: first the rows, each with its entry on it, then the log. A crash in between
 * leaves the entry on its row, from where it is shown at once and logged by whoever comes next.
 *
 * @throws {NotFoundError} when there is no such item, or not for this person
 */
export async function recordUpdate(services: Services, request: UpdateRequest): Promise<UpdateOutcome> {
  const { store } = services;
  const reading = await readFor(services, request.person);
  const { plan, recommendation, actions } = readItemParts(reading, request.recommendationId);
  const action = actions.find(({ value }) => value.id === request.actionId) ?? null;
  if (request.actionId && !action) {
    return { ok: false, reason: 'problems', problems: [`${recommendation.value.key} has no such action.`] };
  }

  const isKept = (row: Versioned<{ lastUpdate: UpdateEntry | null }> | null, entryId: string) =>
    row?.value.lastUpdate?.id === entryId || reading.snapshot.get('updates', entryId) !== undefined;
  const itemKept = isKept(recommendation, recommendationEntryId(request.id));
  const actionKept = isKept(action, actionEntryId(request.id));
  const itemStale = !itemKept && request.basedOn.item !== recommendation.eTag;
  const actionStale = action !== null && !actionKept && request.basedOn.action !== action.eTag;

  const outcome = planChange({
    id: request.id,
    change: request.change,
    plan,
    recommendation: recommendation.value,
    action: action?.value ?? null,
    actions: actions.map(({ value }) => value),
    evidenceCount: reading.snapshot.byRecommendation('evidence', request.recommendationId).length,
    viewer: reading.viewer,
    from: request.from,
    at: services.clock.now().toISOString(),
  });
  if (!outcome.ok) {
    if (outcome.reason === 'forbidden') return outcome;
    if (itemKept || actionKept) return kept(services, request);
    return itemStale || actionStale ? changed(services, request) : outcome;
  }
  const nextItem = itemKept ? null : outcome.planned.recommendation;
  const nextAction = actionKept ? null : outcome.planned.action;
  if ((nextItem && itemStale) || (nextAction && actionStale)) return changed(services, request);

  // An entry that a crash left unlogged would be overwritten by this one.
  await logUpdatesOf(services, request.recommendationId);
  try {
    if (nextItem) await store.update('recommendations', nextItem, recommendation.eTag);
    if (nextAction && action) await store.update('actions', nextAction, action.eTag);
  } catch (error) {
    if (!(error instanceof ItemChangedError)) throw error;
    // Who was first may be this very request, sent twice at once: looked at again, it is kept, or it lost.
    return recordUpdate(services, request);
  }
  return kept(services, request);
}

async function kept(services: Services, request: UpdateRequest): Promise<UpdateOutcome> {
  await logUpdatesOf(services, request.recommendationId);
  return { ok: true, item: await readNow(services, request) };
}

async function changed(services: Services, request: UpdateRequest): Promise<UpdateOutcome> {
  const theirs = await readNow(services, request);
  const by = theirs.history[0]?.by;
  return {
    ok: false,
    reason: 'changed',
    message: by
      ? `${theirs.ref} was changed by ${by} while you were writing. Look at both versions and choose.`
      : `${theirs.ref} was changed while you were writing. Look at both versions and choose.`,
    theirs,
  };
}

async function readNow(services: Services, { person, recommendationId }: UpdateRequest): Promise<ItemDetail> {
  return readDetail(await readFor(services, person), recommendationId);
}
