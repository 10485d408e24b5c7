import { Link } from 'wouter';
import type { MeView } from '#domain/view';
import { RefusedError } from '../api/errors.ts';
import { usePlanSettings } from '../api/plan-settings.ts';
import { FailedNotice } from '../components/notice/FailedNotice.tsx';
import { LoadingRows } from '../components/notice/LoadingRows.tsx';
import { StaleNotice } from '../components/notice/StaleNotice.tsx';
import { AboutSection } from '../components/plan-settings/AboutSection.tsx';
import { ArchivedNotice } from '../components/plan-settings/ArchivedNotice.tsx';
import { ArchiveSection } from '../components/plan-settings/ArchiveSection.tsx';
import { ColoursSection } from '../components/plan-settings/ColoursSection.tsx';
import { HistorySection } from '../components/plan-settings/HistorySection.tsx';
import { PeopleSection } from '../components/plan-settings/PeopleSection.tsx';
import { PeriodsSection } from '../components/plan-settings/PeriodsSection.tsx';
import { ReadersSection } from '../components/plan-settings/ReadersSection.tsx';
import { RemindersSection } from '../components/plan-settings/RemindersSection.tsx';
import { useStyles } from '../components/plan-settings/styles.ts';
import { usePageStyles } from '../page-styles.ts';
import { planPath, routes } from '../routes.ts';
import { strings } from '../strings.ts';
import { Missing } from './Missing.tsx';
import { usePageTitle } from './usePageTitle.ts';

export interface PlanSettingsProps {
  me: MeView;
  planId: string;
}

/** For administrators: how a plan is set up, each part saved by itself. */
export function PlanSettings({ me, planId }: PlanSettingsProps) {
  const page = usePageStyles();
  const styles = useStyles();
  const found = usePlanSettings(planId);
  const words = strings.planSettings;
  usePageTitle(found.data ? words.of(found.data.title) : words.title);

  if (found.isPending) return <LoadingRows label={words.loading} rows={5} height={96} />;
  if (!found.data) {
    if (found.error instanceof RefusedError && found.error.status === 404) return <Missing />;
    return (
      <FailedNotice error={found.error} isRetrying={found.isFetching} onRetry={() => void found.refetch()} />
    );
  }
  const settings = found.data;
  const { isArchived, title } = settings;
  const part = { personId: me.id, settings };
  return (
    <>
      {found.isError && <StaleNotice asOfMs={found.dataUpdatedAt} onRetry={() => void found.refetch()} />}
      <Link to={isArchived ? routes.plans : planPath(planId)} className={styles.crumb}>
        {isArchived ? strings.plans.title : title}
      </Link>
      <div className={page.titleRow}>
        <h1 className={page.title}>{words.of(title)}</h1>
      </div>
      {isArchived && <ArchivedNotice settings={settings} />}
      <AboutSection {...part} />
      <ReadersSection {...part} />
      <ColoursSection {...part} />
      <RemindersSection {...part} />
      <PeopleSection {...part} />
      <PeriodsSection {...part} />
      <ArchiveSection settings={settings} />
      <HistorySection settings={settings} />
    </>
  );
}
