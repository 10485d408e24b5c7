import type { SavedView } from '#domain/saved-view';
import type { Services } from './services.ts';
import { writeView, type ViewBasis, type ViewOutcome } from './write-view.ts';

export type ViewChange = Partial<Pick<SavedView, 'name' | 'params' | 'isShared'>>;

/**
 * Renames a saved view, shares it or takes it back, or saves other filters under its name.
 * @throws {NotFoundError} when there is no such view or plan, or not for this person
 * @throws {ForbiddenError} when it is somebody else's
 */
export function changeView(services: Services, view: ViewBasis, change: ViewChange): Promise<ViewOutcome> {
  return writeView(services, view, change);
}
