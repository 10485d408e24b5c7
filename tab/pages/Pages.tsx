import { lazy, Suspense, useEffect } from 'react';
import { Redirect, Route, Switch } from 'wouter';
import { useMe } from '../api/queries.ts';
import { FailedNotice } from '../components/notice/FailedNotice.tsx';
import { LoadingRows } from '../components/notice/LoadingRows.tsx';
import { Shell } from '../components/shell/Shell.tsx';
import { useHost } from '../host/host.ts';
import { routes, segment } from '../routes.ts';
import { strings } from '../strings.ts';
import { Forbidden } from './Forbidden.tsx';
import { Missing } from './Missing.tsx';

const MyWork = lazy(() => import('./MyWork.tsx').then((page) => ({ default: page.MyWork })));
const Overview = lazy(() => import('./Overview.tsx').then((page) => ({ default: page.Overview })));
const People = lazy(() => import('./People.tsx').then((page) => ({ default: page.People })));
const Plans = lazy(() => import('./Plans.tsx').then((page) => ({ default: page.Plans })));
const Plan = lazy(() => import('./Plan.tsx').then((page) => ({ default: page.Plan })));
const NextVersion = lazy(() =>
  import('./NextVersion.tsx').then((page) => ({ default: page.NextVersionPage })),
);
const Meetings = lazy(() => import('./Meetings.tsx').then((page) => ({ default: page.Meetings })));
const PlanMeeting = lazy(() => import('./PlanMeeting.tsx').then((page) => ({ default: page.PlanMeeting })));
const MeetingPage = lazy(() => import('./Meeting.tsx').then((page) => ({ default: page.MeetingPage })));
const MeetingStage = lazy(() =>
  import('./MeetingStage.tsx').then((page) => ({ default: page.MeetingStage })),
);
const MeetingRecord = lazy(() =>
  import('./MeetingRecord.tsx').then((page) => ({ default: page.MeetingRecordPage })),
);
const Configure = lazy(() => import('./Configure.tsx').then((page) => ({ default: page.Configure })));
const PlanSettings = lazy(() =>
  import('./PlanSettings.tsx').then((page) => ({ default: page.PlanSettings })),
);
const Deliveries = lazy(() => import('./Deliveries.tsx').then((page) => ({ default: page.Deliveries })));
const Import = lazy(() => import('./Import.tsx').then((page) => ({ default: page.Import })));

export interface PagesProps {
  /** The server knows the person: the host may take its curtain away. */
  onReady: () => void;
  /** The server could not say who the person is. */
  onFailed: (message: string) => void;
}

/** Which page stands at which address, once it is known who asks. */
export function Pages({ onReady, onFailed }: PagesProps) {
  const me = useMe();
  const host = useHost();
  const isKnown = me.data !== undefined;
  const failure = isKnown ? null : (me.error?.message ?? null);
  useEffect(() => {
    if (isKnown) onReady();
    else if (failure) onFailed(failure);
  }, [isKnown, failure, onReady, onFailed]);

  if (me.isPending) {
    return (
      <Shell me={null}>
        <LoadingRows label={strings.loading.start} rows={4} height={96} />
      </Shell>
    );
  }
  if (!me.data) {
    return (
      <Shell me={null}>
        <FailedNotice error={me.error} isRetrying={me.isFetching} onRetry={() => void me.refetch()} />
      </Shell>
    );
  }
  const person = me.data;
  if (host?.settings) {
    return (
      <Suspense fallback={<LoadingRows label={strings.loading.page} rows={4} height={32} />}>
        <Configure settings={host.settings} />
      </Suspense>
    );
  }
  return (
    <Shell me={person}>
      <Suspense fallback={<LoadingRows label={strings.loading.page} rows={4} height={96} />}>
        <Switch>
          <Route path={routes.first}>
            <Redirect replace to={person.hasWork ? routes.myWork : routes.overview} />
          </Route>
          <Route path={routes.myWork}>
            <MyWork me={person} />
          </Route>
          <Route path={routes.overview}>
            <Overview me={person} />
          </Route>
          <Route path={routes.plans}>
            <Plans me={person} />
          </Route>
          <Route path={routes.plan}>
            {({ planId, itemId }) => (
              <Plan me={person} planId={segment(planId ?? '')} itemId={itemId ? segment(itemId) : null} />
            )}
          </Route>
          <Route path={routes.nextVersion}>
            {({ planId }) =>
              person.isAdministrator ? <NextVersion key={planId} planId={segment(planId)} /> : <Forbidden />
            }
          </Route>
          <Route path={routes.planSettings}>
            {({ planId }) =>
              person.isAdministrator ? (
                <PlanSettings key={planId} me={person} planId={segment(planId)} />
              ) : (
                <Forbidden />
              )
            }
          </Route>
          <Route path={routes.deliveries}>{person.isAdministrator ? <Deliveries /> : <Forbidden />}</Route>
          <Route path={routes.people}>
            {person.isAdministrator ? <People me={person} /> : <Forbidden />}
          </Route>
          <Route path={routes.meetings}>
            <Meetings />
          </Route>
          <Route path={routes.planMeeting}>
            <PlanMeeting me={person} />
          </Route>
          <Route path={routes.meeting}>
            {({ meetingId }) => <MeetingPage key={meetingId} me={person} meetingId={segment(meetingId)} />}
          </Route>
          <Route path={routes.meetingStage}>
            {({ meetingId }) => <MeetingStage me={person} meetingId={segment(meetingId)} />}
          </Route>
          <Route path={routes.meetingRecord}>
            {({ meetingId }) => <MeetingRecord meetingId={segment(meetingId)} />}
          </Route>
          <Route path={routes.import}>{person.isAdministrator ? <Import /> : <Forbidden />}</Route>
          <Route>
            <Missing isAddress />
          </Route>
        </Switch>
      </Suspense>
    </Shell>
  );
}
