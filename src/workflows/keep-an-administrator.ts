import { randomUUID } from 'node:crypto';
import type { Person, Post } from '#domain/post';
import { administratorsAmong, differencesOf } from '#domain/post-change';
import type { Row } from '#sharepoint/store';
import { replacing, requireWritten } from '#sharepoint/writes';
import { logPostChanges } from './log-post-changes.ts';
import type { Services } from './services.ts';

/** A post that was just written, and how it stood before. */
export interface WrittenPost {
  before: Post;
  after: Row<Post>;
}

/**
 * Two administrators may take the right from each other at the same instant, each on a replica that has not heard of
 * the other: both changes are allowed, and nobody would be left. So whoever took a right away looks afterwards at
 * the rows themselves. One of the two looks last, sees both changes, and takes its own back; both are in the log.
 *
 * @returns ids of the posts whose change was taken back; mostly none
 */
export async function keepAnAdministrator(
  services: Services,
  person: Person,
  written: readonly WrittenPost[],
): Promise<ReadonlySet<string>> {
  const { store, clock, settings } = services;
  const taking = written.filter(takesRight);
  if (taking.length === 0 || settings.administratorIds.length > 0) return new Set();
  const posts = (await store.snapshot()).all('posts').map(({ value }) => value);
  for (const { id } of posts.filter(administers)) {
    const row = await store.latest('posts', id, 0);
    if (row && administers(row.value)) return new Set();
  }
  await logPostChanges(services); // or what the posts carry would be overwritten
  const at = clock.now().toISOString();
  const back = taking.map(({ before, after: { value, eTag } }) => {
    const changes = differencesOf(value, before, posts);
    return replacing('posts', { ...before, lastChange: { id: randomUUID(), at, by: person, changes } }, eTag);
  });
  requireWritten(await store.writeMany(back, { priority: 'foreground' }));
  return new Set(taking.map(({ before }) => before.id));
}

function takesRight({ before, after }: WrittenPost): boolean {
  const left = administratorsAmong([after.value], []);
  return [...administratorsAmong([before], [])].some((id) => !left.has(id));
}

function administers(post: Post): boolean {
  return administratorsAmong([post], []).size > 0;
}
