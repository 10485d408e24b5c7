import { actsFor, type Post } from './post.ts';

/** What a person may do by their posts, in so far as it can be taken from them. */
export interface Rights {
  administers: boolean;
  verifies: boolean;
  /** Titles of the posts they act for. */
  posts: string[];
}

type RightsPost = Pick<Post, 'title' | 'holder' | 'deputies' | 'isVerifier' | 'isAdministrator'>;

export function rightsOf(
  personId: string,
  posts: readonly RightsPost[],
  administratorIds: readonly string[],
): Rights {
  const own = posts.filter((post) => actsFor(personId, post));
  return {
    administers: administratorIds.includes(personId) || own.some(({ isAdministrator }) => isAdministrator),
    verifies: own.some(({ isVerifier }) => isVerifier),
    posts: own.map(({ title }) => title),
  };
}
