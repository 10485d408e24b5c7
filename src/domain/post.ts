import type { PostEntry } from './post-change.ts';

/** A person in the council's directory; `id` is the Entra object id. */
export interface Person {
  id: string;
  name: string;
}

/**
 * A role such as "Head of Internal Audit". Actions belong to posts, not people. A document that names
 * a person instead gives a post with the person's name as its title until someone says otherwise.
 */
export interface Post {
  id: string;
  title: string;
  /** Null: vacant, or nobody has said who holds it yet. */
  holder: Person | null;
  deputies: Person[];
  managerPostId: string | null;
  /** Its holder checks evidence before closure. */
  isVerifier: boolean;
  /** Its holder imports, maps, closes periods and edits posts. */
  isAdministrator: boolean;
  /**
   * The post that its actions went to, or are on their way to. It is kept so that the next document that
   * still names it is understood.
   */
  mergedIntoPostId: string | null;
  /** Nobody acts through it and nobody chooses it; the log still names it. */
  isRemoved: boolean;
  /** The newest entry about it, until the log has it. */
  lastChange: PostEntry | null;
}

/** A post as somebody makes it: vacant, and without any right. */
export function newPost(id: string, title: string): Post {
  return {
    ...{ id, title, holder: null, deputies: [], managerPostId: null },
    ...{ isVerifier: false, isAdministrator: false },
    ...{ mergedIntoPostId: null, isRemoved: false, lastChange: null },
  };
}

/** Whether it can be chosen: neither removed nor merged into another. */
export function isInUse({
  isRemoved,
  mergedIntoPostId,
}: Pick<Post, 'isRemoved' | 'mergedIntoPostId'>): boolean {
  return !isRemoved && mergedIntoPostId === null;
}

/** Whether it is on its way into another; who acts for it still acts for what is left there. */
export function isGoing({
  isRemoved,
  mergedIntoPostId,
}: Pick<Post, 'isRemoved' | 'mergedIntoPostId'>): boolean {
  return !isRemoved && mergedIntoPostId !== null;
}

/** True for the holder and for every deputy: both act for the post. */
export function actsFor(personId: string, post: Pick<Post, 'holder' | 'deputies'>): boolean {
  return post.holder?.id === personId || isAmong(personId, post.deputies);
}

/** A sweep asks this of every post for every person: a loop makes nothing that is thrown away. */
function isAmong(personId: string, people: readonly Person[]): boolean {
  for (const { id } of people) if (id === personId) return true;
  return false;
}

/** What a post is called; its id where the post is gone. */
export function postTitle(posts: readonly Pick<Post, 'id' | 'title'>[], id: string): string {
  return posts.find((post) => post.id === id)?.title ?? id;
}

/** Who is told what concerns a post: its holder, or its deputies while it is vacant. */
export function reachedThrough(post: Post): Person[] {
  return post.holder ? [post.holder] : post.deputies;
}

/** The post that stands for another by now: where it was merged into, and where that one was. */
export function mergedInto(post: Post, posts: readonly Post[]): Post {
  const seen = new Set<string>();
  let meant = post;
  while (meant.mergedIntoPostId !== null && !seen.has(meant.id)) {
    seen.add(meant.id);
    meant = posts.find(({ id }) => id === meant.mergedIntoPostId) ?? meant;
  }
  return meant;
}
