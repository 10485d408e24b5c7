import type { HolderLine } from '#domain/holder-list';
import { matchPerson, matchPost, type Matched } from '#domain/match-holders';
import { isInUse, type Person } from '#domain/post';
import type { DirectoryPerson } from '#sharepoint/directory';
import type { Snapshot } from '#sharepoint/store';
import { readAsAdministrator } from './read-as-administrator.ts';
import type { Services } from './services.ts';

/** Somebody to put into a post. */
export type FoundPerson = DirectoryPerson;

export interface PeopleFound {
  people: FoundPerson[];
  /** `known`: the council has not opened its directory, so only those whom Golden Thread knows are found. */
  from: 'directory' | 'known';
}

/**
 * People to put into a post, by parts of their names or addresses.
 *
 * @throws {ForbiddenError} unless the person administers
 * @throws {GraphError} when the directory cannot be reached
 */
export async function searchPeople(services: Services, person: Person, text: string): Promise<PeopleFound> {
  const { snapshot } = await readAsAdministrator(services, person, 'look people up');
  return find(services, snapshot, text);
}

/** People who hold a post or deputise for one and are in the directory no longer. */
export interface Leavers {
  /** False where the directory may not be asked. */
  isKnown: boolean;
  ids: string[];
}

/** @throws as `searchPeople` */
export async function findLeavers(services: Services, person: Person): Promise<Leavers> {
  const { snapshot } = await readAsAdministrator(services, person, 'look people up');
  const ids = [
    ...new Set(
      snapshot
        .all('posts')
        .flatMap(({ value: { holder, deputies } }) => [...(holder ? [holder] : []), ...deputies])
        .map(({ id }) => id.toLowerCase())
        .filter((id) => objectId.test(id)),
    ),
  ];
  const answer = await services.directory?.find(ids);
  if (!answer?.ok) return { isKnown: false, ids: [] };
  const there = new Set(answer.found.map(({ id }) => id));
  return { isKnown: true, ids: ids.filter((id) => !there.has(id)) };
}

export interface MatchedLine extends HolderLine {
  postMatch: Matched<{ id: string; title: string }>;
  personMatch: Matched<FoundPerson>;
}

/**
 * Which post and which person each line of a list means. Writes nothing.
 *
 * @throws as `searchPeople`
 */
export async function matchHolders(
  services: Services,
  person: Person,
  lines: readonly HolderLine[],
): Promise<{ lines: MatchedLine[]; from: PeopleFound['from'] }> {
  const { snapshot } = await readAsAdministrator(services, person, 'look people up');
  const posts = snapshot
    .all('posts')
    .filter(({ value }) => isInUse(value))
    .map(({ value: { id, title } }) => ({ id, title }));
  const whos = [...new Set(lines.map(({ who }) => who))];
  const found = new Map<string, PeopleFound>();
  for (let start = 0; start < whos.length; start += atOnce) {
    const some = whos.slice(start, start + atOnce);
    const answers = await Promise.all(some.map((who) => find(services, snapshot, who)));
    for (const [index, who] of some.entries()) found.set(who, answers[index]!);
  }
  return {
    lines: lines.map((line) => ({
      ...line,
      postMatch: matchPost(line.post, posts),
      personMatch: matchPerson(line.who, found.get(line.who)?.people ?? []),
    })),
    from: [...found.values()].some(({ from }) => from === 'known') ? 'known' : 'directory',
  };
}

/** Searches under way together; the directory's allowance is shared with everything else. */
const atOnce = 4;

const objectId = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

async function find({ directory }: Services, snapshot: Snapshot, text: string): Promise<PeopleFound> {
  if (text.trim() === '') return { people: [], from: 'directory' };
  const answer = await directory?.search(text);
  return answer?.ok
    ? { people: answer.found, from: 'directory' }
    : { people: knownPeople(snapshot, text), from: 'known' };
}

/**
 * People who have met Golden Thread or hold a post already. A name with an object id after it, as Entra's
 * own pages show it, is taken at its word.
 */
function knownPeople(snapshot: Snapshot, text: string): FoundPerson[] {
  const words = text.trim().split(/\s+/);
  const typed = words.find((word) => objectId.test(word.toLowerCase()))?.toLowerCase();
  const known = new Map<string, string>();
  for (const { value } of snapshot.all('conversations')) known.set(value.id, value.personName);
  for (const { value } of snapshot.all('posts')) {
    for (const { id, name } of [...(value.holder ? [value.holder] : []), ...value.deputies])
      known.set(id, name);
  }
  if (typed) {
    const name = words.filter((word) => word.toLowerCase() !== typed).join(' ');
    const called = known.get(typed) ?? name;
    return called === '' ? [] : [{ id: typed, name: called, address: null }];
  }
  return [...known]
    .map(([id, name]) => ({ id, name, address: null }))
    .filter(({ name }) => words.every((word) => beginsWord(name, word)))
    .toSorted((a, b) => a.name.localeCompare(b.name, 'en-GB'))
    .slice(0, 25);
}

function beginsWord(name: string, start: string): boolean {
  return name
    .toLowerCase()
    .split(/[\s-]+/)
    .some((word) => word.startsWith(start.toLowerCase()));
}
