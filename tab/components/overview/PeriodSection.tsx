import { Field, Select } from '@fluentui/react-components';
import { lazy, Suspense } from 'react';
import { useSearchParams } from 'wouter';
import type { PlanOverview } from '#domain/overview-view';
import { strings } from '#tab/strings';
import { HeatMap } from './HeatMap.tsx';
import { useStyles } from './styles.ts';

/** Charts weigh more than the rest of the page together. */
const PeriodChart = lazy(() => import('./PeriodChart.tsx').then((chart) => ({ default: chart.PeriodChart })));

export interface PeriodSectionProps {
  plans: readonly PlanOverview[];
}

/** One plan over its periods; which, stands in the address. */
export function PeriodSection({ plans }: PeriodSectionProps) {
  const styles = useStyles();
  const [params, setParams] = useSearchParams();
  const longest = plans.reduce((most, plan) => (plan.periods.length > most.periods.length ? plan : most));
  const plan = plans.find(({ id }) => id === params.get('plan')) ?? longest;
  return (
    <>
      {plans.length > 1 && (
        <Field label={strings.overview.choosePlan} className={styles.field}>
          <Select value={plan.id} onChange={(_, { value }) => setParams({ plan: value }, { replace: true })}>
            {plans.map(({ id, title }) => (
              <option key={id} value={id}>
                {title}
              </option>
            ))}
          </Select>
        </Field>
      )}
      {plan.periods.length === 0 ? (
        <p className={styles.quiet}>{strings.overview.noPeriods}</p>
      ) : (
        <>
          {plan.periods.length > 1 && (
            <Suspense fallback={<div style={{ height: 260 }} />}>
              <PeriodChart key={plan.id} plan={plan} />
            </Suspense>
          )}
          <HeatMap plan={plan} />
        </>
      )}
    </>
  );
}
