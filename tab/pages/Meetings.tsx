import { Button } from '@fluentui/react-components';
import { useLocation } from 'wouter';
import type { MeetingList, MeetingSummary } from '#domain/meeting-view';
import { useMeetings } from '../api/meetings.ts';
import { MeetingRow } from '../components/meeting/MeetingRow.tsx';
import { useMeetingStyles } from '../components/meeting/styles.ts';
import { FailedNotice } from '../components/notice/FailedNotice.tsx';
import { LoadingRows } from '../components/notice/LoadingRows.tsx';
import { Notice } from '../components/notice/Notice.tsx';
import { StaleNotice } from '../components/notice/StaleNotice.tsx';
import { usePageStyles } from '../page-styles.ts';
import { routes } from '../routes.ts';
import { strings } from '../strings.ts';
import { usePageTitle } from './usePageTitle.ts';

/** Meetings that run, are planned, and have been. */
export function Meetings() {
  const page = usePageStyles();
  const meetings = useMeetings();
  const [, navigate] = useLocation();
  usePageTitle(strings.meetings.title);
  if (meetings.isPending) return <LoadingRows label={strings.meetings.loading} rows={4} height={64} />;
  if (!meetings.data) {
    return (
      <FailedNotice
        error={meetings.error}
        isRetrying={meetings.isFetching}
        onRetry={() => void meetings.refetch()}
      />
    );
  }
  const mayPlan = meetings.data.mayPlan.length > 0;
  const plan = (
    <Button appearance="primary" onClick={() => navigate(routes.planMeeting)}>
      {strings.meetings.plan}
    </Button>
  );
  const isEmpty = meetings.data.meetings.every(({ state }) => state === 'cancelled');
  return (
    <>
      {meetings.isError && (
        <StaleNotice asOfMs={meetings.dataUpdatedAt} onRetry={() => void meetings.refetch()} />
      )}
      {isEmpty ? (
        <Notice
          title={strings.meetings.emptyTitle}
          body={mayPlan ? strings.meetings.emptyRunner : strings.meetings.emptyReader}
        >
          {mayPlan && plan}
        </Notice>
      ) : (
        <>
          <div className={page.titleRow}>
            <h1 className={page.title}>{strings.meetings.title}</h1>
            {mayPlan && plan}
          </div>
          <Groups meetings={meetings.data} />
        </>
      )}
    </>
  );
}

interface GroupsProps {
  meetings: MeetingList;
}

function Groups({ meetings }: GroupsProps) {
  const page = usePageStyles();
  const styles = useMeetingStyles();
  const inState = (state: MeetingSummary['state']) =>
    meetings.meetings.filter((meeting) => meeting.state === state);
  return (['running', 'planned', 'ended'] as const).map((state) => {
    const some = inState(state);
    if (some.length === 0) return null;
    const title = strings.meetings.groups[state];
    return (
      <section key={state} className={styles.group} aria-label={title}>
        <h2 className={styles.groupTitle}>{title}</h2>
        <ul className={page.stack}>
          {some.map((meeting) => (
            <li key={meeting.id}>
              <MeetingRow meeting={meeting} />
            </li>
          ))}
        </ul>
      </section>
    );
  });
}
