import type { RegisteredPost } from '#domain/registered-post';
import { findPosts } from '../post-picker/find-posts.ts';

export const postFilters = ['all', 'mend', 'vacant', 'verifier', 'administrator'] as const;
export type PostFilter = (typeof postFilters)[number];

export const postOrders = ['worst', 'title', 'holder', 'open', 'overdue'] as const;
export type PostOrder = (typeof postOrders)[number];

export interface PostListing {
  find: string;
  filter: PostFilter;
  order: PostOrder;
}

/** @param posts those to be mended first */
export function listPosts(
  posts: readonly RegisteredPost[],
  { find, filter, order }: PostListing,
): RegisteredPost[] {
  const pickable = posts.map((post) => ({
    ...post,
    holder: [post.holder, ...post.deputies].map((person) => person?.name ?? '').join(' '),
  }));
  const found = new Set(findPosts(pickable, find).map(({ id }) => id));
  const wanted = posts.filter((post) => found.has(post.id) && isWanted[filter](post));
  const compare = comparing[order];
  return compare ? wanted.toSorted(compare) : wanted;
}

const isWanted: Record<PostFilter, (post: RegisteredPost) => boolean> = {
  all: () => true,
  mend: ({ problems }) => problems.length > 0,
  vacant: ({ holder }) => holder === null,
  verifier: ({ isVerifier }) => isVerifier,
  administrator: ({ isAdministrator }) => isAdministrator,
};

type Compare = (a: RegisteredPost, b: RegisteredPost) => number;

const byTitle: Compare = (a, b) => a.title.localeCompare(b.title, 'en-GB');

const comparing: Record<PostOrder, Compare | null> = {
  worst: null,
  title: byTitle,
  // The vacant ones at the end.
  holder: (a, b) =>
    Number(!a.holder) - Number(!b.holder) ||
    (a.holder?.name ?? '').localeCompare(b.holder?.name ?? '', 'en-GB') ||
    byTitle(a, b),
  open: (a, b) => b.open - a.open || byTitle(a, b),
  overdue: (a, b) => b.overdue - a.overdue || byTitle(a, b),
};
