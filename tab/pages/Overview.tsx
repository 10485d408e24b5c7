import type { ReactNode } from 'react';
import type { MeView } from '#domain/view';
import type { Overview as OverviewData, PlanOverview } from '#domain/overview-view';
import { useOverview } from '../api/queries.ts';
import { FailedNotice } from '../components/notice/FailedNotice.tsx';
import { LoadingRows } from '../components/notice/LoadingRows.tsx';
import { StaleNotice } from '../components/notice/StaleNotice.tsx';
import { DueList } from '../components/overview/DueList.tsx';
import { PeriodSection } from '../components/overview/PeriodSection.tsx';
import { PlansTable } from '../components/overview/PlansTable.tsx';
import { SlippingList } from '../components/overview/SlippingList.tsx';
import { useStyles } from '../components/overview/styles.ts';
import { usePageStyles } from '../page-styles.ts';
import { strings } from '../strings.ts';
import { NoPlans } from './NoPlans.tsx';
import { usePageTitle } from './usePageTitle.ts';

export interface OverviewProps {
  me: MeView;
}

/** Where everything stands, for those who lead. */
export function Overview({ me }: OverviewProps) {
  const overview = useOverview();
  usePageTitle(strings.overview.title);
  if (overview.isPending) return <LoadingRows label={strings.overview.loading} rows={4} height={96} />;
  if (!overview.data) {
    return (
      <FailedNotice
        error={overview.error}
        isRetrying={overview.isFetching}
        onRetry={() => void overview.refetch()}
      />
    );
  }
  if (overview.data.plans.length === 0) return <NoPlans isAdministrator={me.isAdministrator} />;
  return (
    <>
      {overview.isError && (
        <StaleNotice asOfMs={overview.dataUpdatedAt} onRetry={() => void overview.refetch()} />
      )}
      <LoadedOverview overview={overview.data} />
    </>
  );
}

interface LoadedOverviewProps {
  overview: OverviewData;
}

function LoadedOverview({ overview }: LoadedOverviewProps) {
  const page = usePageStyles();
  const styles = useStyles();
  const words = strings.overview;
  const { plans } = overview;
  return (
    <>
      <div className={page.titleRow}>
        <h1 className={page.title}>{words.title}</h1>
        <span className={page.quiet}>
          {words.summary(
            plans.length,
            total(plans, ({ figures }) => figures.items),
            total(plans, ({ figures }) => figures.overdue),
            total(plans, ({ figures }) => figures.byRag.red),
          )}
        </span>
      </div>
      <div className={page.panel}>
        <PlansTable plans={plans} />
      </div>
      <div className={styles.columns}>
        <Section title={words.slippingHeading} hint={words.slippingHint}>
          <SlippingList plans={plans} />
        </Section>
        <Section title={words.nextHeading} hint={words.nextHint}>
          <DueList overview={overview} />
        </Section>
      </div>
      <Section title={words.periodsHeading}>
        <PeriodSection plans={plans} />
      </Section>
    </>
  );
}

interface SectionProps {
  title: string;
  hint?: string;
  children: ReactNode;
}

function Section({ title, hint, children }: SectionProps) {
  const page = usePageStyles();
  const styles = useStyles();
  return (
    <section className={styles.section} aria-label={title}>
      <h2 className={page.sectionTitle}>{title}</h2>
      <p className={page.sectionHint}>{hint}</p>
      <div className={page.panel}>{children}</div>
    </section>
  );
}

function total(plans: readonly PlanOverview[], figure: (plan: PlanOverview) => number): number {
  return plans.reduce((sum, plan) => sum + figure(plan), 0);
}
