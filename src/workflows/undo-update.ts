import type { Action } from '#domain/action';
import { ItemChangedError } from '#domain/errors';
import { mayUpdateAction, mayUpdateRecommendation } from '#domain/permissions';
import type { Person } from '#domain/post';
import type { Recommendation } from '#domain/recommendation';
import {
  asksForDate,
  isUndo,
  isYoungEnoughToUndo,
  lastOwnUpdate,
  undoEntryId,
  undoneAction,
  undoneRecommendation,
} from '#domain/undo';
import type { Update, UpdateEntry, UpdateSource } from '#domain/update';
import type { ActionView, ItemDetail } from '#domain/view';
import type { Row } from '#sharepoint/store';
import { findByRef } from './find-items.ts';
import { logUpdatesOf } from './log-updates.ts';
import { isReadable, readDetail, readFor, readItemParts, type Reading } from './read-plan.ts';
import type { Services } from './services.ts';

/** One entry that can be taken back, with the row it is about as it stands. */
export interface Undoable {
  entry: UpdateEntry;
  item: ItemDetail;
  action: ActionView | null;
}

export type UndoProposal =
  /** Nothing was changed by this person in chat within the time a change may be undone. */
  | { kind: 'nothing' }
  | { kind: 'already'; item: ItemDetail }
  /** A new date was asked for: that is withdrawn where it waits, not taken back here. */
  | { kind: 'asked'; item: ItemDetail }
  /** Somebody was there since; `item` has who, on top of its history. */
  | { kind: 'changed'; item: ItemDetail }
  | { kind: 'ready'; entries: Undoable[] };

/**
 * What taking back the person's last change would do; with a ref, their last change to that item.
 *
 * @param named the ref, and how it was typed, since "03" and "3" may be two items
 */
export async function proposeUndo(
  services: Services,
  person: Person,
  named: { ref: string; typed: string } | null,
): Promise<UndoProposal> {
  const reading = await readFor(services, person);
  const about = named && (await itemIds(services, person, named));
  const updates = reading.snapshot
    .updatesBy(person.id)
    .map(({ value }) => value)
    .filter(
      ({ recommendationId, planId }) => (about?.has(recommendationId) ?? true) && isReadable(reading, planId),
    );
  const last = lastOwnUpdate(updates, person.id, services.clock.now());
  const [first] = last;
  if (!first) return { kind: 'nothing' };
  const item = readDetail(reading, first.recommendationId);
  if (isUndo(first)) return { kind: 'already', item };
  if (last.some(asksForDate)) return { kind: 'asked', item };
  const changed = last.find((update) => !isNewest(reading, update));
  if (changed) return { kind: 'changed', item: readDetail(reading, changed.recommendationId) };
  return { kind: 'ready', entries: last.map((update) => undoable(reading, update)) };
}

export type UndoOutcome = {
  entryId: string;
  item: ItemDetail;
  action: ActionView | null;
  changes: UpdateEntry['changes'];
} & ({ kind: 'undone' } | { kind: 'changed' } | { kind: 'forbidden' } | { kind: 'late' });

/**
 * Takes entries of the person back, each as an entry of its own. Repeating it changes nothing twice; what
 * somebody changed since is left alone, and so is what stands for longer than a day.
 */
export async function undoUpdates(
  services: Services,
  person: Person,
  entryIds: readonly string[],
  from: UpdateSource,
): Promise<UndoOutcome[]> {
  const outcomes: UndoOutcome[] = [];
  for (const id of entryIds) {
    const reading = await readFor(services, person);
    const update = reading.snapshot.get('updates', id)?.value;
    if (
      !update ||
      update.by.id !== person.id ||
      isUndo(update) ||
      asksForDate(update) ||
      !isReadable(reading, update.planId)
    )
      continue;
    outcomes.push(await undoOne(services, reading, update, from));
  }
  return outcomes;
}

