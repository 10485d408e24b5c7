import type { IsoDate } from './dates.ts';
import type { Person, Post } from './post.ts';
import { isAway, type Preferences } from './preferences.ts';

/** A post whose reminders reach nobody; an administrator has to know. */
export interface SilentPost {
  post: Post;
  /** Who is away, with nobody standing in; null while the post is vacant. */
  away: { person: Person; until: IsoDate } | null;
}

/** Finds the people behind posts: the holder, or the deputies while the holder is away or there is none. */
export interface WhoHears {
  /** Each person once; nobody where all are vacant or away. */
  people(postIds: readonly string[]): readonly Person[];
  managersOf(postIds: readonly string[]): readonly string[];
  /** Null while somebody hears for the post, and for a post that is not there. */
  silence(postId: string): SilentPost | null;
}

/** The same where only some may read what it is about. Who is silent stays as it is: that is another trouble. */
export function onlyReaders(who: WhoHears, readers: ReadonlySet<string>): WhoHears {
  return { ...who, people: (postIds) => who.people(postIds).filter(({ id }) => readers.has(id)) };
}

export function whoHears(
  posts: readonly Post[],
  preferencesOf: (personId: string) => Preferences | undefined,
  today: IsoDate,
): WhoHears {
  const postById = new Map(posts.map((post) => [post.id, post]));
  const heard = new Map(posts.map((post) => [post.id, hearsFor(post)]));

  function isHere(person: Person): boolean {
    return !isAway(preferencesOf(person.id), today);
  }

  function hearsFor({ holder, deputies }: Post): readonly Person[] {
    return holder && isHere(holder) ? [holder] : deputies.filter(isHere);
  }

  return {
    people(postIds) {
      const [first, ...others] = postIds;
      if (first === undefined) return [];
      if (others.length === 0) return heard.get(first) ?? [];
      const people = postIds.flatMap((id) => heard.get(id) ?? []);
      return [...new Map(people.map((person) => [person.id, person])).values()];
    },
    managersOf: (postIds) => postIds.flatMap((id) => postById.get(id)?.managerPostId ?? []),
    silence(postId) {
      const post = postById.get(postId);
      if (!post || (heard.get(postId) ?? []).length > 0) return null;
      const until = post.holder && preferencesOf(post.holder.id)?.awayUntil;
      return { post, away: post.holder && until ? { person: post.holder, until } : null };
    },
  };
}
