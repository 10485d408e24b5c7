import { newView, viewBasis, viewChange, viewView } from '#api/contract/views';
import type { ViewView } from '#domain/view';
import type { TabState } from './tab-host.ts';

/** The saved views of plans in memory, as the API answers about them. */

export function aView(given: Partial<ViewView> = {}): ViewView {
  return {
    id: '3f2b6c1e-8a52-4a57-9a39-0b6a9b1b2c3d',
    name: 'Late, by owner',
    params: 'show=overdue&group=owner',
    isShared: false,
    owner: 'Priya Anand',
    isMine: true,
    mayChange: true,
    eTag: '"1"',
    ...given,
  };
}

export interface ViewRequest {
  method: string;
  planId: string;
  /** What follows `/views/`. */
  rest: string;
  url: URL;
  body: string;
}

export function answerViews(state: TabState, asked: ViewRequest): { status: number; body: unknown } {
  const { method, planId, rest, url } = asked;
  const body: unknown = asked.body ? JSON.parse(asked.body) : null;
  const [id = '', verb] = rest.split('/');
  const views = state.plans.find((plan) => plan.id === planId)?.views ?? [];
  const keep = (kept: ViewView[]) => {
    state.plans = state.plans.map((plan) => (plan.id === planId ? { ...plan, views: kept } : plan));
  };
  if (id === '') {
    const made = aView({ ...newView.parse(body), owner: state.me.name });
    keep([...views.filter((view) => view.id !== made.id), made]);
    return { status: 200, body: viewView.parse(made) };
  }
  if (verb === 'restore') {
    viewBasis.parse(body);
    const back = state.deletedViews.get(id)!;
    keep([...views, back]);
    return { status: 200, body: back };
  }
  const known = views.find((view) => view.id === id) ?? null;
  const { basedOn, ...change } =
    method === 'DELETE' ? viewBasis.parse(Object.fromEntries(url.searchParams)) : viewChange.parse(body);
  if (known?.eTag !== basedOn) {
    const message = `Sunita Rao changed “${known?.name}” meanwhile.`;
    return { status: 409, body: { code: 'view-changed', message, theirs: known } };
  }
  const now = { ...known, ...change, eTag: `"${Number(known.eTag.replaceAll('"', '')) + 1}"` };
  if (method === 'DELETE') state.deletedViews.set(id, now);
  keep(views.flatMap((view) => (view.id !== id ? [view] : method === 'DELETE' ? [] : [now])));
  return { status: 200, body: viewView.parse(now) };
}
