import type { NewViewBody, ViewChangeBody, ViewChanged } from '#api/contract/views';
import type { ViewView } from '#domain/view';
import { refusal, type ApiClient } from './client.ts';

export type ViewOutcome =
  | { ok: true; view: ViewView }
  /** Somebody else was first; `theirs` is the view as it stands, null once it is gone. Nothing was written. */
  | { ok: false; message: string; theirs: ViewView | null };

/**
 * Saves a view. The same `id` may be sent again after a broken connection: it is saved once.
 *
 * @throws {RefusedError | UnreachableError | SignInError} as do all of these
 */
export function saveView(api: ApiClient, planId: string, view: NewViewBody): Promise<ViewOutcome> {
  return send(api, pathOf(planId), 'POST', view);
}

export function changeView(
  api: ApiClient,
  planId: string,
  viewId: string,
  change: ViewChangeBody,
): Promise<ViewOutcome> {
  return send(api, pathOf(planId, viewId), 'PATCH', change);
}

/** @param view as it was seen */
export function deleteView(api: ApiClient, planId: string, { id, eTag }: ViewView): Promise<ViewOutcome> {
  return send(api, `${pathOf(planId, id)}?basedOn=${encodeURIComponent(eTag)}`, 'DELETE');
}

/** @param view as its deletion left it */
export function restoreView(api: ApiClient, planId: string, { id, eTag }: ViewView): Promise<ViewOutcome> {
  return send(api, `${pathOf(planId, id)}/restore`, 'POST', { basedOn: eTag });
}

function pathOf(planId: string, viewId?: string): string {
  const all = `/plans/${encodeURIComponent(planId)}/views`;
  return viewId === undefined ? all : `${all}/${encodeURIComponent(viewId)}`;
}

async function send(api: ApiClient, path: string, method: string, body?: object): Promise<ViewOutcome> {
  const response = await api.send(path, {
    method,
    ...(body && { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
  });
  if (response.ok) return { ok: true, view: (await response.json()) as ViewView };
  if (response.status !== 409) throw await refusal(response);
  const { message, theirs } = (await response.json()) as ViewChanged;
  return { ok: false, message, theirs };
}
