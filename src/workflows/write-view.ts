import { ForbiddenError, ItemChangedError } from '#domain/errors';
import { mayChangeView, mayUseView } from '#domain/permissions';
import type { Person } from '#domain/post';
import { isSameName, type SavedView } from '#domain/saved-view';
import type { ViewView } from '#domain/view';
import type { Row } from '#sharepoint/store';
import { readFor, type Reading } from './read-plan.ts';
import { readView, readViews, viewView } from './read-views.ts';
import type { Services } from './services.ts';

/** A saved view as somebody saw it before they changed it. */
export interface ViewBasis {
  person: Person;
  planId: string;
  viewId: string;
  /** The eTag of the view as the person saw it. */
  basedOn: string;
}

export type ViewOutcome =
  | { ok: true; view: ViewView }
  | { ok: false; reason: 'problems'; problems: string[] }
  /** Somebody else was first; `theirs` is the view as it stands, null once it is deleted. */
  | { ok: false; reason: 'changed'; message: string; theirs: ViewView | null };

/** Writes a change of one saved view. Repeating it after a lost answer changes nothing twice. */
export async function writeView(
  services: Services,
  basis: ViewBasis,
  change: Partial<Pick<SavedView, 'name' | 'params' | 'isShared' | 'deletedAt'>>,
): Promise<ViewOutcome> {
  const { store, clock } = services;
  const { person, planId, viewId, basedOn } = basis;
  const reading = await readFor(services, person);
  const row = readView(reading, planId, viewId);
  if (!mayChangeView(reading.viewer, row.value)) {
    throw new ForbiddenError(`Only ${row.value.owner.name} and administrators may change this view.`);
  }
  if (stands(row.value, change) && row.value.changedBy.id === person.id) {
    return { ok: true, view: viewView(row, reading.viewer) };
  }
  if (row.eTag !== basedOn) return changed(reading, row);
  const problems = takenName(reading, row.value, change);
  if (problems.length > 0) return { ok: false, reason: 'problems', problems };
  const wanted = { ...row.value, ...change, changedBy: person, changedAt: clock.now().toISOString() };
  try {
    const written = await store.update('views', wanted, basedOn);
    return { ok: true, view: viewView(written, reading.viewer) };
  } catch (error) {
    if (!(error instanceof ItemChangedError)) throw error;
    return writeView(services, basis, change); // looked at again, it is kept, or it lost
  }
}

function takenName(reading: Reading, view: SavedView, change: Partial<SavedView>): string[] {
  const asked = { id: view.id, planId: view.planId };
  if (change.name !== undefined) return nameProblems(reading, { ...asked, name: change.name });
  const isBack = change.deletedAt === null;
  if (!isBack || nameProblems(reading, { ...asked, name: view.name }).length === 0) return [];
  return [`There is a view called “${view.name}” by now. Rename that one first, then bring this one back.`];
}

/** Sentences about a name that the person already finds on another view of the plan; none where it is free. */
export function nameProblems(
  reading: Reading,
  { id, planId, name }: Pick<SavedView, 'id' | 'planId' | 'name'>,
): string[] {
  const taken = readViews(reading, planId).find((view) => view.id !== id && isSameName(view.name, name));
  if (!taken) return [];
  return [`There is a view called “${taken.name}” already. Give this one another name.`];
}

function stands(value: SavedView, { deletedAt, ...change }: Partial<SavedView>): boolean {
  if (deletedAt !== undefined && (deletedAt === null) !== (value.deletedAt === null)) return false;
  return Object.entries(change).every(([name, wanted]) => value[name as keyof SavedView] === wanted);
}

function changed({ viewer }: Reading, row: Row<SavedView>): ViewOutcome {
  const { name, changedBy, deletedAt } = row.value;
  const isThere = deletedAt === null && mayUseView(viewer, row.value);
  return {
    ok: false,
    reason: 'changed',
    message: `${changedBy.name} ${isThere ? 'changed' : 'deleted'} “${name}” meanwhile.`,
    theirs: isThere ? viewView(row, viewer) : null,
  };
}
