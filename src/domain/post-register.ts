import { areAlike } from './alike-posts.ts';
import type { Action } from './action.ts';
import type { IsoDate, IsoInstant } from './dates.ts';
import { dueState } from './due-state.ts';
import { isPersonName } from './person-names.ts';
import { isInCircle } from './post-change.ts';
import type { Theme, Plan } from './plan.ts';
import { actsFor, type Person, type Post } from './post.ts';
import type { Recommendation } from './recommendation.ts';
import type { Conversation } from './reminder.ts';
import { isClosed } from './status.ts';

/** Something about a post that somebody ought to mend. */
export type PostProblem =
  | { kind: 'vacant'; open: number; hasDeputy: boolean }
  | { kind: 'left'; person: string }
  | { kind: 'unreachable'; person: string; state: 'blocked' | 'removed' }
  | { kind: 'circle' }
  | { kind: 'alike'; postId: string; title: string }
  | { kind: 'person-title' };

/** The worst first. */
const problemOrder: readonly PostProblem['kind'][] = [
  'vacant',
  'left',
  'unreachable',
  'circle',
  'alike',
  'person-title',
];

/** One plan's open actions of a post. */
export interface PostPlan {
  id: string;
  title: string;
  open: number;
  overdue: number;
}

export interface RegisteredPost {
  id: string;
  /** What a change is based on. */
  eTag: string;
  title: string;
  holder: Person | null;
  deputies: Person[];
  managerPostId: string | null;
  isVerifier: boolean;
  isAdministrator: boolean;
  /** Open actions it owns. */
  open: number;
  overdue: number;
  /** Plans in which it owns anything open, the most first. */
  plans: PostPlan[];
  /** Everything that names it, closed and accountable, leads and managers included. */
  references: number;
  problems: PostProblem[];
  lastChange: { at: IsoInstant; by: string } | null;
}

/** Every post of the council. */
export interface PostRegister {
  posts: RegisteredPost[];
  /** People who administer by the server's configuration, whatever posts say. */
  administratorIds: string[];
}

export interface RegisterParts {
  posts: readonly { value: Post; eTag: string }[];
  plans: readonly Plan[];
  themes: readonly Theme[];
  recommendations: readonly Recommendation[];
  actions: readonly Action[];
  conversationOf: (personId: string) => Conversation | undefined;
  administratorIds: readonly string[];
  today: IsoDate;
}

/** Those with something to mend first, the worst first; then by title. */
export function postRegister(parts: RegisterParts): PostRegister {
  const inUse = parts.posts.filter(({ value }) => !value.isRemoved && value.mergedIntoPostId === null);
  const posts = inUse.map(({ value }) => value);
  const references = countReferences(parts, posts);
  const work = workByPost(parts);
  const alike = alikePosts(posts);
  const register = inUse.map(({ value: post, eTag }): RegisteredPost => {
    const plans = [...(work.get(post.id)?.values() ?? [])].toSorted(
      (a, b) => b.open - a.open || a.title.localeCompare(b.title, 'en-GB'),
    );
    const open = plans.reduce((sum, plan) => sum + plan.open, 0);
    const { id, title, holder, deputies, managerPostId, isVerifier, isAdministrator, lastChange } = post;
    return {
      ...{ id, eTag, title, holder, deputies, managerPostId, isVerifier, isAdministrator, open, plans },
      overdue: plans.reduce((sum, plan) => sum + plan.overdue, 0),
      references: references.get(id) ?? 0,
      problems: problemsOf(post, { posts, open, parts, alike: alike.get(id) ?? [] }),
      lastChange: lastChange && { at: lastChange.at, by: lastChange.by.name },
    };
  });
  return {
    posts: register.toSorted(worstFirst),
    administratorIds: [...parts.administratorIds],
  };
}

export function worstFirst(
  a: Pick<RegisteredPost, 'problems' | 'open' | 'title'>,
  b: Pick<RegisteredPost, 'problems' | 'open' | 'title'>,
): number {
  return rankOf(a) - rankOf(b) || b.open - a.open || a.title.localeCompare(b.title, 'en-GB');
}

