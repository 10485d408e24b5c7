import { postViews } from '#domain/build-view';
import type { Person } from '#domain/post';
import type { MeView } from '#domain/view';
import { hasWork } from './find-my-work.ts';
import { readFor } from './read-plan.ts';
import type { Services } from './services.ts';

export async function whoAmI(services: Services, person: Person): Promise<MeView> {
  const reading = await readFor(services, person);
  const { snapshot, viewer, today } = reading;
  return {
    id: person.id,
    name: person.name,
    posts: postViews([...viewer.postIds], (id) => snapshot.get('posts', id)?.value),
    isAdministrator: viewer.isAdministrator,
    hasWork: hasWork(services, reading),
    today,
    council: services.settings.council,
    isLocalTrial: services.settings.isLocalTrial,
  };
}
