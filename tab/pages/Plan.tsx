import { Button } from '@fluentui/react-components';
import { lazy, Suspense, useCallback, useDeferredValue, useMemo } from 'react';
import { useLocation } from 'wouter';
import type { MeView, PlanView } from '#domain/view';
import { RefusedError } from '../api/errors.ts';
import { usePlan } from '../api/queries.ts';
import { FilterBar } from '../components/filter-bar/FilterBar.tsx';
import { countByFilter, filterItems } from '../components/item-table/filter-items.ts';
import { ItemTable } from '../components/item-table/ItemTable.tsx';
import { FailedNotice } from '../components/notice/FailedNotice.tsx';
import { LoadingRows } from '../components/notice/LoadingRows.tsx';
import { Notice } from '../components/notice/Notice.tsx';
import { StaleNotice } from '../components/notice/StaleNotice.tsx';
import { PlanHeader } from '../components/plan-header/PlanHeader.tsx';
import { itemPath, planPath } from '../routes.ts';
import { strings } from '../strings.ts';
import { Missing } from './Missing.tsx';
import { useFreshItems } from './useFreshItems.ts';
import { usePageTitle } from './usePageTitle.ts';
import { usePlanFilter } from './usePlanFilter.ts';

const Item = lazy(() => import('./Item.tsx').then((page) => ({ default: page.Item })));

export interface PlanProps {
  me: MeView;
  planId: string;
  /** The item whose panel is open. */
  itemId: string | null;
}

/** One plan: how it stands and every item of it. */
export function Plan({ me, planId, itemId }: PlanProps) {
  const plan = usePlan(planId);
  usePageTitle(plan.data?.title ?? strings.plans.title);

  if (plan.isPending) return <LoadingRows label={strings.loading.plan} rows={8} height={64} />;
  if (!plan.data) {
    if (plan.error instanceof RefusedError && plan.error.status === 404) return <Missing />;
    return (
      <FailedNotice error={plan.error} isRetrying={plan.isFetching} onRetry={() => void plan.refetch()} />
    );
  }
  return (
    <>
      {plan.isError && <StaleNotice asOfMs={plan.dataUpdatedAt} onRetry={() => void plan.refetch()} />}
      <LoadedPlan me={me} plan={plan.data} itemId={itemId} />
    </>
  );
}

interface LoadedPlanProps {
  me: MeView;
  plan: PlanView;
  itemId: string | null;
}

function LoadedPlan({ me, plan, itemId }: LoadedPlanProps) {
  const { filter, search, setFilter, setSearch } = usePlanFilter();
  const [, navigate] = useLocation();
  const freshIds = useFreshItems(plan.items);
  const postIds = useMemo(() => new Set(me.posts.map((post) => post.id)), [me.posts]);
  const counts = useMemo(() => countByFilter(plan.items, postIds), [plan.items, postIds]);
  const soughtLater = useDeferredValue(search); // typing stays ahead of a long table
  const shown = useMemo(
    () => filterItems(plan.items, { filter, search: soughtLater, postIds }),
    [plan.items, filter, soughtLater, postIds],
  );
  const open = useCallback((id: string) => navigate(itemPath(id) + window.location.search), [navigate]);
  return (
    <>
      <PlanHeader plan={plan} isAdministrator={me.isAdministrator} />
      <FilterBar
        filter={filter}
        search={search}
        counts={counts}
        shown={shown.count}
        onFilter={setFilter}
        onSearch={setSearch}
      />
      {shown.count === 0 ? (
        <Notice
          level={2}
          title={strings.filters.noneTitle}
          body={strings.filters.none(strings.filters.names[filter], soughtLater)}
        >
          <Button
            onClick={() => {
              setFilter('all');
              setSearch('');
            }}
          >
            {strings.filters.clear}
          </Button>
        </Notice>
      ) : (
        <ItemTable
          items={shown.items}
          themes={plan.themes}
          today={me.today}
          contextIds={shown.contextIds}
          freshIds={freshIds}
          openId={itemId}
          onOpen={open}
        />
      )}
      {itemId && (
        <Suspense>
          <Item
            key={itemId}
            me={me}
            itemId={itemId}
            onClose={() => navigate(planPath(plan.id) + window.location.search)}
          />
        </Suspense>
      )}
    </>
  );
}
