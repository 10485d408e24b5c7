import type { PostValues } from './post-change.ts';
import { actsFor, type Person, type Post } from './post.ts';

type HeldPost = Pick<Post, 'id' | 'holder' | 'deputies'>;

/** What one post is to become. */
export interface PostHandOver {
  postId: string;
  values: Pick<PostValues, 'holder' | 'deputies'>;
}

/**
 * Everything somebody who leaves holds or deputises for, in another's hands; with nobody to take it, what they
 * held is vacant. Where the other has the post already, the leaver is only taken away.
 */
export function handOver(posts: readonly HeldPost[], leaverId: string, to: Person | null): PostHandOver[] {
  return posts
    .filter((post) => actsFor(leaverId, post))
    .map(({ id, holder, deputies }) => {
      const isHolder = holder?.id === leaverId;
      const next = isHolder ? to : holder;
      const others = deputies.filter((deputy) => deputy.id !== leaverId && deputy.id !== next?.id);
      const standsIn = deputies.some((deputy) => deputy.id === leaverId) && to && to.id !== next?.id;
      const isThere = others.some((deputy) => deputy.id === to?.id);
      return {
        postId: id,
        values: {
          ...(isHolder && { holder: to }),
          deputies: standsIn && !isThere ? [...others, to] : others,
        },
      };
    });
}
