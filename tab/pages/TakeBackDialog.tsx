import { ConfirmDialog } from '../components/confirm-dialog/ConfirmDialog.tsx';
import { minuteText } from '../components/meeting/minute-text.ts';
import { strings } from '../strings.ts';
import type { TakeBack } from './useTakeBack.ts';

export interface TakeBackDialogProps {
  takeBack: TakeBack;
}

/** Says which entry it is: the room may have gone on to another item since. */
export function TakeBackDialog({ takeBack }: TakeBackDialogProps) {
  const { asked, ask, confirm } = takeBack;
  const words = strings.meeting.minute;
  return (
    <ConfirmDialog
      isOpen={asked !== null}
      title={words.takeBackTitle}
      body={
        asked && (
          <>
            <p>
              <strong>{words.kinds[asked.kind]}</strong> {minuteText(asked)}
            </p>
            <p>{words.takeBackBody[asked.kind]}</p>
          </>
        )
      }
      confirm={words.takeBack}
      keep={words.takeBackKeep}
      onConfirm={confirm}
      onKeep={() => ask(null)}
    />
  );
}
