import type { IsoInstant } from './dates.ts';
import type { Person, Post } from './post.ts';
import { normalTitle } from './post-titles.ts';

/** What of a post a change can move, as a person reads it in the log. */
export const postFieldLabels = {
  title: 'Title',
  holder: 'Holder',
  deputies: 'Deputies',
  manager: 'Manager',
  verifier: 'Verifies evidence',
  administrator: 'Administers Golden Thread',
  standing: 'Post',
} as const;

export type PostField = keyof typeof postFieldLabels;

/** One value before and after, in words; null where there was none. */
export interface PostFieldChange {
  field: PostField;
  before: string | null;
  after: string | null;
}

/** One append-only entry about one post. */
export interface PostEntry {
  id: string;
  at: IsoInstant;
  by: Person;
  changes: PostFieldChange[];
}

/** An entry in the log, with the post it is about. */
export interface PostLogEntry extends PostEntry {
  postId: string;
}

/** Values a post is to have; what is left out stays. */
export interface PostValues {
  title?: string | undefined;
  holder?: Person | null | undefined;
  deputies?: Person[] | undefined;
  managerPostId?: string | null | undefined;
  isVerifier?: boolean | undefined;
  isAdministrator?: boolean | undefined;
  /** Only for a post that nothing refers to. */
  isRemoved?: true | undefined;
}

export interface PostChangeContext {
  /** Every post there is, removed ones too. */
  posts: readonly Post[];
  /** People who administer whatever posts say. */
  administratorIds: readonly string[];
  /** What refers to the post: actions, items, themes, plans and posts below it. */
  references: number;
  entry: Omit<PostEntry, 'changes'>;
}

export type DecidedPost =
  | { kind: 'write'; post: Post }
  /** It is so already. */
  | { kind: 'same' }
  | { kind: 'problems'; problems: [string, ...string[]] };

const longestTitle = 200;

/** A post as it would be with these values, or what is wrong with that. */
export function changePost(post: Post, values: PostValues, context: PostChangeContext): DecidedPost {
  const { posts, entry } = context;
  const wanted = withValues(post, values);
  const changes = differencesOf(post, wanted, posts);
  if (changes.length === 0) return { kind: 'same' };
  const problems = problemsOf(post, wanted, context);
  const [first, ...rest] = problems;
  if (first !== undefined) return { kind: 'problems', problems: [first, ...rest] };
  return { kind: 'write', post: { ...wanted, lastChange: { ...entry, changes } } };
}

function withValues(post: Post, values: PostValues): Post {
  const holder = values.holder === undefined ? post.holder : values.holder;
  const deputies = values.deputies ?? post.deputies;
  const wanted: Post = {
    ...post,
    title: values.title === undefined ? post.title : values.title.trim().replace(/\s+/g, ' '),
    holder,
    // Whoever holds it is not their own deputy.
    deputies: [...new Map(deputies.map((person) => [person.id, person])).values()].filter(
      ({ id }) => id !== holder?.id,
    ),
    managerPostId: values.managerPostId === undefined ? post.managerPostId : values.managerPostId,
    isVerifier: values.isVerifier ?? post.isVerifier,
    isAdministrator: values.isAdministrator ?? post.isAdministrator,
  };
  return values.isRemoved ? emptied(wanted) : wanted;
}

/** Kept for the log's sake, with nobody acting through it any more. */
export function emptied(post: Post): Post {
  return {
    ...post,
    ...{ holder: null, deputies: [], managerPostId: null, isVerifier: false, isAdministrator: false },
    isRemoved: true,
  };
}

