import type { Person } from '#domain/post';
import type { ItemDetail } from '#domain/view';
import { readDetail, readFor } from './read-plan.ts';
import type { Services } from './services.ts';

/** @throws {NotFoundError} when there is no such item, or not for this person */
export async function showItem(
  services: Services,
  person: Person,
  recommendationId: string,
): Promise<{ version: string; item: ItemDetail }> {
  const reading = await readFor(services, person);
  return { version: reading.version, item: readDetail(reading, recommendationId) };
}
