import { Button } from '@fluentui/react-components';
import { useDeferredValue, useMemo } from 'react';
import type { MeView, PlanView } from '#domain/view';
import { RefusedError } from '../api/errors.ts';
import { usePlan } from '../api/queries.ts';
import { FilterBar } from '../components/filter-bar/FilterBar.tsx';
import { countQuick, rowContext } from '../components/item-grid/filter-rows.ts';
import { wholePlan } from '../components/item-grid/list-view.ts';
import { FailedNotice } from '../components/notice/FailedNotice.tsx';
import { LoadingRows } from '../components/notice/LoadingRows.tsx';
import { Notice } from '../components/notice/Notice.tsx';
import { OrderNotice } from '../components/notice/OrderNotice.tsx';
import { StaleNotice } from '../components/notice/StaleNotice.tsx';
import { PlanHeader } from '../components/plan-header/PlanHeader.tsx';
import { strings } from '../strings.ts';
import { Missing } from './Missing.tsx';
import { PlanList } from './PlanList.tsx';
import { PlanViews } from './PlanViews.tsx';
import { useLines } from './useLines.ts';
import { useListView } from './useListView.ts';
import { usePageTitle } from './usePageTitle.ts';

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
  // Also while it is open: archived, or restricted to others, it is no longer theirs to see.
  if (plan.error instanceof RefusedError && plan.error.status === 404) return <Missing />;
  if (!plan.data) {
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
  const { view, viewId, change: setView, show } = useListView();
  const settled = useDeferredValue(view); // typing stays ahead of a long list
  const counts = useMemo(() => countQuick(plan.items, rowContext(plan)), [plan]);
  const { lines, count, pending, refresh } = useLines(plan, settled);
  return (
    <>
      <PlanHeader plan={plan} isAdministrator={me.isAdministrator} />
      <PlanViews plan={plan} view={view} viewId={viewId} onShow={show} />
      <FilterBar plan={plan} view={view} counts={counts} shown={count} onView={setView} />
      {pending > 0 && <OrderNotice changes={pending} onRefresh={refresh} />}
      {count === 0 ? (
        <Notice level={2} title={strings.filters.noneTitle} body={strings.filters.none}>
          <Button onClick={() => setView({ ...wholePlan, group: view.group, sort: view.sort })}>
            {strings.filters.clear}
          </Button>
        </Notice>
      ) : (
        <PlanList me={me} plan={plan} lines={lines} view={view} itemId={itemId} onView={setView} />
      )}
    </>
  );
}
