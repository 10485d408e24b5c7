import { ItemChangedError, NotFoundError } from '#domain/errors';
import type { Person } from '#domain/post';
import type { FieldChange, UpdateSource } from '#domain/update';
import type { ItemDetail } from '#domain/view';
import type { WriteOutcome } from '#sharepoint/store';
import { replacing, requireWritten } from '#sharepoint/writes';
import { decideUpdate, type ItemUpdate, type UpdateDecision } from './decide-update.ts';
import { logUpdatesOfAll } from './log-updates.ts';
import { readDetail, readFor, type Reading } from './read-plan.ts';
import type { Services } from './services.ts';

/** Several changes of one person, each of which stands or falls by itself. */
export interface UpdatesRequest {
  person: Person;
  from: UpdateSource;
  updates: readonly ItemUpdate[];
}

/** What became of one update, or with a preview would. */
export type ItemOutcome = { id: string; recommendationId: string; actionId: string | null } & (
  | { ok: true; changes: FieldChange[]; item: ItemDetail }
  | { ok: false; reason: 'problems' | 'forbidden'; problems: string[] }
  /** Somebody else was first; nothing of this update was written. */
  | { ok: false; reason: 'changed'; item: ItemDetail }
  /** Gone, or not for this person. */
  | { ok: false; reason: 'missing'; problems: string[] }
);

type Write = Extract<UpdateDecision, { kind: 'write' }>;

/**
 * Keeps many changes, each by the rules of `recordUpdate`. Updates about different rows are written
 * together; those that share a row one after the other, the later ones based on the earlier. What one of them
 * may not do holds nobody else back. Repeating the whole request changes nothing twice.
 *
 * @returns one outcome an update, in their order
 */
export async function recordUpdates(services: Services, request: UpdatesRequest): Promise<ItemOutcome[]> {
  const settled = new Map<string, Settled>();
  const ours = new Map<string, string>(); // eTags by those they took the place of
  let waiting = [...request.updates];
  while (waiting.length > 0) {
    const reading = await readFor(services, request.person);
    const writes = new Map<ItemUpdate, Write>();
    const touched = new Set<string>();
    const later: ItemUpdate[] = [];
    const unlogged: string[] = [];
    for (const update of waiting) {
      const decision = decide(services, reading, request, onTopOf(ours, update));
      const rows = decision.kind === 'write' ? rowIdsOf(decision) : [];
      if (rows.some((id) => touched.has(id))) later.push(update);
      else if (decision.kind !== 'write') {
        settled.set(update.id, decision);
        // An earlier try of this request may have died before it, or somebody edited the row by hand.
        if (decision.kind === 'kept' || decision.kind === 'changed') unlogged.push(update.recommendationId);
      } else {
        writes.set(update, decision);
        for (const id of rows) touched.add(id);
      }
    }
    await logUpdatesOfAll(services, unlogged);
    const lost = await writeAll(services, writes, ours);
    for (const [update, decision] of writes) {
      if (!lost.includes(update)) settled.set(update.id, decision);
    }
    waiting = [...later, ...lost];
  }
  return outcomes(services, request, settled);
}

/** Updates to look at before they are made: judged by how their rows stand now. */
export interface PreviewRequest extends Omit<UpdatesRequest, 'updates'> {
  updates: readonly Omit<ItemUpdate, 'basedOn'>[];
}

/** What `recordUpdates` would do at this moment. Writes nothing. */
export async function previewUpdates(services: Services, request: PreviewRequest): Promise<ItemOutcome[]> {
  const reading = await readFor(services, request.person);
  const { snapshot } = reading;
  const settled = request.updates.map((update): [string, Settled] => {
    const item = snapshot.get('recommendations', update.recommendationId)?.eTag ?? '';
    const action = update.actionId && (snapshot.get('actions', update.actionId)?.eTag ?? null);
    return [update.id, decide(services, reading, request, { ...update, basedOn: { item, action } })];
  });
  return outcomes(services, request, new Map(settled));
}

type Settled = UpdateDecision | { kind: 'missing'; problems: string[] };

