import { Button } from '@fluentui/react-components';
import { ChevronLeftRegular, ChevronRightRegular, KeyboardRegular } from '@fluentui/react-icons';
import { Link } from 'wouter';
import type { MeetingView } from '#domain/meeting-view';
import { routes, stagePath } from '#tab/routes';
import { strings } from '#tab/strings';
import { ShareToStage } from '../share-to-stage/ShareToStage.tsx';
import { TextLink } from '../text-link/TextLink.tsx';
import { useRunStyles } from './run-styles.ts';
import { useMeetingStyles } from './styles.ts';

export interface StepBarProps {
  meeting: MeetingView;
  /** From 0; -1 while what is on show is not for this person. */
  place: number;
  all: number;
  isMoving: boolean;
  /** Null at either end. */
  onPrevious: (() => void) | null;
  onNext: (() => void) | null;
  onTakeOver: () => void;
  onKeys: () => void;
  onEnd: () => void;
}

/** Which meeting this is, who presents, how far it is, and the way on. */
export function StepBar(props: StepBarProps) {
  const { meeting, place, all, isMoving, onPrevious, onNext, onTakeOver, onKeys, onEnd } = props;
  const styles = useRunStyles();
  const page = useMeetingStyles();
  const words = strings.meeting;
  return (
    <>
      <Link to={routes.meetings} className={page.crumb}>
        {words.all}
      </Link>
      <div className={styles.head}>
        <h1 className={styles.title}>{meeting.title}</h1>
        <div className={styles.who}>
          <span>{presenterOf(meeting)}</span>
          {meeting.mayRun && !meeting.isPresenter && (
            <Button
              size="small"
              aria-label={words.takeOverLabel}
              disabledFocusable={isMoving}
              onClick={onTakeOver}
            >
              {words.takeOver}
            </Button>
          )}
        </div>
      </div>
      <div className={styles.bar} data-steps>
        <Button
          icon={<ChevronLeftRegular />}
          aria-label={words.previousLabel}
          disabledFocusable={!onPrevious}
          onClick={() => onPrevious?.()}
        />
        <span className={styles.place}>{place < 0 ? '–' : words.progress(place + 1, all)}</span>
        <Button
          appearance={meeting.isPresenter ? 'primary' : 'secondary'}
          icon={<ChevronRightRegular />}
          iconPosition="after"
          aria-label={words.nextLabel}
          disabledFocusable={!onNext}
          onClick={() => onNext?.()}
        >
          {words.next}
        </Button>
        <div className={styles.track} aria-hidden>
          <div className={styles.done} style={{ width: `${all === 0 ? 0 : (100 * (place + 1)) / all}%` }} />
        </div>
        <div className={styles.tools}>
          <Button
            appearance="subtle"
            icon={<KeyboardRegular />}
            aria-label={words.keysLabel}
            title={words.keysLabel}
            onClick={onKeys}
          />
          <ShareToStage
            meetingId={meeting.id}
            otherwise={<TextLink to={stagePath(meeting.id)}>{words.wall}</TextLink>}
          />
          {meeting.mayRun && <Button onClick={onEnd}>{words.finish}</Button>}
        </div>
      </div>
    </>
  );
}

function presenterOf({ isPresenter, presenter }: MeetingView): string {
  if (isPresenter) return strings.meeting.youPresent;
  return presenter ? strings.meeting.presents(presenter) : strings.meeting.nobodyPresents;
}
