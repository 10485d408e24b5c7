import type { Action } from './action.ts';
import type { Plan, Theme } from './plan.ts';
import type { Person, Post } from './post.ts';
import type { Recommendation } from './recommendation.ts';
import type { SavedView } from './saved-view.ts';
import { statuses, type Status } from './status.ts';

/**
 * Who may do what. Decided here once, for chat, tab, command line and API alike. The person comes from a
 * verified token or activity, never from a request body.
 */
export interface Viewer {
  person: Person;
  /** Posts the person holds or deputises for. */
  postIds: ReadonlySet<string>;
  /** Those posts and every post below them. */
  areaPostIds: ReadonlySet<string>;
  isAdministrator: boolean;
  isVerifier: boolean;
}

/** @param administratorIds people who administer whatever posts say, from configuration */
export function viewerFor(
  person: Person,
  posts: readonly Post[],
  administratorIds: readonly string[],
): Viewer {
  return viewersAmong(posts)(person, administratorIds);
}

/** As `viewerFor`, for many people of the same posts: what it takes to find each one's is worked out once. */
export function viewersAmong(
  posts: readonly Post[],
): (person: Person, administratorIds: readonly string[]) => Viewer {
  const postsOf = new Map<string, Post[]>();
  for (const post of posts) {
    for (const { id } of [...(post.holder ? [post.holder] : []), ...post.deputies]) {
      const known = postsOf.get(id);
      if (!known) postsOf.set(id, [post]);
      else if (known.at(-1) !== post) known.push(post);
    }
  }
  const below = postsByManager(posts);
  return (person, administratorIds) => {
    const own = postsOf.get(person.id) ?? [];
    const postIds = new Set(own.map((post) => post.id));
    return {
      person,
      postIds,
      areaPostIds: withAllBelow(postIds, below),
      isAdministrator: administratorIds.includes(person.id) || own.some((post) => post.isAdministrator),
      isVerifier: own.some((post) => post.isVerifier),
    };
  };
}

/** Importing, mapping and correcting documents, settings of plans, posts, and who was told what. */
export function mayAdminister(viewer: Viewer): boolean {
  return viewer.isAdministrator;
}

export function mayRead(viewer: Viewer, plan: Pick<Plan, 'readerPostIds'>): boolean {
  if (viewer.isAdministrator || !plan.readerPostIds) return true;
  return plan.readerPostIds.some((id) => viewer.postIds.has(id));
}

/** Everybody who may read a restricted plan, by id; null where the whole council may. Says the same as `mayRead`. */
export function readersOf(
  { readerPostIds }: Pick<Plan, 'readerPostIds'>,
  posts: readonly Post[],
  administratorIds: readonly string[],
): ReadonlySet<string> | null {
  if (readerPostIds === null) return null;
  const reading = posts.filter((post) => post.isAdministrator || readerPostIds.includes(post.id));
  const people = reading.flatMap(({ holder, deputies }) => (holder ? [holder, ...deputies] : deputies));
  return new Set([...administratorIds, ...people.map(({ id }) => id)]);
}

/** A saved view of a plan the person may read: their own, or one shared with all who read it. */
export function mayUseView(viewer: Viewer, view: Pick<SavedView, 'owner' | 'isShared'>): boolean {
  return view.isShared || view.owner.id === viewer.person.id;
}

/** A view is changed, shared and deleted by whoever saved it; what is shared, by administrators as well. */
export function mayChangeView(viewer: Viewer, view: Pick<SavedView, 'owner' | 'isShared'>): boolean {
  return view.owner.id === viewer.person.id || (view.isShared && viewer.isAdministrator);
}

/** Whether a plan may be shown where nobody knows who else looks on, such as a group chat. */
export function isOpenToAll(plan: Pick<Plan, 'readerPostIds'>): boolean {
  return plan.readerPostIds === null;
}

/** Owners and deputies update their own actions; accountable posts and managers theirs and below. */
export function mayUpdateAction(
  viewer: Viewer,
  action: Pick<Action, 'ownerPostIds' | 'accountablePostIds'>,
  recommendation: Pick<Recommendation, 'accountablePostIds'>,
): boolean {
  return viewer.isAdministrator || isInArea(viewer, action, recommendation);
}

/** Whether the action is one that the person, or a post below theirs, owns or answers for. */
export function isInArea(
  viewer: Viewer,
  action: Pick<Action, 'ownerPostIds' | 'accountablePostIds'>,
  recommendation: Pick<Recommendation, 'accountablePostIds'>,
): boolean {
  const posts = [...action.ownerPostIds, ...action.accountablePostIds, ...recommendation.accountablePostIds];
  return posts.some((id) => viewer.areaPostIds.has(id));
}

/** Whether a new date this person gives counts at once, instead of being asked for. */
export function mayMoveDate(
  viewer: Viewer,
  plan: Pick<Plan, 'ownersMayMoveDates'>,
  action: Pick<Action, 'ownerPostIds' | 'accountablePostIds'>,
  recommendation: Pick<Recommendation, 'accountablePostIds'>,
): boolean {
  return plan.ownersMayMoveDates
    ? mayUpdateAction(viewer, action, recommendation)
    : maySettleDates(viewer, action, recommendation);
}

