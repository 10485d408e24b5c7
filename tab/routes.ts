/** Every address of the tab, relative to its base. */
export const basePath = '/tab';

export const routes = {
  overview: '/overview',
  plans: '/',
  /** A plan, with an item of it open or none. */
  plan: /^\/plans\/(?<planId>[^/]+)(?:\/items\/(?<itemId>[^/]+))?\/?$/,
  import: '/import',
  nextVersion: '/plans/:planId/next-version',
} as const;

export function planPath(planId: string): string {
  return `/plans/${encodeURIComponent(planId)}`;
}

/** Where a plan is updated from a document. */
export function nextVersionPath(planId: string): string {
  return `${planPath(planId)}/next-version`;
}

/** An item's address is its plan's page with the item open; the plan's id is the first part of the item's. */
export function itemPath(itemId: string): string {
  const planId = itemId.split(':', 1)[0] ?? '';
  return `${planPath(planId)}/items/${encodeURIComponent(itemId)}`;
}

/** A path segment as it was before `encodeURIComponent`. */
export function segment(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text; // a stray "%" typed by hand; it will simply not be found
  }
}

/** Where a deep link leads: `item/<id>` or `plan/<id>`; null when it names neither. */
export function pathOfSubPage(subPageId: string): string | null {
  const [, kind, id] = /^(item|plan)\/(.+)$/.exec(subPageId) ?? [];
  if (!id) return null;
  return kind === 'item' ? itemPath(id) : planPath(id);
}
