import { Tab, TabList } from '@fluentui/react-components';
import { lazy, Suspense, useState } from 'react';
import { useSearchParams } from 'wouter';
import type { MyWorkView } from '#domain/my-work-view';
import type { MeView } from '#domain/view';
import { useMyWork } from '../api/queries.ts';
import { useStyles } from '../components/my-work/styles.ts';
import { FailedNotice } from '../components/notice/FailedNotice.tsx';
import { LoadingRows } from '../components/notice/LoadingRows.tsx';
import { StaleNotice } from '../components/notice/StaleNotice.tsx';
import { usePageStyles } from '../page-styles.ts';
import { strings } from '../strings.ts';
import { MyDone } from './MyDone.tsx';
import { MyWorkList } from './MyWorkList.tsx';
import { NoWork } from './NoWork.tsx';
import { TeamList } from './TeamList.tsx';
import { usePageTitle } from './usePageTitle.ts';

const Item = lazy(() => import('./Item.tsx').then((page) => ({ default: page.Item })));

export interface MyWorkProps {
  me: MeView;
}

/** What waits for the person, how those below them stand, and what they have done. */
export function MyWork({ me }: MyWorkProps) {
  const work = useMyWork();
  usePageTitle(strings.myWork.title);
  if (work.isPending) return <LoadingRows label={strings.myWork.loading} rows={5} height={96} />;
  if (!work.data) {
    return (
      <FailedNotice error={work.error} isRetrying={work.isFetching} onRetry={() => void work.refetch()} />
    );
  }
  return (
    <>
      {work.isError && <StaleNotice asOfMs={work.dataUpdatedAt} onRetry={() => void work.refetch()} />}
      <LoadedWork me={me} work={work.data} />
    </>
  );
}

interface LoadedWorkProps {
  me: MeView;
  work: MyWorkView;
}

function LoadedWork({ me, work }: LoadedWorkProps) {
  const page = usePageStyles();
  const styles = useStyles();
  const [params, setParams] = useSearchParams();
  const itemId = params.get('item');
  const overdue = work.rows.filter(({ group }) => group === 'overdue').length;
  const hasTeam = work.team.length > 0;
  const wanted = params.get('who');
  // Decided once: an answer to the last row must not put another list where it is being read.
  const [startsWithTeam] = useState(() => work.rows.length === 0);
  const isTeam = hasTeam && (wanted === null ? startsWithTeam : wanted === 'team');
  const set = (name: string, value: string | null) =>
    setParams(
      (before) => {
        const next = new URLSearchParams(before);
        if (value === null) next.delete(name);
        else next.set(name, value);
        return next;
      },
      { replace: true },
    );
  const shown = isTeam ? work.team.flatMap(({ rows }) => rows) : work.rows;
  const order = [...new Set(shown.map(({ item }) => item.id))];
  const neighbour = (step: 1 | -1) => {
    const at = order.indexOf(itemId ?? '');
    const id = at < 0 ? undefined : order[at + step];
    return id === undefined ? null : () => open(id);
  };
  const teamOpen = total(work.team, ({ open: count }) => count);
  const open = (id: string) => set('item', id);
  return (
    <>
      <div className={page.titleRow}>
        <h1 className={page.title}>{strings.myWork.title}</h1>
        <span className={page.quiet}>
          {isTeam
            ? strings.myWork.teamSummary(
                teamOpen,
                total(work.team, ({ overdue: late }) => late),
              )
            : work.rows.length > 0 && strings.myWork.summary(work.rows.length, overdue)}
        </span>
      </div>
      {hasTeam && (
        <TabList
          className={styles.views}
          aria-label={strings.myWork.views}
          selectedValue={isTeam ? 'team' : 'mine'}
          onTabSelect={(_, { value }) => set('who', String(value))}
        >
          <Tab value="mine" id="work-mine" aria-controls="work-shown">
            {strings.myWork.mine(work.rows.length)}
          </Tab>
          <Tab value="team" id="work-team" aria-controls="work-shown">
            {strings.myWork.team(teamOpen)}
          </Tab>
        </TabList>
      )}
      <div
        id="work-shown"
        {...(hasTeam ? { role: 'tabpanel', 'aria-labelledby': isTeam ? 'work-team' : 'work-mine' } : {})}
      >
        {isTeam ? (
          <TeamList me={me} team={work.team} onOpen={open} />
        ) : (
          <>
            <MyWorkList me={me} rows={work.rows} onOpen={open} />
            {work.rows.length === 0 && (
              <div className={styles.group}>
                <NoWork me={me} />
              </div>
            )}
            {(work.done.length > 0 || work.rows.length > 0) && (
              <MyDone me={me} done={work.done} onOpen={open} />
            )}
          </>
        )}
      </div>
      {itemId && (
        <Suspense>
          <Item
            me={me}
            itemId={itemId}
            onClose={() => set('item', null)}
            onPrevious={neighbour(-1)}
            onNext={neighbour(1)}
          />
        </Suspense>
      )}
    </>
  );
}

function total(team: MyWorkView['team'], count: (owner: MyWorkView['team'][number]) => number): number {
  return team.reduce((sum, owner) => sum + count(owner), 0);
}
