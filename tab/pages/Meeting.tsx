import {
  Button,
  mergeClasses,
  MessageBar,
  MessageBarActions,
  MessageBarBody,
} from '@fluentui/react-components';
import { DismissRegular } from '@fluentui/react-icons';
import { useEffect, useRef, useState } from 'react';
import { useLocation } from 'wouter';
import type { MeetingView } from '#domain/meeting-view';
import type { MeView } from '#domain/view';
import { isMissing, useMeeting } from '../api/meetings.ts';
import { ConfirmDialog } from '../components/confirm-dialog/ConfirmDialog.tsx';
import { KeysDialog } from '../components/meeting/KeysDialog.tsx';
import { useRunStyles } from '../components/meeting/run-styles.ts';
import { useMeetingStyles } from '../components/meeting/styles.ts';
import { useLetterKeys } from '../components/meeting/useLetterKeys.ts';
import { FailedNotice } from '../components/notice/FailedNotice.tsx';
import { LoadingRows } from '../components/notice/LoadingRows.tsx';
import { StaleNotice } from '../components/notice/StaleNotice.tsx';
import { TextLink } from '../components/text-link/TextLink.tsx';
import { usePageStyles } from '../page-styles.ts';
import { recordPath, routes } from '../routes.ts';
import { strings } from '../strings.ts';
import { EndMeeting } from './EndMeeting.tsx';
import { MeetingAgenda } from './MeetingAgenda.tsx';
import { MeetingRun } from './MeetingRun.tsx';
import { Missing } from './Missing.tsx';
import { TakeBackDialog } from './TakeBackDialog.tsx';
import { useMeetingMoves, type MeetingMoves } from './useMeetingMoves.ts';
import { usePageTitle } from './usePageTitle.ts';
import { useTakeBack } from './useTakeBack.ts';

export interface MeetingPageProps {
  me: MeView;
  meetingId: string;
}

/** One meeting, from its agenda to its end; it turns by itself when somebody else starts or ends it. */
export function MeetingPage({ me, meetingId }: MeetingPageProps) {
  const styles = useRunStyles();
  const meeting = useMeeting(meetingId);
  const moves = useMeetingMoves(meetingId);
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
    <>
      {meeting.isError && (
        <StaleNotice asOfMs={meeting.dataUpdatedAt} onRetry={() => void meeting.refetch()} />
      )}
      {moves.problem && (
        <MessageBar intent="warning" layout="multiline" className={styles.message} role="alert">
          <MessageBarBody>{moves.problem}</MessageBarBody>
          <MessageBarActions
            containerAction={
              <Button
                appearance="transparent"
                icon={<DismissRegular />}
                aria-label={strings.item.close}
                onClick={moves.dismiss}
              />
            }
          />
        </MessageBar>
      )}
      <State me={me} meeting={meeting.data} moves={moves} />
    </>
  );
}

interface StateProps {
  me: MeView;
  meeting: MeetingView;
  moves: MeetingMoves;
}

/** Questions stand here, above the state they change: one that goes away while it closes hides the page behind it. */
function State({ me, meeting, moves }: StateProps) {
  const [asked, setAsked] = useState<'end' | 'cancel' | 'keys' | null>(null);
  const letters = useLetterKeys();
  const takeBack = useTakeBack(meeting.id);
  const words = strings.meeting;
  const end = () => {
    setAsked(null);
    const current = meeting.agenda.find(({ itemId }) => itemId === meeting.currentItemId);
    if (current?.state === 'waiting' && meeting.isPresenter) {
      moves.move({ kind: 'discussed', itemId: current.itemId, isDiscussed: true });
    }
    moves.move({ kind: 'end' });
  };
  return (
    <>
      {meeting.state === 'planned' && (
        <MeetingAgenda meeting={meeting} moves={moves} onCancel={() => setAsked('cancel')} />
      )}
      {meeting.state === 'running' && (
        <MeetingRun
          me={me}
          meeting={meeting}
          moves={moves}
          takeBack={takeBack}
          hasLetters={letters.isOn}
          onKeys={() => setAsked('keys')}
          onEnd={() => setAsked('end')}
        />
      )}
      {meeting.state === 'ended' && <Ended meeting={meeting} moves={moves} />}
      {meeting.state === 'cancelled' && <Over title={meeting.title} body={words.cancelled} />}
      <EndMeeting
        me={me}
        meeting={meeting}
        isOpen={asked === 'end' && meeting.state === 'running'}
        onKeep={() => setAsked(null)}
        onEnd={end}
      />
      <ConfirmDialog
        isOpen={asked === 'cancel' && meeting.state === 'planned'}
        title={words.cancelTitle}
        body={words.cancelBody}
        confirm={words.cancelMeeting}
        keep={words.cancelKeep}
        onConfirm={() => {
          setAsked(null);
          moves.move({ kind: 'cancel' });
        }}
        onKeep={() => setAsked(null)}
      />
      <TakeBackDialog takeBack={takeBack} />
      <KeysDialog
        isOpen={asked === 'keys' && meeting.state === 'running'}
        hasLetters={letters.isOn}
        onLetters={letters.set}
        onClose={() => setAsked(null)}
      />
    </>
  );
}

interface EndedProps {
  meeting: MeetingView;
  moves: MeetingMoves;
}

function Ended({ meeting, moves }: EndedProps) {
  const styles = useMeetingStyles();
  const [, navigate] = useLocation();
  const words = strings.meeting.end;
  return (
    <Over title={meeting.title} body={`${words.ended} ${words.endedBody}`}>
      <div className={mergeClasses(styles.buttons, styles.onward)}>
        <Button appearance="primary" onClick={() => navigate(recordPath(meeting.id))}>
          {words.open}
        </Button>
        {meeting.mayRun && (
          <Button
            title={words.reopenHint}
            disabledFocusable={moves.isMoving}
            onClick={() => moves.move({ kind: 'reopen' })}
          >
            {words.reopen}
          </Button>
        )}
      </div>
    </Over>
  );
}

interface OverProps {
  title: string;
  body: string;
  children?: React.ReactNode;
}

/** There is nothing to step through any more. The heading takes the focus that the meeting had. */
function Over({ title, body, children }: OverProps) {
  const page = usePageStyles();
  const styles = useMeetingStyles();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (document.activeElement === document.body) heading.current?.focus();
  }, []);
  return (
    <>
      <TextLink to={routes.meetings}>{strings.meeting.all}</TextLink>
      <h1 ref={heading} tabIndex={-1} className={page.title}>
        {title}
      </h1>
      <p role="status" className={styles.hint}>
        {body}
      </p>
      {children}
    </>
  );
}
