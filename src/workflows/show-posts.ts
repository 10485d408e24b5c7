import { postRegister } from '#domain/post-register';
import type { PostRegister } from '#domain/registered-post';
import type { Person } from '#domain/post';
import type { Row } from '#sharepoint/store';
import { readAsAdministrator } from './read-as-administrator.ts';
import type { Reading } from './read-plan.ts';
import type { Services } from './services.ts';

/**
 * Every post of the council, and what is to be mended about each.
 *
 * @throws {ForbiddenError} unless the person administers
 */
export async function showPosts(
  services: Services,
  person: Person,
): Promise<{ version: string; register: () => PostRegister }> {
  const reading = await readAsAdministrator(services, person, 'see every post');
  return { version: reading.version, register: () => registerOf(services, reading) };
}

export function registerOf({ settings }: Services, { snapshot, today }: Reading): PostRegister {
  const values = <T>(rows: readonly Row<T>[]): T[] => rows.map(({ value }) => value);
  return postRegister({
    posts: snapshot.all('posts'),
    plans: values(snapshot.all('plans')),
    themes: values(snapshot.all('themes')),
    recommendations: values(snapshot.all('recommendations')),
    actions: values(snapshot.all('actions')),
    conversationOf: (personId) => snapshot.get('conversations', personId)?.value,
    administratorIds: settings.administratorIds,
    today,
  });
}