function rankOf({ problems }: Pick<RegisteredPost, 'problems'>): number {
  const ranks = problems.map(({ kind }) => problemOrder.indexOf(kind));
  return Math.min(problemOrder.length, ...ranks);
}

/** The register with what the directory says: these people are in it no longer. */
export function withLeavers(posts: readonly RegisteredPost[], goneIds: readonly string[]): RegisteredPost[] {
  if (goneIds.length === 0) return [...posts];
  const gone = new Set(goneIds);
  return posts
    .map((post) => {
      const left = [...(post.holder ? [post.holder] : []), ...post.deputies].filter(({ id }) => gone.has(id));
      const problems = left.map(({ name }): PostProblem => ({ kind: 'left', person: name }));
      return left.length > 0 ? { ...post, problems: [...problems, ...post.problems] } : post;
    })
    .toSorted(worstFirst);
}

function problemsOf(
  post: Post,
  {
    posts,
    open,
    parts,
    alike,
  }: { posts: readonly Post[]; open: number; parts: RegisterParts; alike: readonly Post[] },
): PostProblem[] {
  const problems: PostProblem[] = [];
  if (!post.holder && open > 0) {
    problems.push({ kind: 'vacant', open, hasDeputy: post.deputies.length > 0 });
  }
  const state = post.holder && parts.conversationOf(post.holder.id)?.state;
  if (post.holder && state && state !== 'reachable') {
    problems.push({ kind: 'unreachable', person: post.holder.name, state });
  }
  if (isInCircle(post.id, posts)) problems.push({ kind: 'circle' });
  for (const { id, title } of alike) problems.push({ kind: 'alike', postId: id, title });
  if (isPersonName(post.title)) problems.push({ kind: 'person-title' });
  return problems;
}

function alikePosts(posts: readonly Post[]): Map<string, Post[]> {
  const alike = new Map<string, Post[]>();
  const pair = (one: Post, other: Post) => alike.set(one.id, [...(alike.get(one.id) ?? []), other]);
  for (const [index, one] of posts.entries()) {
    for (const other of posts.slice(index + 1)) {
      if (!areAlike(one.title, other.title)) continue;
      pair(one, other);
      pair(other, one);
    }
  }
  return alike;
}

function workByPost({ actions, plans, today }: RegisterParts): Map<string, Map<string, PostPlan>> {
  const live = new Map(plans.filter(({ state }) => state === 'live').map((plan) => [plan.id, plan]));
  const work = new Map<string, Map<string, PostPlan>>();
  for (const action of actions) {
    const plan = live.get(action.planId);
    if (!plan || isClosed(action.status)) continue;
    const late = dueState(action, today) === 'overdue' ? 1 : 0;
    for (const postId of action.ownerPostIds) {
      const ofPost = work.get(postId) ?? new Map<string, PostPlan>();
      const known = ofPost.get(plan.id) ?? { id: plan.id, title: plan.title, open: 0, overdue: 0 };
      ofPost.set(plan.id, { ...known, open: known.open + 1, overdue: known.overdue + late });
      work.set(postId, ofPost);
    }
  }
  return work;
}

/** How often each post is named, by its id. */
export function countReferences(
  {
    plans,
    themes,
    recommendations,
    actions,
  }: Pick<RegisterParts, 'plans' | 'themes' | 'recommendations' | 'actions'>,
  posts: readonly Pick<Post, 'managerPostId'>[],
): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  const named = [
    ...actions.flatMap(({ ownerPostIds, accountablePostIds }) => [...ownerPostIds, ...accountablePostIds]),
    ...recommendations.flatMap(({ leadMemberPostIds, accountablePostIds }) => [
      ...leadMemberPostIds,
      ...accountablePostIds,
    ]),
    ...themes.flatMap(({ leadPostIds }) => leadPostIds),
    ...plans.flatMap(({ sponsorPostId, readerPostIds }) => [sponsorPostId, ...(readerPostIds ?? [])]),
    ...posts.map(({ managerPostId }) => managerPostId),
  ];
  for (const id of named) if (id !== null) counts.set(id, (counts.get(id) ?? 0) + 1);
  return counts;
}

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
