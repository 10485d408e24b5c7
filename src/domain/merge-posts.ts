import type { Action } from './action.ts';
import type { IsoInstant } from './dates.ts';
import type { Plan, Theme } from './plan.ts';
import { differencesOf, emptied, isInCircle, type PostEntry, type PostFieldChange } from './post-change.ts';
import { isGoing, mergedInto, type Person, type Post } from './post.ts';
import type { Recommendation } from './recommendation.ts';
import { isClosed } from './status.ts';
import type { FieldChange, UpdatedField, UpdateEntry } from './update.ts';

/** Everything a post may be named in. */
export interface NamingRows {
  posts: readonly Post[];
  plans: readonly Plan[];
  themes: readonly Theme[];
  recommendations: readonly Recommendation[];
  actions: readonly Action[];
}

export interface PostMerge {
  from: Post;
  into: Post;
  /** Who merged them, for the log. */
  by: Person;
  at: IsoInstant;
  /** The id of a row's entry. */
  entryId: (rowId: string) => string;
}

/** Rows that change, as they shall be; a repeat finds fewer, until there are none. */
export interface MergedRows {
  plans: Plan[];
  themes: Theme[];
  recommendations: Recommendation[];
  actions: Action[];
  /** Posts that reported to the one that goes. */
  posts: Post[];
}

/** What a merge would change, before anybody says so. */
export interface MergePreview {
  from: { id: string; title: string };
  into: { id: string; title: string };
  /** Actions by plan, the most first. */
  actions: { planId: string; title: string; open: number; closed: number }[];
  items: number;
  themes: number;
  /** Titles of plans it sponsors. */
  sponsored: string[];
  /** Titles of plans for named readers that whoever acts for the other post may read from then on. */
  opened: string[];
  /** Titles of posts that report to it. */
  below: string[];
  /** What changes about the post that stays. */
  changes: PostFieldChange[];
  /** Names of those who act for the post that goes and not for the one that stays. */
  leaving: string[];
  /** Rights that go with the post that goes. */
  rights: ('administrator' | 'verifier')[];
}

/**
 * The post that stays, with what it takes from the other: its holder and deputies while it has no holder of
 * its own, and its manager while it has none or was managed by it.
 */
export function mergedPost(from: Post, into: Post, posts: readonly Post[]): Post {
  const isVacant = into.holder === null;
  const holder = into.holder ?? from.holder;
  const deputies = isVacant ? [...into.deputies, ...from.deputies] : into.deputies;
  const taken: Post = {
    ...into,
    holder,
    deputies: [...new Map(deputies.map((person) => [person.id, person])).values()].filter(
      ({ id }) => id !== holder?.id,
    ),
  };
  const managers = [into.managerPostId, from.managerPostId].filter((id) => id !== from.id && id !== into.id);
  const managerPostId =
    managers.find((id) => id !== null && !isInCircle(into.id, withManager(id, from, into, posts))) ?? null;
  return { ...taken, managerPostId };
}

/** The posts as they would stand above each other after the merge. */
function withManager(managerPostId: string | null, from: Post, into: Post, posts: readonly Post[]): Post[] {
  return posts.flatMap((post) => {
    if (post.id === from.id) return [];
    if (post.id === into.id) return [{ ...post, managerPostId }];
    return [post.managerPostId === from.id ? { ...post, managerPostId: into.id } : post];
  });
}

/** The posts as they stand once every merge that was decided is at its end. */
export function afterMerges(posts: readonly Post[]): Post[] {
  let standing = [...posts];
  for (const from of posts.filter(isGoing)) {
    const into = mergedInto(from, posts);
    standing = standing.map((post) => {
      if (post.id === from.id) return mergedAway(post);
      return post.id === into.id ? mergedPost(from, post, standing) : post;
    });
  }
  return standing;
}

/** The post that goes, once nothing names it any more. */
export function mergedAway(from: Post): Post {
  return emptied(from);
}

/** Every row that still names the post that goes, naming the other instead. */
export function repoint(rows: NamingRows, merge: PostMerge): MergedRows {
  const { from, into } = merge;
  return {
    plans: rows.plans
      .filter((plan) => namesIn(from.id, plan))
      .map((plan) => ({
        ...plan,
        sponsorPostId: plan.sponsorPostId === from.id ? into.id : plan.sponsorPostId,
        readerPostIds: plan.readerPostIds && replaced(plan.readerPostIds, from, into),
      })),
    themes: rows.themes
      .filter(({ leadPostIds }) => leadPostIds.includes(from.id))
      .map((theme) => ({ ...theme, leadPostIds: replaced(theme.leadPostIds, from, into) })),
    recommendations: rows.recommendations
      .filter(
        ({ leadMemberPostIds, accountablePostIds }) =>
          leadMemberPostIds.includes(from.id) || accountablePostIds.includes(from.id),
      )
      .map((item) => repointItem(item, rows.posts, merge)),
    actions: rows.actions
      .filter(
        ({ ownerPostIds, accountablePostIds }) =>
          ownerPostIds.includes(from.id) || accountablePostIds.includes(from.id),
      )
      .map((action) => repointAction(action, rows.posts, merge)),
    posts: rows.posts
      .filter(({ id, managerPostId }) => managerPostId === from.id && id !== into.id)
      .map((post) => {
        const wanted = { ...post, managerPostId: into.id };
        return { ...wanted, lastChange: postEntry(merge, post.id, differencesOf(post, wanted, rows.posts)) };
      }),
  };
}

