import { areAlike } from './alike-posts.ts';
import type { Action } from './action.ts';
import type { IsoDate } from './dates.ts';
import { dueState } from './due-state.ts';
import { isPersonName } from './person-names.ts';
import { isInCircle } from './post-change.ts';
import {
  worstFirst,
  type PostPlan,
  type PostProblem,
  type PostRegister,
  type RegisteredPost,
} from './registered-post.ts';
import type { Theme, Plan } from './plan.ts';
import { isInUse, type Post } from './post.ts';
import type { Recommendation } from './recommendation.ts';
import type { Conversation } from './reminder.ts';
import { isClosed } from './status.ts';

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
  const inUse = parts.posts.filter(({ value }) => isInUse(value));
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