function decide(
  { clock }: Services,
  reading: Reading,
  { from }: Pick<UpdatesRequest, 'from'>,
  update: ItemUpdate,
): Settled {
  try {
    return decideUpdate(reading, update, { from, at: clock.now().toISOString() });
  } catch (error) {
    if (!(error instanceof NotFoundError)) throw error;
    return { kind: 'missing', problems: [error.message] };
  }
}

/** An update whose rows this very request has changed already is based on what it made of them. */
function onTopOf(ours: ReadonlyMap<string, string>, update: ItemUpdate): ItemUpdate {
  const newest = (eTag: string, row: string): string => {
    const next = ours.get(`${row} ${eTag}`);
    return next === undefined ? eTag : newest(next, row);
  };
  const { item, action } = update.basedOn;
  return {
    ...update,
    basedOn: {
      item: newest(item, update.recommendationId),
      action: action !== null && update.actionId ? newest(action, update.actionId) : action,
    },
  };
}

function rowIdsOf({ recommendation, action }: Write): string[] {
  return [recommendation, action].flatMap((row) => row?.value.id ?? []);
}

/** Writes rows and their log; returns the updates whose rows somebody else changed at this very moment. */
async function writeAll(
  services: Services,
  writes: ReadonlyMap<ItemUpdate, Write>,
  ours: Map<string, string>,
): Promise<ItemUpdate[]> {
  if (writes.size === 0) return [];
  const { store } = services;
  const items = [...writes.keys()].map(({ recommendationId }) => recommendationId);
  // Entries that a crash left unlogged would be overwritten by these.
  await logUpdatesOfAll(services, items);
  const lost = new Set<ItemUpdate>();
  // An update that loses its item leaves its action alone.
  for (const list of ['recommendations', 'actions'] as const) {
    const rows = [...writes].flatMap(([update, { recommendation, action }]) => {
      const row = list === 'actions' ? action : recommendation;
      return row && !lost.has(update)
        ? [{ update, write: replacing(list, row.value as never, row.eTag) }]
        : [];
    });
    const outcomes = await store.writeMany(
      rows.map(({ write }) => write),
      { priority: 'foreground' },
    );
    const failures: WriteOutcome[] = [];
    for (const [index, { update, write }] of rows.entries()) {
      const outcome = outcomes[index]!;
      if (outcome.ok) ours.set(`${write.value.id} ${write.eTag}`, outcome.row.eTag);
      else if (outcome.error instanceof ItemChangedError) lost.add(update);
      else failures.push(outcome);
    }
    requireWritten(failures);
  }
  await logUpdatesOfAll(services, items);
  const news = [...writes].flatMap(([update, { action }]) => {
    const entryId = lost.has(update) ? undefined : action?.value.lastUpdate?.id;
    return action && entryId ? [{ actionId: action.value.id, entryId }] : [];
  });
  if (news.length > 0) services.onNews?.(news);
  return [...lost];
}

async function outcomes(
  services: Services,
  { person, updates }: PreviewRequest,
  settled: ReadonlyMap<string, Settled>,
): Promise<ItemOutcome[]> {
  const reading = await readFor(services, person);
  return updates.map((update) => {
    const { id, recommendationId, actionId } = update;
    const subject = { id, recommendationId, actionId };
    const decision = settled.get(id);
    switch (decision?.kind) {
      case 'write':
        return {
          ...subject,
          ok: true,
          changes: decision.changes,
          item: readDetail(reading, recommendationId),
        };
      case undefined: // cannot be: every update is settled
      case 'kept':
        return { ...subject, ok: true, changes: [], item: readDetail(reading, recommendationId) };
      case 'changed':
        return { ...subject, ok: false, reason: 'changed', item: readDetail(reading, recommendationId) };
      case 'forbidden':
        return { ...subject, ok: false, reason: 'forbidden', problems: [decision.message] };
      case 'problems':
      case 'missing':
        return { ...subject, ok: false, reason: decision.kind, problems: decision.problems };
    }
  });
}