/** Dates are settled by those who answer for the action, by its owner's managers, and by administrators. */
export function maySettleDates(
  viewer: Viewer,
  action: Pick<Action, 'ownerPostIds' | 'accountablePostIds'>,
  recommendation: Pick<Recommendation, 'accountablePostIds'>,
): boolean {
  const accountable = [...action.accountablePostIds, ...recommendation.accountablePostIds];
  const ownsIt = action.ownerPostIds.some((id) => viewer.postIds.has(id));
  const managesOwner = !ownsIt && action.ownerPostIds.some((id) => viewer.areaPostIds.has(id));
  return viewer.isAdministrator || managesOwner || accountable.some((id) => viewer.areaPostIds.has(id));
}

/** Whoever settles an action's dates may ask its owner how it is going. */
export function mayNudge(
  viewer: Viewer,
  action: Pick<Action, 'ownerPostIds' | 'accountablePostIds'>,
  recommendation: Pick<Recommendation, 'accountablePostIds'>,
): boolean {
  return maySettleDates(viewer, action, recommendation);
}

/** The statuses a person may give an action, the one it has among them; a verifier closes what was implemented. */
export function mayBecome(
  viewer: Viewer,
  action: Pick<Action, 'ownerPostIds' | 'accountablePostIds' | 'status'>,
  recommendation: Pick<Recommendation, 'accountablePostIds'>,
): Status[] {
  const mayVerify = viewer.isVerifier && action.status === 'implemented';
  if (mayUpdateAction(viewer, action, recommendation)) {
    return statuses.filter((status) => status !== 'verified' || mayVerify || action.status === status);
  }
  const settled = viewer.isVerifier ? statuses.filter((status) => maySettleClosure(action, status)) : [];
  return settled.length > 0
    ? statuses.filter((status) => status === action.status || settled.includes(status))
    : [];
}

/** What a verifier may do to other people's actions: verify what is implemented, and send it back. */
export function maySettleClosure({ status }: Pick<Action, 'status'>, next: Status): boolean {
  if (next === 'verified') return status === 'implemented';
  return next === 'in-progress' && (status === 'implemented' || status === 'verified');
}

/** Whoever may update one of its actions, or answers for it, may rate it. */
export function mayUpdateRecommendation(
  viewer: Viewer,
  recommendation: Pick<Recommendation, 'accountablePostIds'>,
  actions: readonly Pick<Action, 'ownerPostIds' | 'accountablePostIds'>[],
): boolean {
  if (viewer.isAdministrator) return true;
  return (
    recommendation.accountablePostIds.some((id) => viewer.areaPostIds.has(id)) ||
    actions.some((action) => mayUpdateAction(viewer, action, recommendation))
  );
}

/** The post a person speaks for when updating: the first owning post they act for, else one above it. */
export function postActedFor(
  viewer: Viewer,
  action: Pick<Action, 'ownerPostIds' | 'accountablePostIds'> | null,
  recommendation: Pick<Recommendation, 'accountablePostIds'>,
): string | null {
  const involved = [
    ...(action?.ownerPostIds ?? []),
    ...(action?.accountablePostIds ?? []),
    ...recommendation.accountablePostIds,
  ];
  return involved.find((id) => viewer.postIds.has(id)) ?? [...viewer.postIds][0] ?? null;
}

/**
 * Posts whose people run meetings about a plan: its sponsor, its themes' leads, those who answer for its items,
 * and every post above them or above an owner, as those settle dates too.
 */
export function postsThatRunMeetings(
  rows: {
    plan: Pick<Plan, 'sponsorPostId'>;
    themes: readonly Pick<Theme, 'leadPostIds'>[];
    recommendations: readonly Pick<Recommendation, 'accountablePostIds'>[];
    actions: readonly Pick<Action, 'accountablePostIds' | 'ownerPostIds'>[];
  },
  postById: (id: string) => Post | undefined,
): ReadonlySet<string> {
  const { plan, themes, recommendations, actions } = rows;
  const running = new Set([
    ...(plan.sponsorPostId ? [plan.sponsorPostId] : []),
    ...themes.flatMap(({ leadPostIds }) => leadPostIds),
    ...[...recommendations, ...actions].flatMap(({ accountablePostIds }) => accountablePostIds),
  ]);
  const below = new Set([...running, ...actions.flatMap(({ ownerPostIds }) => ownerPostIds)]);
  for (const id of below) {
    const manager = postById(id)?.managerPostId;
    if (!manager) continue;
    running.add(manager);
    below.add(manager); // looked at in its turn, and once, however the posts report to each other
  }
  return running;
}

/** Whether a person may plan a meeting and move it on; whoever may read its plans may follow. */
export function mayRunMeeting(viewer: Viewer, postsThatRun: ReadonlySet<string>): boolean {
  return viewer.isAdministrator || [...viewer.postIds].some((id) => postsThatRun.has(id));
}

/** The posts and every post below them. */
export function withPostsBelow(top: ReadonlySet<string>, posts: readonly Post[]): ReadonlySet<string> {
  return withAllBelow(top, postsByManager(posts));
}

function postsByManager(posts: readonly Post[]): ReadonlyMap<string, string[]> {
  const below = new Map<string, string[]>();
  for (const { id, managerPostId } of posts) {
    if (!managerPostId) continue;
    const known = below.get(managerPostId);
    if (known) known.push(id);
    else below.set(managerPostId, [id]);
  }
  return below;
}

/** Each once, also where posts manage one another in a circle. */
function withAllBelow(top: ReadonlySet<string>, below: ReadonlyMap<string, string[]>): ReadonlySet<string> {
  const area = new Set(top);
  // A set is walked on to what is added meanwhile.
  for (const id of area) for (const each of below.get(id) ?? []) area.add(each);
  return area;
}
