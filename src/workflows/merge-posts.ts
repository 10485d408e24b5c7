import { InvalidInputError, ItemChangedError, NotFoundError } from '#domain/errors';
import { mergePreview, mergedPost, type MergePreview } from '#domain/merge-posts';
import { differencesOf, lastAdministrator, takesLastAdministrator } from '#domain/post-change';
import { isInUse, type Person, type Post } from '#domain/post';
import type { Row, Snapshot } from '#sharepoint/store';
import { finishMerge, namingRows } from './finish-merges.ts';
import { logPostChanges } from './log-post-changes.ts';
import { readAsAdministrator } from './read-as-administrator.ts';
import type { Services } from './services.ts';
import type { Watched } from './watched.ts';

/** A post as the person saw it. */
export interface SeenPost {
  id: string;
  eTag: string;
}

export interface MergeRequest {
  /** Made by the client; a repeat goes on from where it stopped. */
  id: string;
  /** The post that goes. */
  from: SeenPost;
  /** The post that stays. */
  into: SeenPost;
}

/**
 * What merging two posts would change. Writes nothing.
 *
 * @throws {ForbiddenError} unless the person administers
 * @throws {NotFoundError} when either is no longer there
 * @throws {InvalidInputError} when they are one, or nobody would administer any more
 */
export async function previewMerge(
  services: Services,
  person: Person,
  { fromId, intoId }: { fromId: string; intoId: string },
): Promise<MergePreview & { basedOn: { from: string; into: string } }> {
  const { snapshot } = await readAsAdministrator(services, person, 'merge posts');
  const { from, into } = bothPosts(services, snapshot, fromId, intoId);
  return {
    ...mergePreview(namingRows(snapshot), from.value, into.value),
    basedOn: { from: from.eTag, into: into.eTag },
  };
}

/**
 * Merges one post into another: everything that names the first names the second from then on, and every action
 * and item has that in its log. It stands from the first write; whatever stops it after that, repeating it,
 * the next start or the next sweep finishes it.
 *
 * @throws as `previewMerge`
 * @throws {ItemChangedError} when somebody changed either post since the person saw it; nothing was written
 */
export async function mergePosts(
  services: Services,
  person: Person,
  request: MergeRequest,
  watched: Watched = {},
): Promise<void> {
  const { store, clock } = services;
  const { snapshot } = await readAsAdministrator(services, person, 'merge posts');
  const begun = snapshot.get('posts', request.from.id)?.value;
  if (begun?.mergedIntoPostId !== request.into.id) {
    const { from, into } = bothPosts(services, snapshot, request.from.id, request.into.id);
    if (from.eTag !== request.from.eTag || into.eTag !== request.into.eTag) {
      throw new ItemChangedError('Posts', from.itemId);
    }
    await logPostChanges(services, new Set([from.value.id]));
    const merging = { ...from.value, mergedIntoPostId: into.value.id };
    const changes = differencesOf(from.value, merging, [into.value]);
    const lastChange = { id: request.id, at: clock.now().toISOString(), by: person, changes };
    await store.update('posts', { ...merging, lastChange }, from.eTag);
  }
  await finishMerge(services, request.from.id, watched);
}

function bothPosts(
  { settings }: Services,
  snapshot: Snapshot,
  fromId: string,
  intoId: string,
): { from: Row<Post>; into: Row<Post> } {
  const from = snapshot.get('posts', fromId);
  const into = snapshot.get('posts', intoId);
  if (!from || !into || !isInUse(from.value) || !isInUse(into.value)) {
    throw new NotFoundError('One of the two posts is no longer there. Somebody else may have merged it.');
  }
  if (fromId === intoId) throw new InvalidInputError(['A post cannot be merged into itself.']);
  const posts = snapshot.all('posts').map(({ value }) => value);
  const after = posts.flatMap((post) => {
    if (post.id === fromId) return [];
    return [post.id === intoId ? mergedPost(from.value, into.value, posts) : post];
  });
  if (takesLastAdministrator(posts, after, settings.administratorIds)) {
    throw new InvalidInputError([lastAdministrator]);
  }
  return { from, into };
}
