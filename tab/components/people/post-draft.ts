import type { Person } from '#domain/post';
import type { RegisteredPost } from '#domain/registered-post';
import { rightsOf, type Rights } from '#domain/rights';
import type { PostChange } from '#tab/api/posts';
import { strings } from '#tab/strings';

/** What somebody is making of a post. */
export type PostDraft = Pick<
  RegisteredPost,
  'title' | 'holder' | 'deputies' | 'managerPostId' | 'isVerifier' | 'isAdministrator'
>;

export const emptyPost: PostDraft = {
  ...{
    title: '',
    holder: null,
    deputies: [],
    managerPostId: null,
    isVerifier: false,
    isAdministrator: false,
  },
};

/** Only what differs: what somebody else changes meanwhile elsewhere in the post stays theirs. */
export function valuesOf(draft: PostDraft, base: PostDraft): PostChange['values'] {
  return {
    ...(draft.title.trim() !== base.title && { title: draft.title.trim() }),
    ...(draft.holder?.id !== base.holder?.id && { holder: draft.holder }),
    ...(ids(draft.deputies) !== ids(base.deputies) && { deputies: draft.deputies }),
    ...(draft.managerPostId !== base.managerPostId && { managerPostId: draft.managerPostId }),
    ...(draft.isVerifier !== base.isVerifier && { isVerifier: draft.isVerifier }),
    ...(draft.isAdministrator !== base.isAdministrator && { isAdministrator: draft.isAdministrator }),
  };
}

/** Whether somebody else made something else of what this change is about. */
export function collides(values: PostChange['values'], base: PostDraft, theirs: PostDraft): boolean {
  const theyChanged = valuesOf(theirs, base);
  const isLeft = valuesOf({ ...theirs, ...values }, theirs);
  return Object.keys(isLeft).some((field) => field in theyChanged);
}

function ids(people: readonly Person[]): string {
  return people.map(({ id }) => id).join();
}

/** Sentences about what the person themself would lose. */
export function ownLosses(
  meId: string,
  administratorIds: readonly string[],
  before: readonly RegisteredPost[],
  after: readonly RegisteredPost[],
): string[] {
  const was: Rights = rightsOf(meId, before, administratorIds);
  const is: Rights = rightsOf(meId, after, administratorIds);
  const words = strings.people.own;
  return [
    ...(was.administers && !is.administers ? [words.administers] : []),
    ...(was.verifies && !is.verifies ? [words.verifies] : []),
    ...(was.posts.length > is.posts.length
      ? was.posts.filter((title) => !is.posts.includes(title)).map(words.post)
      : []),
  ];
}
