import type { Action } from './action.ts';
import { mayRead, viewerFor } from './permissions.ts';
import type { Plan } from './plan.ts';
import type { Person, Post } from './post.ts';
import { isClosed } from './status.ts';

/** Somebody who owns open actions in a plan they may not see: they hear of none of them. */
export interface ShutOut {
  person: Person;
  /** Through which they own them. */
  post: Post;
  actions: number;
}

/** Holders and deputies of posts that own open actions of a plan and may not read it; nobody where all may. */
export function shutOutOwners(
  plan: Pick<Plan, 'readerPostIds'>,
  actions: readonly Pick<Action, 'ownerPostIds' | 'status'>[],
  posts: readonly Post[],
  administratorIds: readonly string[],
): ShutOut[] {
  if (plan.readerPostIds === null) return [];
  const open = actions.filter(({ status }) => !isClosed(status));
  const owning = posts.filter(({ id }) => open.some(({ ownerPostIds }) => ownerPostIds.includes(id)));
  return owning.flatMap((post) =>
    [...(post.holder ? [post.holder] : []), ...post.deputies]
      .filter((person) => !mayRead(viewerFor(person, posts, administratorIds), plan))
      .map((person) => ({
        ...{ person, post },
        actions: open.filter(({ ownerPostIds }) => ownerPostIds.includes(post.id)).length,
      })),
  );
}
