import { useSearchParams } from 'wouter';
import { isItemFilter, type ItemFilter } from '../components/item-table/filter-items.ts';

export interface PlanFilter {
  filter: ItemFilter;
  search: string;
  setFilter: (filter: ItemFilter) => void;
  setSearch: (search: string) => void;
}

/** What of the plan is shown, kept in the address so that it survives a reload and can be sent on. */
export function usePlanFilter(): PlanFilter {
  const [params, setParams] = useSearchParams();
  const show = params.get('show');
  const set = (name: string, value: string) =>
    setParams(
      (before) => {
        const after = new URLSearchParams(before);
        if (value) after.set(name, value);
        else after.delete(name);
        return after;
      },
      { replace: true },
    );
  return {
    filter: isItemFilter(show) ? show : 'all',
    search: params.get('find') ?? '',
    setFilter: (filter) => set('show', filter === 'all' ? '' : filter),
    setSearch: (search) => set('find', search),
  };
}