async function undoOne(
  services: Services,
  reading: Reading,
  update: Update,
  from: UpdateSource,
): Promise<UndoOutcome> {
  const wasUndone = rowOf(reading, update)?.value.lastUpdate?.id === undoEntryId(update.id);
  if (!wasUndone) {
    if (!isNewest(reading, update)) return outcomeOf(services, reading, update, 'changed');
    if (!isYoungEnoughToUndo(update, services.clock.now())) {
      return outcomeOf(services, reading, update, 'late');
    }
    try {
      const written = await write(services, reading, update, from);
      if (written === 'forbidden') return outcomeOf(services, reading, update, 'forbidden');
    } catch (error) {
      if (!(error instanceof ItemChangedError)) throw error;
      // Who was first may be this very request, sent twice at once.
      return undoOne(services, await readFor(services, reading.viewer.person), update, from);
    }
  }
  await logUpdatesOf(services, update.recommendationId);
  return outcomeOf(services, reading, update, 'undone');
}

async function write(
  services: Services,
  reading: Reading,
  update: Update,
  from: UpdateSource,
): Promise<'forbidden' | 'written'> {
  const { recommendation, actions } = readItemParts(reading, update.recommendationId);
  const action = actions.find(({ value }) => value.id === update.actionId);
  const common = { entry: update, viewer: reading.viewer, from, at: services.clock.now().toISOString() };
  if (update.actionId === null) {
    const all = actions.map(({ value }) => value);
    const next = undoneRecommendation({ ...common, row: recommendation.value, actions: all });
    if (next === 'forbidden') return next;
    await services.store.update('recommendations', next, recommendation.eTag);
  } else if (action) {
    const next = undoneAction({ ...common, row: action.value, recommendation: recommendation.value });
    if (next === 'forbidden') return next;
    await services.store.update('actions', next, action.eTag);
  }
  return 'written';
}

async function outcomeOf(
  services: Services,
  { viewer }: Reading,
  update: Update,
  kind: UndoOutcome['kind'],
): Promise<UndoOutcome> {
  const { item, action } = undoable(await readFor(services, viewer.person), update);
  const changes = item.history.find(({ id }) => id === undoEntryId(update.id))?.changes ?? [];
  return { kind, entryId: update.id, item, action, changes };
}

function undoable(reading: Reading, update: Update): Undoable {
  const item = readDetail(reading, update.recommendationId);
  return { entry: update, item, action: item.actions.find(({ id }) => id === update.actionId) ?? null };
}

/** Nobody was there since: its entry is the newest, and its values stand, also if somebody edited by hand. */
function isNewest(reading: Pick<Reading, 'snapshot'>, update: Update): boolean {
  const row = rowOf(reading, update);
  if (row?.value.lastUpdate?.id !== update.id) return false;
  return update.changes.every(({ field, after }) => {
    const now = standing(row.value, field);
    return now === undefined || now === after;
  });
}

/** What `undoUpdates` would not refuse, while nothing changes. */
export function mayTakeBack(reading: Reading, update: Update): boolean {
  if (!isNewest(reading, update)) return false;
  const { recommendation, actions } = readItemParts(reading, update.recommendationId);
  const rows = actions.map(({ value }) => value);
  if (update.actionId === null) return mayUpdateRecommendation(reading.viewer, recommendation.value, rows);
  const action = rows.find(({ id }) => id === update.actionId);
  return action !== undefined && mayUpdateAction(reading.viewer, action, recommendation.value);
}

function standing(row: Recommendation | Action, field: string): string | null | undefined {
  if ('due' in row) {
    if (field === 'dueDate') return row.due.end;
    return field === 'status' ? row.status : field === 'progress' ? row.progress : undefined;
  }
  return field === 'rag' ? row.rag : field === 'narrative' ? row.narrative : undefined;
}

function rowOf(
  { snapshot }: Pick<Reading, 'snapshot'>,
  update: Update,
): Row<Recommendation> | Row<Action> | undefined {
  return update.actionId === null
    ? snapshot.get('recommendations', update.recommendationId)
    : snapshot.get('actions', update.actionId);
}

async function itemIds(
  services: Services,
  person: Person,
  { ref, typed }: { ref: string; typed: string },
): Promise<ReadonlySet<string>> {
  const { matches } = await findByRef(services, person, ref, typed);
  return new Set(matches.map(({ item }) => item.id));
}
