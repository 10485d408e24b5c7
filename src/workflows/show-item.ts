import type { Person } from '#domain/post';
import type { ItemDetail } from '#domain/view';
import { readDetail, readFor, readItemParts } from './read-plan.ts';
import type { Services } from './services.ts';

/**
 * The view is built when it is looked at, so that nobody waits for one they have already.
 * @throws {NotFoundError} when there is no such item, or not for this person
 */
export async function showItem(
  services: Services,
  person: Person,
  recommendationId: string,
): Promise<{ version: string; readonly item: ItemDetail }> {
  const reading = await readFor(services, person);
  const { plan } = readItemParts(reading, recommendationId);
  return {
    version: reading.versionOf([plan]),
    get item() {
      return readDetail(reading, recommendationId);
    },
  };
}
