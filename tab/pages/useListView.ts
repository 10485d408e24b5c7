import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'wouter';
import { listViewOf, paramsOf, type ListView } from '../components/item-grid/list-view.ts';

/** How the plan is listed, kept in the address so that it survives a reload and can be sent on. */
export function useListView(): [ListView, (change: Partial<ListView>) => void] {
  const [params, setParams] = useSearchParams();
  const view = useMemo(() => listViewOf(params), [params]);
  const change = useCallback(
    (part: Partial<ListView>) =>
      setParams((before) => paramsOf({ ...listViewOf(before), ...part }), { replace: true }),
    [setParams],
  );
  return [view, change];
}