function namesIn(postId: string, { sponsorPostId, readerPostIds }: Plan): boolean {
  return sponsorPostId === postId || (readerPostIds?.includes(postId) ?? false);
}

function repointItem(item: Recommendation, posts: readonly Post[], merge: PostMerge): Recommendation {
  const leadMemberPostIds = replaced(item.leadMemberPostIds, merge.from, merge.into);
  const accountablePostIds = replaced(item.accountablePostIds, merge.from, merge.into);
  const changes = [
    ...moved('leadMembers', item.leadMemberPostIds, leadMemberPostIds, posts),
    ...moved('accountable', item.accountablePostIds, accountablePostIds, posts),
  ];
  return { ...item, leadMemberPostIds, accountablePostIds, lastUpdate: rowEntry(merge, item.id, changes) };
}

function repointAction(action: Action, posts: readonly Post[], merge: PostMerge): Action {
  const ownerPostIds = replaced(action.ownerPostIds, merge.from, merge.into);
  const accountablePostIds = replaced(action.accountablePostIds, merge.from, merge.into);
  const changes = [
    ...moved('owners', action.ownerPostIds, ownerPostIds, posts),
    ...moved('accountable', action.accountablePostIds, accountablePostIds, posts),
  ];
  return { ...action, ownerPostIds, accountablePostIds, lastUpdate: rowEntry(merge, action.id, changes) };
}

/** In its place; once, where both were named. */
function replaced(ids: readonly string[], from: Post, into: Post): string[] {
  return [...new Set(ids.map((id) => (id === from.id ? into.id : id)))];
}

function moved(
  field: UpdatedField,
  before: readonly string[],
  after: readonly string[],
  posts: readonly Post[],
): FieldChange[] {
  const titles = (ids: readonly string[]) =>
    ids.map((id) => posts.find((post) => post.id === id)?.title ?? id).join(', ') || null;
  return before.join() === after.join() ? [] : [{ field, before: titles(before), after: titles(after) }];
}

function rowEntry(
  { from, into, by, at, entryId }: PostMerge,
  rowId: string,
  changes: FieldChange[],
): UpdateEntry {
  const note = `“${from.title}” was merged into “${into.title}”.`;
  return { id: entryId(rowId), at, by, postId: null, from: 'tab', note, changes, evidence: null };
}

export function postEntry(
  { by, at, entryId }: Pick<PostMerge, 'by' | 'at' | 'entryId'>,
  postId: string,
  changes: PostFieldChange[],
): PostEntry {
  return { id: entryId(postId), at, by, changes };
}

export function mergePreview(rows: NamingRows, from: Post, into: Post): MergePreview {
  const nobody: PostMerge = { from, into, by: { id: '', name: '' }, at: '', entryId: () => '' };
  const changed = repoint(rows, nobody);
  const plans = new Map(rows.plans.map((plan) => [plan.id, plan]));
  const planIds = [...new Set(changed.actions.map(({ planId }) => planId))];
  const after = mergedPost(from, into, rows.posts);
  const people = (post: Post) => [...(post.holder ? [post.holder] : []), ...post.deputies];
  const staying = new Set(people(after).map(({ id }) => id));
  const was = new Map(rows.plans.map((plan) => [plan.id, plan.readerPostIds]));
  return {
    from: { id: from.id, title: from.title },
    into: { id: into.id, title: into.title },
    actions: planIds
      .map((planId) => {
        const own = changed.actions.filter((action) => action.planId === planId);
        const closed = own.filter(({ status }) => isClosed(status)).length;
        return { planId, title: plans.get(planId)?.title ?? '', open: own.length - closed, closed };
      })
      .toSorted((a, b) => b.open + b.closed - (a.open + a.closed)),
    items: changed.recommendations.length,
    themes: changed.themes.length,
    sponsored: changed.plans
      .filter(
        ({ sponsorPostId, id }) => sponsorPostId === into.id && plans.get(id)?.sponsorPostId === from.id,
      )
      .map(({ title }) => title),
    opened: changed.plans
      .filter(({ id, readerPostIds }) => readerPostIds?.includes(into.id) && !was.get(id)?.includes(into.id))
      .map(({ title }) => title),
    below: changed.posts.map(({ title }) => title),
    changes: differencesOf(into, after, rows.posts),
    leaving: people(from)
      .filter(({ id }) => !staying.has(id))
      .map(({ name }) => name),
    rights: [
      ...(from.isAdministrator && !into.isAdministrator ? (['administrator'] as const) : []),
      ...(from.isVerifier && !into.isVerifier ? (['verifier'] as const) : []),
    ],
  };
}
