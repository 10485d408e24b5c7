import type { Person } from '#domain/post';
import type { Snapshot } from '#sharepoint/store';
import type { Settings } from './services.ts';

/** Everybody who administers, from configuration and from their posts; a name where one is known. */
export function administrators(snapshot: Snapshot, { administratorIds }: Settings): Person[] {
  const byPost = snapshot
    .all('posts')
    .filter(({ value }) => value.isAdministrator)
    .flatMap(({ value: { holder, deputies } }) => (holder ? [holder] : deputies));
  const configured = administratorIds.map((id) => ({ id, name: nameOf(snapshot, id) ?? unnamed }));
  return [...new Map([...configured, ...byPost].map((person) => [person.id, person])).values()];
}

/** For whoever configuration names by an object id alone and nobody has met yet. */
export const unnamed = 'Administrator';

function nameOf(snapshot: Snapshot, id: string): string | undefined {
  const known =
    snapshot.get('conversations', id)?.value.personName ?? snapshot.get('preferences', id)?.value.personName;
  if (known) return known;
  const people = snapshot
    .all('posts')
    .flatMap(({ value: { holder, deputies } }) => [...(holder ? [holder] : []), ...deputies]);
  return people.find((person) => person.id === id)?.name;
}
