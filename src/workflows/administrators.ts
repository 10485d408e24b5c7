import { AppError } from '#domain/errors';
import type { Person } from '#domain/post';
import type { Snapshot } from '#sharepoint/store';
import type { Services, Settings } from './services.ts';

/** Everybody who administers, from configuration and from their posts; a name where one is known. */
export function administrators(snapshot: Snapshot, { administratorIds }: Settings): Person[] {
  const byPost = snapshot
    .all('posts')
    .filter(({ value }) => value.isAdministrator)
    .flatMap(({ value: { holder, deputies } }) => (holder ? [holder] : deputies));
  const configured = administratorIds.map((id) => ({ id, name: nameOf(snapshot, id) ?? unnamed }));
  return [...new Map([...configured, ...byPost].map((person) => [person.id, person])).values()];
}

/**
 * The same people under the names the council's directory has for those nobody has met yet. As they were where
 * it may not be asked or does not answer: word goes to them all the same.
 */
export async function named(
  people: readonly Person[],
  { directory }: Pick<Services, 'directory'>,
): Promise<Person[]> {
  const ids = people.filter(({ name }) => name === unnamed).map(({ id }) => id);
  if (ids.length === 0 || !directory) return [...people];
  try {
    const answer = await directory.find(ids);
    const known = new Map(answer.ok ? answer.found.map(({ id, name }) => [id, name]) : []);
    return people.map(({ id, name }) => ({ id, name: known.get(id) ?? name }));
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return [...people];
  }
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
