import type { Services } from './services.ts';
import { writeView, type ViewBasis, type ViewOutcome } from './write-view.ts';

/**
 * Takes a saved view out of sight. It is kept, so that `restoreView` brings it back.
 * @throws {NotFoundError} when there is no such view or plan, or not for this person
 * @throws {ForbiddenError} when it is somebody else's
 */
export function deleteView(services: Services, view: ViewBasis): Promise<ViewOutcome> {
  return writeView(services, view, { deletedAt: services.clock.now().toISOString() });
}

/** As `deleteView`, the other way round. */
export function restoreView(services: Services, view: ViewBasis): Promise<ViewOutcome> {
  return writeView(services, view, { deletedAt: null });
}
