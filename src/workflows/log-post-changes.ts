import type { PostLogEntry } from '#domain/post-change';
import type { Post } from '#domain/post';
import type { Snapshot } from '#sharepoint/store';
import { creating, requireWritten } from '#sharepoint/writes';
import type { Services } from './services.ts';

/**
 * Brings up the log of posts to what their rows carry. Whoever writes to a post does this first, or what it
 * carries would be overwritten.
 */
export async function logPostChanges({ store }: Services, postIds?: ReadonlySet<string>): Promise<void> {
  const entries = unloggedChanges(await store.snapshot(), postIds);
  requireWritten(await store.writeMany(creating('postChanges', entries), { priority: 'foreground' }));
}

/** What posts carry that the log lacks. */
function unloggedChanges(snapshot: Snapshot, postIds?: ReadonlySet<string>): PostLogEntry[] {
  return snapshot
    .all('posts')
    .filter(({ value }) => !postIds || postIds.has(value.id))
    .flatMap(({ value: { id, lastChange } }: { value: Post }) =>
      lastChange && !snapshot.get('postChanges', lastChange.id) ? [{ ...lastChange, postId: id }] : [],
    );
}
