import type { PostOutcomeBody } from '#api/contract/posts';
import type { RegisteredPost } from '#domain/registered-post';
import type { PostChange } from '#tab/api/posts';
import { collides, valuesOf, type PostDraft } from './post-draft.ts';

/** One press of “Save”, with what the person had before them. */
export interface Attempt {
  change: PostChange;
  draft: PostDraft;
  base: RegisteredPost | null;
  /** What was sent before this, without an answer. */
  unanswered: readonly PostChange[];
}

type ChangePosts = (changes: PostChange[]) => Promise<PostOutcomeBody[]>;

/** Somebody else may be first twice in a row; not for ever. */
const mostTries = 3;

/**
 * Sends a change; where somebody else changed another part of the post meanwhile, once more upon theirs.
 *
 * @returns what came of it, and the post as it stood before
 */
export async function sendPost(
  changePosts: ChangePosts,
  attempt: Attempt,
): Promise<{ outcome: PostOutcomeBody; before: RegisteredPost | null }> {
  let change = attempt.change.values.isRemoved ? attempt.change : await uponUnanswered(changePosts, attempt);
  let before = attempt.base;
  for (let tried = 1; ; tried += 1) {
    const outcome = (await changePosts([change]))[0]!;
    const theirs = outcome.result === 'changed' ? outcome.post : null;
    const isElsewhere =
      theirs && before && !change.values.isRemoved && !collides(change.values, before, theirs);
    if (!isElsewhere || tried >= mostTries) return { outcome, before };
    change = { ...change, id: crypto.randomUUID(), basedOn: theirs.eTag };
    before = theirs;
  }
}

/**
 * Sends once more what may have been kept without an answer, and puts the change upon what stands: a new post whose
 * title was corrected after its answer was lost is one post, not two.
 */
async function uponUnanswered(
  changePosts: ChangePosts,
  { change, draft, unanswered }: Attempt,
): Promise<PostChange> {
  let upon = change;
  for (const earlier of unanswered) {
    if (earlier.id === change.id) continue;
    const { result, post } = (await changePosts([earlier]))[0]!;
    if (result !== 'saved' || !post) continue;
    const fields = Object.keys({ ...earlier.values, ...upon.values }) as (keyof PostDraft)[];
    const wanted = Object.fromEntries(fields.map((field) => [field, draft[field]]));
    upon = {
      ...change,
      postId: post.id,
      basedOn: post.eTag,
      values: valuesOf({ ...post, ...wanted }, post),
    };
  }
  return upon;
}
