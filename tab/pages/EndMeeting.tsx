import type { MeetingView } from '#domain/meeting-view';
import type { MeView } from '#domain/view';
import { ConfirmDialog } from '../components/confirm-dialog/ConfirmDialog.tsx';
import { hasMinute } from '../components/meeting/minute-draft.ts';
import { strings } from '../strings.ts';

export interface EndMeetingProps {
  me: MeView;
  meeting: MeetingView;
  isOpen: boolean;
  onEnd: () => void;
  onKeep: () => void;
}

/** What is left, before the meeting is closed for everybody. */
export function EndMeeting({ me, meeting, isOpen, onEnd, onKeep }: EndMeetingProps) {
  const words = strings.meeting.end;
  const { agenda, minutes, currentItemId, isPresenter } = meeting;
  const taken = minutes.filter(({ takenBack }) => takenBack === null);
  const minuted = new Set(taken.map(({ itemId }) => itemId));
  const left = agenda.filter(
    ({ itemId, state }) =>
      state === 'waiting' && !minuted.has(itemId) && !(isPresenter && itemId === currentItemId),
  );
  const unsaved = isOpen ? agenda.filter(({ itemId }) => hasMinute(me.id, meeting.id, itemId)) : [];
  return (
    <ConfirmDialog
      isOpen={isOpen}
      title={words.title}
      body={
        <>
          <p>{words.left(left.length)}</p>
          <p>{words.minutes(taken.length)}</p>
          {unsaved.length > 0 && <p>{words.unsaved(unsaved.map(({ ref }) => ref).join(', '))}</p>}
        </>
      }
      confirm={words.confirm}
      keep={words.keep}
      onConfirm={onEnd}
      onKeep={onKeep}
    />
  );
}
