import type { RegisteredPost } from '#domain/registered-post';
import { useKept } from '../update-form/useKept.ts';
import { emptyPost, valuesOf, type PostDraft } from './post-draft.ts';

/** What somebody is making of one post, and what they saw when they began. */
export interface KeptPost {
  draft: PostDraft;
  /** Null for a new post. */
  base: RegisteredPost | null;
  /** The same values sent again carry the same id, so that they are kept once. */
  id: string;
}

/**
 * The unsaved values of one post; they outlive a reload.
 *
 * @param personId whose they are: on a shared screen the next person must not find them
 * @param post as it stands; null for a new one
 */
export function usePostDraft(personId: string, post: RegisteredPost | null) {
  const { value, keep } = useKept<KeptPost>(keyOf(personId, post?.id ?? null));
  const base = value ? value.base : post;
  const draft = value?.draft ?? post ?? emptyPost;
  return {
    base,
    draft,
    id: value?.id ?? null,
    set(change: Partial<PostDraft>) {
      const next = { ...draft, ...change };
      const was = base ?? emptyPost;
      // A space at the end of a title is no change, but what is being typed.
      const isAsItWas = next.title === was.title && Object.keys(valuesOf(next, was)).length === 0;
      keep(isAsItWas ? null : { draft: next, base, id: crypto.randomUUID() });
    },
    keep,
  };
}

/** Whether there are any, without following them. */
export function hasPostDraft(personId: string, postId: string | null): boolean {
  return sessionStorage.getItem(keyOf(personId, postId)) !== null;
}

function keyOf(personId: string, postId: string | null): string {
  return `golden-thread-post ${personId} ${postId ?? 'new'}`;
}
