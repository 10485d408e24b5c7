import { lazy, Suspense } from 'react';
import type { MeView, PlanSummary } from '#domain/view';
import { usePlans } from '../api/queries.ts';
import { FailedNotice } from '../components/notice/FailedNotice.tsx';
import { LoadingRows } from '../components/notice/LoadingRows.tsx';
import { StaleNotice } from '../components/notice/StaleNotice.tsx';
import { PlanRow } from '../components/plan-row/PlanRow.tsx';
import { strings } from '../strings.ts';
import { usePageStyles } from '../page-styles.ts';
import { NoPlans } from './NoPlans.tsx';
import { usePageTitle } from './usePageTitle.ts';

const ArchivedPlans = lazy(() =>
  import('../components/plan-settings/ArchivedPlans.tsx').then((part) => ({ default: part.ArchivedPlans })),
);

export interface PlansProps {
  me: MeView;
}

/** Every plan the person may see. */
export function Plans({ me }: PlansProps) {
  const styles = usePageStyles();
  const plans = usePlans();
  usePageTitle(strings.plans.title);

  if (plans.isPending) return <LoadingRows label={strings.loading.plans} rows={4} height={96} />;
  if (!plans.data) {
    return (
      <FailedNotice error={plans.error} isRetrying={plans.isFetching} onRetry={() => void plans.refetch()} />
    );
  }
  const list = plans.data.plans;
  return (
    <>
      {plans.isError && <StaleNotice asOfMs={plans.dataUpdatedAt} onRetry={() => void plans.refetch()} />}
      {list.length === 0 ? (
        <NoPlans isAdministrator={me.isAdministrator} />
      ) : (
        <>
          <div className={styles.titleRow}>
            <h1 className={styles.title}>{strings.plans.title}</h1>
            <span className={styles.quiet}>{strings.plans.summary(list.length, itemsIn(list))}</span>
          </div>
          <ul className={styles.stack}>
            {list.map((plan) => (
              <li key={plan.id}>
                <PlanRow plan={plan} />
              </li>
            ))}
          </ul>
        </>
      )}
      {me.isAdministrator && (
        <Suspense>
          <ArchivedPlans />
        </Suspense>
      )}
    </>
  );
}

function itemsIn(plans: readonly PlanSummary[]): number {
  return plans.reduce((total, plan) => total + plan.figures.items, 0);
}
