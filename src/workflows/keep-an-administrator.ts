import { randomUUID } from 'node:crypto';
import { isGoing, type Person, type Post } from '#domain/post';
import { afterMerges } from '#domain/merge-posts';
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
 * Two administrators may take the right from each other at the same instant, or merge each other's post, each on a
 * replica that has not heard of the other: both changes are allowed, and nobody would be left. So whoever took a
 * right away looks afterwards at the rows themselves. One of the two looks last, sees both changes, and takes its
 * own back; both are in the log.
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
  const rows = await Promise.all(
    posts.filter(mayDecide).map(async ({ id }) => (await store.latest('posts', id, 0))?.value),
  );
  const standing = afterMerges(rows.filter((post) => post !== undefined));
  if (administratorsAmong(standing, []).size > 0) return new Set();
  await logPostChanges(services); // or what the posts carry would be overwritten
  const at = clock.now().toISOString();
  const back = taking.map(({ before, after: { value, eTag } }) => {
    const changes = differencesOf(value, before, posts);
    return replacing('posts', { ...before, lastChange: { id: randomUUID(), at, by: person, changes } }, eTag);
  });
  requireWritten(await store.writeMany(back, { priority: 'foreground' }));
  await logPostChanges(services);
  return new Set(taking.map(({ before }) => before.id));
}

/** Also a merge that was decided: at its end the post that goes has no right any more. */
function takesRight({ before, after }: WrittenPost): boolean {
  const left = isGoing(after.value) ? new Set() : administratorsAmong([after.value], []);
  return [...administratorsAmong([before], [])].some((id) => !left.has(id));
}

/** Posts with the right, and those whose people are about to get a post that may have it. */
function mayDecide(post: Post): boolean {
  return post.isAdministrator || isGoing(post);
}
