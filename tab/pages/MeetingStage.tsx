import { useLocation } from 'wouter';
import type { AgendaEntryView, MeetingView } from '#domain/meeting-view';
import { ragLabel } from '#domain/rag';
import type { MeView } from '#domain/view';
import { isMissing, useMeeting } from '../api/meetings.ts';
import { useItem } from '../api/queries.ts';
import { MinuteList } from '../components/meeting/MinuteList.tsx';
import { useRunStyles } from '../components/meeting/run-styles.ts';
import { ShownItem } from '../components/meeting/ShownItem.tsx';
import { useMeetingKeys } from '../components/meeting/useMeetingKeys.ts';
import { FailedNotice } from '../components/notice/FailedNotice.tsx';
import { LoadingRows } from '../components/notice/LoadingRows.tsx';
import { Notice } from '../components/notice/Notice.tsx';
import { StaleNotice } from '../components/notice/StaleNotice.tsx';
import { TextLink } from '../components/text-link/TextLink.tsx';
import { useHost } from '../host/host.ts';
import { meetingPath } from '../routes.ts';
import { strings } from '../strings.ts';
import { Missing } from './Missing.tsx';
import { useMeetingMoves } from './useMeetingMoves.ts';
import { usePageTitle } from './usePageTitle.ts';

export interface MeetingStageProps {
  me: MeView;
  meetingId: string;
}

/** Nothing but the item on show, as large as the screen allows: for a wall, or a meeting's shared stage. */
export function MeetingStage({ me, meetingId }: MeetingStageProps) {
  const styles = useRunStyles();
  const host = useHost();
  const meeting = useMeeting(meetingId);
  usePageTitle(meeting.data?.title ?? strings.meetings.title);
  if (meeting.isPending) return <LoadingRows label={strings.meeting.loading} rows={4} height={96} />;
  if (isMissing(meeting.error)) return <Missing />;
  if (!meeting.data) {
    return (
      <FailedNotice
        error={meeting.error}
        isRetrying={meeting.isFetching}
        onRetry={() => void meeting.refetch()}
      />
    );
  }
  return (
    <div className={styles.stage}>
      <h1 className={styles.heard}>{meeting.data.title}</h1>
      {meeting.isError && (
        <StaleNotice asOfMs={meeting.dataUpdatedAt} onRetry={() => void meeting.refetch()} />
      )}
      <OnShow me={me} meeting={meeting.data} />
      {host?.frame !== 'stage' && (
        <div className={styles.leave}>
          <TextLink to={meetingPath(meetingId)}>{strings.meeting.leaveWall}</TextLink>
        </div>
      )}
    </div>
  );
}

interface OnShowProps {
  me: MeView;
  meeting: MeetingView;
}

function OnShow({ me, meeting }: OnShowProps) {
  const styles = useRunStyles();
  const entry = meeting.agenda.find(({ itemId }) => itemId === meeting.currentItemId);
  if (meeting.state === 'running' && entry) return <ItemOnShow me={me} meeting={meeting} entry={entry} />;
  const { title, body } = nothingOnShow(meeting);
  return (
    <div className={styles.stageNotice} role="status">
      <Notice level={2} title={title} body={body} />
    </div>
  );
}

interface ItemOnShowProps extends OnShowProps {
  entry: AgendaEntryView;
}

/** The remote control of whoever presents works here as well. */
function ItemOnShow({ me, meeting, entry }: ItemOnShowProps) {
  const styles = useRunStyles();
  const [, navigate] = useLocation();
  const moves = useMeetingMoves(meeting.id);
  const item = useItem(entry.itemId);
  const lines = meeting.agenda.filter(({ state }) => state !== 'left');
  const place = lines.findIndex(({ itemId }) => itemId === (moves.goingTo ?? entry.itemId));
  const shown = lines[place] ?? entry;
  const step = (to: AgendaEntryView | undefined, wasDiscussed: boolean) =>
    to && meeting.isPresenter
      ? () => moves.move({ kind: 'go', itemId: to.itemId, ...(wasDiscussed ? { wasDiscussed: true } : {}) })
      : null;
  useMeetingKeys({
    hasLetters: false,
    onKey: {
      next: step(lines[place + 1], true),
      previous: step(lines[place - 1], false),
      leave: () => navigate(meetingPath(meeting.id)),
    },
  });
  const minutes = meeting.minutes.filter(
    ({ itemId, takenBack }) => itemId === shown.itemId && takenBack === null,
  );
  return (
    <>
      <ShownItem entry={shown} item={item.data?.id === shown.itemId ? item.data : null} today={me.today}>
        {minutes.length > 0 && <MinuteList minutes={minutes} onTakeBack={null} />}
      </ShownItem>
      <div role="status" className={styles.heard}>
        {strings.meeting.announce(place + 1, lines.length, shown.ref, ragLabel(shown.rag), shown.text)}
      </div>
    </>
  );
}

function nothingOnShow({ state, title, showsHidden }: MeetingView): { title: string; body: string } {
  const words = strings.meeting;
  switch (state) {
    case 'planned':
      return { title, body: words.waiting };
    case 'ended':
      return { title, body: words.end.ended };
    case 'cancelled':
      return { title, body: words.cancelled };
    case 'running':
      return showsHidden
        ? { title: words.hidden, body: words.hiddenBody }
        : { title: words.nothingShown, body: words.nothingShownBody };
  }
}
