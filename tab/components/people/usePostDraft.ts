import type { PostChange } from '#tab/api/posts';
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
  /** What was sent and may be kept, though no answer came; what is sent next goes upon it. */
  unanswered: readonly PostChange[];
}

const none: readonly PostChange[] = [];

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
  const unanswered = value?.unanswered ?? none;
  return {
    base,
    draft,
    unanswered,
    id: value?.id ?? null,
    set(change: Partial<PostDraft>) {
      const next = { ...draft, ...change };
      const was = base ?? emptyPost;
      // A space at the end of a title is no change, but what is being typed.
      const isAsItWas = next.title === was.title && Object.keys(valuesOf(next, was)).length === 0;
      if (isAsItWas && unanswered.length === 0) keep(null);
      else keep({ draft: next, base, id: crypto.randomUUID(), unanswered });
    },
    /** As it sets out: a reload while it is on its way must not forget that. */
    noteSent(change: PostChange) {
      keep({
        draft,
        base,
        id: change.id,
        unanswered: [...unanswered.filter(({ id }) => id !== change.id), change],
      });
    },
    /** It was answered, and nothing of it is kept. */
    noteRefused() {
      if (value) keep({ ...value, unanswered: none });
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
