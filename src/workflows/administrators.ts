import type { Person } from '#domain/post';
import type { Snapshot } from '#sharepoint/store';
import type { Settings } from './services.ts';

/** Everybody who administers, from configuration and from their posts; a name where one is known. */
export function administrators(snapshot: Snapshot, { administratorIds }: Settings): Person[] {
  const byPost = snapshot
    .all('posts')
    .filter(({ value }) => value.isAdministrator)
    .flatMap(({ value: { holder, deputies } }) => (holder ? [holder] : deputies));
  const configured = administratorIds.map((id) => ({
    id,
    name: snapshot.get('conversations', id)?.value.personName ?? 'Administrator',
  }));
  return [...new Map([...configured, ...byPost].map((person) => [person.id, person])).values()];
}
