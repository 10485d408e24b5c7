import type { PostOutcomeBody } from '#api/contract/posts';
import type { RegisteredPost } from '#domain/registered-post';
import type { PostChange } from '#tab/api/posts';
import { valuesOf } from './post-draft.ts';

/**
 * What puts posts back to how they stood: their former values upon their new eTags, so that what somebody
 * else changed after that is not overwritten. A new post goes; a removed one stays removed.
 */
export function undoOf(
  outcomes: readonly PostOutcomeBody[],
  before: readonly RegisteredPost[],
): PostChange[] {
  return outcomes.flatMap(({ result, post }): PostChange[] => {
    if (result !== 'saved' || !post) return [];
    const former = before.find(({ id }) => id === post.id);
    const values = former ? valuesOf(former, post) : { isRemoved: true as const };
    if (Object.keys(values).length === 0) return [];
    return [{ id: crypto.randomUUID(), postId: post.id, basedOn: post.eTag, values }];
  });
}
