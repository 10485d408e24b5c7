import { NotFoundError } from '#domain/errors';
import { mayChangeView, mayUseView, type Viewer } from '#domain/permissions';
import type { SavedView } from '#domain/saved-view';
import type { ViewView } from '#domain/view';
import type { Row } from '#sharepoint/store';
import { readPlan, type Reading } from './read-plan.ts';

/** The saved views of a plan that the person may use, by name. */
export function readViews({ snapshot, viewer }: Reading, planId: string): ViewView[] {
  return snapshot
    .byPlan('views', planId)
    .filter(({ value }) => value.deletedAt === null && mayUseView(viewer, value))
    .map((row) => viewView(row, viewer))
    .sort((a, b) => a.name.localeCompare(b.name, 'en-GB', { numeric: true }) || (a.id < b.id ? -1 : 1));
}

/**
 * One saved view, deleted or not.
 * @throws {NotFoundError} when there is no such view or plan, or not for this person
 */
export function readView(reading: Reading, planId: string, viewId: string): Row<SavedView> {
  const plan = readPlan(reading, planId);
  const row = reading.snapshot.get('views', viewId);
  if (row?.value.planId !== plan.id || !mayUseView(reading.viewer, row.value)) {
    throw new NotFoundError('There is no such view, or it is not shared with you.');
  }
  return row;
}

export function viewView({ value, eTag }: Row<SavedView>, viewer: Viewer): ViewView {
  return {
    id: value.id,
    name: value.name,
    params: value.params,
    isShared: value.isShared,
    owner: value.owner.name,
    isMine: value.owner.id === viewer.person.id,
    mayChange: mayChangeView(viewer, value),
    eTag,
  };
}
