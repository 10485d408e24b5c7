import type { PostView } from '#domain/view';

/** "Director of Finance (Martin Oyelaran)"; a post named after its holder is said once. */
export function postNames(posts: readonly PostView[]): string {
  return posts
    .map(({ title, holder }) => (holder && holder !== title ? `${title} (${holder})` : title))
    .join(', ');
}