export function differencesOf(before: Post, after: Post, posts: readonly Post[]): PostFieldChange[] {
  const titleOf = (id: string | null) => posts.find((post) => post.id === id)?.title ?? id;
  const names = (people: readonly Person[]) => people.map(({ name }) => name).join(', ') || null;
  const yes = (is: boolean) => (is ? 'yes' : 'no');
  const ids = (people: readonly Person[]) => people.map(({ id }) => id).join();
  const changes: (PostFieldChange & { isSame: boolean })[] = [
    { field: 'title', before: before.title, after: after.title, isSame: before.title === after.title },
    {
      ...{ field: 'holder', before: before.holder?.name ?? null, after: after.holder?.name ?? null },
      isSame: before.holder?.id === after.holder?.id,
    },
    {
      ...{ field: 'deputies', before: names(before.deputies), after: names(after.deputies) },
      isSame: ids(before.deputies) === ids(after.deputies),
    },
    {
      ...{ field: 'manager', before: titleOf(before.managerPostId), after: titleOf(after.managerPostId) },
      isSame: before.managerPostId === after.managerPostId,
    },
    {
      ...{ field: 'verifier', before: yes(before.isVerifier), after: yes(after.isVerifier) },
      isSame: before.isVerifier === after.isVerifier,
    },
    {
      ...{ field: 'administrator', before: yes(before.isAdministrator), after: yes(after.isAdministrator) },
      isSame: before.isAdministrator === after.isAdministrator,
    },
    {
      ...{ field: 'standing', before: standingOf(before, titleOf), after: standingOf(after, titleOf) },
      isSame: standingOf(before, titleOf) === standingOf(after, titleOf),
    },
  ];
  return changes.flatMap(({ isSame, ...change }) => (isSame ? [] : [change]));
}

function standingOf(
  { isRemoved, mergedIntoPostId }: Post,
  titleOf: (id: string | null) => string | null,
): string {
  if (isRemoved) return 'removed';
  return mergedIntoPostId === null ? 'in use' : `merged into “${titleOf(mergedIntoPostId)}”`;
}

function problemsOf(
  before: Post,
  after: Post,
  { posts, administratorIds, references }: PostChangeContext,
): string[] {
  const problems: string[] = [];
  if (after.title === '') problems.push('Give the post a title.');
  if (after.title.length > longestTitle) {
    problems.push(`Make the title shorter: at most ${longestTitle} characters.`);
  }
  const namesake = before.title !== after.title && namesakeOf(after, posts);
  if (namesake) {
    problems.push(`There is a post called “${namesake.title}” already. Merge the two instead.`);
  }
  const others = posts.filter(({ id }) => id !== before.id);
  const next = [...others, after];
  if (after.managerPostId !== null && after.managerPostId !== before.managerPostId) {
    if (!others.some(({ id, isRemoved }) => id === after.managerPostId && !isRemoved)) {
      problems.push('The manager chosen is no longer there. Choose another post.');
    } else if (isInCircle(after.id, next)) {
      problems.push(`“${after.title}” would be its own manager, through the posts above it.`);
    }
  }
  if (after.isRemoved && references > 0) {
    problems.push(
      `“${before.title}” is still named in plans or as a manager. Merge it into another post, or give its actions to one first.`,
    );
  }
  if (takesLastAdministrator(posts, next, administratorIds)) problems.push(lastAdministrator);
  return problems;
}

export const lastAdministrator =
  'Nobody would administer Golden Thread any more. Give somebody else that right first.';

/** Another post that reads the same. */
export function namesakeOf({ id, title }: Pick<Post, 'id' | 'title'>, posts: readonly Post[]) {
  return posts.find(
    (post) => post.id !== id && !post.isRemoved && normalTitle(post.title) === normalTitle(title),
  );
}

/** Whether a post is above itself. */
export function isInCircle(postId: string, posts: readonly Pick<Post, 'id' | 'managerPostId'>[]): boolean {
  const managerOf = new Map(posts.map(({ id, managerPostId }) => [id, managerPostId]));
  const seen = new Set<string>();
  let above = managerOf.get(postId) ?? null;
  while (above !== null && !seen.has(above)) {
    if (above === postId) return true;
    seen.add(above);
    above = managerOf.get(above) ?? null;
  }
  return false;
}

/** Ids of everybody who administers. */
export function administratorsAmong(
  posts: readonly Post[],
  administratorIds: readonly string[],
): ReadonlySet<string> {
  const byPost = posts
    .filter(({ isAdministrator }) => isAdministrator)
    .flatMap(({ holder, deputies }) => [...(holder ? [holder] : []), ...deputies]);
  return new Set([...administratorIds, ...byPost.map(({ id }) => id)]);
}

/** Where there is none to start with, nothing is taken. */
export function takesLastAdministrator(
  before: readonly Post[],
  after: readonly Post[],
  administratorIds: readonly string[],
): boolean {
  return (
    administratorsAmong(before, administratorIds).size > 0 &&
    administratorsAmong(after, administratorIds).size === 0
  );
}
