import { actionEntryId } from '#domain/change';
import { ItemChangedError } from '#domain/errors';
import type { Person } from '#domain/post';
import type { UpdateSource } from '#domain/update';
import type { ItemDetail } from '#domain/view';
import { decideUpdate, type ItemUpdate } from './decide-update.ts';
import { logUpdatesOf } from './log-updates.ts';
import { readDetail, readFor } from './read-plan.ts';
import type { Services } from './services.ts';
import { writeItem } from './write-item.ts';

export interface UpdateRequest extends ItemUpdate {
  person: Person;
  from: UpdateSource;
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
  const { store, clock } = services;
  const reading = await readFor(services, request.person);
  const decision = decideUpdate(reading, request, { from: request.from, at: clock.now().toISOString() });
  switch (decision.kind) {
    case 'problems':
      return { ok: false, reason: 'problems', problems: decision.problems };
    case 'forbidden':
      return { ok: false, reason: 'forbidden', message: decision.message };
    case 'changed':
      return changed(services, request);
    case 'kept':
      return kept(services, request);
    case 'write':
  }
  const { recommendation, action } = decision;
  // An entry that a crash left unlogged would be overwritten by this one.
  await logUpdatesOf(services, request.recommendationId);
  try {
    await writeItem(store, { recommendation, action });
  } catch (error) {
    if (!(error instanceof ItemChangedError)) throw error;
    // Who was first may be this very request, sent twice at once: looked at again, it is kept, or it lost.
    return recordUpdate(services, request);
  }
  return kept(services, request);
}

async function kept(services: Services, request: UpdateRequest): Promise<UpdateOutcome> {
  await logUpdatesOf(services, request.recommendationId);
  const { actionId } = request;
  if (actionId) services.onNews?.([{ actionId, entryId: actionEntryId(request.id) }]);
  return { ok: true, item: await readNow(services, request) };
}

async function changed(services: Services, request: UpdateRequest): Promise<UpdateOutcome> {
  await logUpdatesOf(services, request.recommendationId); // or nobody could be named for an edit by hand
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
