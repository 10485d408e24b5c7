import type { Post } from './post.ts';

type PlacedPost = Pick<Post, 'id' | 'managerPostId'>;

/**
 * The post at the head of each post's directorate, by post id: the top-most manager, itself where it has none.
 * Where one post is over everybody, as a chief executive is, directorates begin with those right beneath it.
 * A post whose managers go round in a circle heads its own.
 */
export function directorates(posts: readonly PlacedPost[]): ReadonlyMap<string, string> {
  const byId = new Map(posts.map((post) => [post.id, post]));
  const chains = new Map(posts.map((post) => [post.id, chainOf(post, byId)]));
  const tops = new Set([...chains.values()].filter((chain) => chain.length > 1).map((chain) => chain.at(-1)));
  const [only] = tops.size === 1 ? tops : [];
  return new Map(
    [...chains].map(([id, chain]) => [id, (chain.at(-1) === only ? chain.at(-2) : chain.at(-1)) ?? id]),
  );
}

/** A post, its manager, theirs and so on to the top. */
function chainOf(post: PlacedPost, byId: ReadonlyMap<string, PlacedPost>): string[] {
  const chain = [post.id];
  let manager = post.managerPostId;
  while (manager && byId.has(manager)) {
    if (chain.includes(manager)) return [post.id];
    chain.push(manager);
    manager = byId.get(manager)?.managerPostId ?? null;
  }
  return chain;
}
