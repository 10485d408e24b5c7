/** Every address of the tab, relative to its base. */
export const basePath = '/tab';

export const routes = {
  /** Where somebody arrives who follows no link: their own work where there is any, else the overview. */
  first: '/',
  myWork: '/my-work',
  overview: '/overview',
  plans: '/plans',
  /** A plan, with an item of it open or none. */
  plan: /^\/plans\/(?<planId>[^/]+)(?:\/items\/(?<itemId>[^/]+))?\/?$/,
  meetings: '/meetings',
  planMeeting: '/meetings/new',
  meeting: '/meetings/:meetingId',
  /** Nothing but the item on show, for a wall or a meeting's shared stage. */
  meetingStage: '/meetings/:meetingId/stage',
  meetingRecord: '/meetings/:meetingId/record',
  /** Where a channel's or chat's tab is set up. */
  configure: '/configure',
  import: '/import',
  nextVersion: '/plans/:planId/next-version',
  planSettings: '/plans/:planId/settings',
  deliveries: '/deliveries',
  people: '/people',
} as const;

export function planPath(planId: string): string {
  return `/plans/${encodeURIComponent(planId)}`;
}

/** Where a plan is updated from a document. */
export function nextVersionPath(planId: string): string {
  return `${planPath(planId)}/next-version`;
}

/** Where administrators set a plan up. */
export function planSettingsPath(planId: string): string {
  return `${planPath(planId)}/settings`;
}

/** An item's address is its plan's page with the item open; the plan's id is the first part of the item's. */
export function itemPath(itemId: string): string {
  const planId = itemId.split(':', 1)[0] ?? '';
  return `${planPath(planId)}/items/${encodeURIComponent(itemId)}`;
}

/** Where administrators mend one post; the whole list where it is not known which. */
export function postPath(postId: string | null): string {
  return postId === null ? routes.people : `${routes.people}?post=${encodeURIComponent(postId)}`;
}

/** A path segment as it was before `encodeURIComponent`. */
export function segment(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text; // a stray "%" typed by hand; it will simply not be found
  }
}

/** One meeting's page. */
export function meetingPath(meetingId: string): string {
  return `${routes.meetings}/${encodeURIComponent(meetingId)}`;
}

/** What a meeting shows to the whole room. */
export function stagePath(meetingId: string): string {
  return `${meetingPath(meetingId)}/stage`;
}

/** What a meeting decided. */
export function recordPath(meetingId: string): string {
  return `${meetingPath(meetingId)}/record`;
}

/** Whether an address is a meeting's stage. */
export function isStage(location: string): boolean {
  return /^\/meetings\/[^/]+\/stage\/?$/.test(location);
}

/** What deep links, and the settings of a channel's tab, call a place. */
export const subPages = {
  myWork: 'my-work',
  overview: 'overview',
  meetings: 'meetings',
  /** @param search how it is listed, as `viewSearch` writes it */
  plan: (planId: string, search = '') => `plan/${planId}${search}`,
  item: (itemId: string) => `item/${itemId}`,
  meeting: (meetingId: string) => `meeting/${meetingId}`,
} as const;

/** Where a deep link leads, by what `subPages` calls it; null when it names no place. */
export function pathOfSubPage(subPageId: string): string | null {
  if (subPageId === subPages.myWork) return routes.myWork;
  if (subPageId === subPages.overview) return routes.overview;
  if (subPageId === subPages.meetings) return routes.meetings;
  const [, kind, id, search = ''] = /^(item|plan|meeting)\/([^?]+)(\?.*)?$/.exec(subPageId) ?? [];
  if (!id) return null;
  if (kind === 'meeting') return meetingPath(id);
  return kind === 'item' ? itemPath(id) : planPath(id) + search;
}

/** How a plan is listed, as its address ends: what is shown, and the saved view it is. */
export function viewSearch(params: string, viewId: string | null): string {
  const search = new URLSearchParams(params);
  if (viewId) search.set('view', viewId);
  return search.size > 0 ? `?${search.toString()}` : '';
}
