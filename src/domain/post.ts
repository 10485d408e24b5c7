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
}

/** True for the holder and for every deputy: both act for the post. */
export function actsFor(personId: string, post: Post): boolean {
  return post.holder?.id === personId || post.deputies.some((deputy) => deputy.id === personId);
}

/** What a post is called; its id where the post is gone. */
export function postTitle(posts: readonly Post[], id: string): string {
  return posts.find((post) => post.id === id)?.title ?? id;
}

/** Who is told what concerns a post: its holder, or its deputies while it is vacant. */
export function reachedThrough(post: Post): Person[] {
  return post.holder ? [post.holder] : post.deputies;
}
