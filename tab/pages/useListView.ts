import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'wouter';
import { viewSearch } from '../routes.ts';
import { listViewOf, paramsOf, type ListView } from '../components/item-grid/list-view.ts';

export interface ShownView {
  view: ListView;
  /** The saved view it came from, if the address names one. */
  viewId: string | null;
  change: (part: Partial<ListView>) => void;
  /** Lists the plan as a saved view says; a step that the browser's Back takes back. */
  show: (params: string, viewId: string | null) => void;
}

/** How the plan is listed, kept in the address so that it survives a reload and can be sent on. */
export function useListView(): ShownView {
  const [params, setParams] = useSearchParams();
  const view = useMemo(() => listViewOf(params), [params]);
  const change = useCallback(
    (part: Partial<ListView>) =>
      setParams(
        (before) => {
          const next = paramsOf({ ...listViewOf(before), ...part }).toString();
          return new URLSearchParams(viewSearch(next, before.get('view')));
        },
        { replace: true },
      ),
    [setParams],
  );
  const show = useCallback(
    (next: string, viewId: string | null) => setParams(new URLSearchParams(viewSearch(next, viewId))),
    [setParams],
  );
  return { view, viewId: params.get('view'), change, show };
}
