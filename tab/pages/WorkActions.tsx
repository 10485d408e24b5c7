import { Button } from '@fluentui/react-components';
import { ArrowUndoRegular, CheckmarkRegular } from '@fluentui/react-icons';
import { useRef } from 'react';
import type { WorkRow } from '#domain/my-work-view';
import type { MeView } from '#domain/view';
import { focusRow } from '../components/my-work/row-keys.ts';
import { keyOf, mayConfirm } from '../components/my-work/rows.ts';
import { OnTrackConflict } from '../components/my-work/OnTrackConflict.tsx';
import { useStyles } from '../components/my-work/styles.ts';
import { hasDraft } from '../components/update-form/useDraft.ts';
import { strings } from '../strings.ts';
import { DateAnswer } from './DateAnswer.tsx';
import { DateAsk, isAskingForDate } from './DateAsk.tsx';
import { RowEditor } from './RowEditor.tsx';
import type { OnTrack, RowState } from './useOnTrack.ts';
import { VerifyAnswer } from './VerifyAnswer.tsx';

/** What is open beneath a row. */
export type OpenForm = 'update' | 'date';

export interface WorkActionsProps {
  me: MeView;
  row: WorkRow;
  isGone: boolean;
  onTrack: OnTrack;
  form: OpenForm | null;
  onForm: (form: OpenForm | null) => void;
}

/** The buttons of one row, what came of the last press, and the form that stands open beneath. */
export function WorkActions({ me, row, isGone, onTrack, form, onForm }: WorkActionsProps) {
  const styles = useStyles();
  const root = useRef<HTMLDivElement>(null);
  const state = onTrack.stateOf(keyOf(row));
  const { action, group } = row;
  if (state?.is === 'changed') {
    return (
      <OnTrackConflict
        saw={state.saw}
        theirs={state.theirs}
        onConfirm={() => onTrack.confirmTheirs(row, state.theirs)}
        onLeave={() => onTrack.forget(row)}
      />
    );
  }
  const close = () => {
    focusRow(root.current); // the form that had it goes away
    onForm(null);
  };
  const tell = (sentence: string) => {
    close();
    onTrack.tell(row, sentence);
  };
  // An answer whose echo was lost is sent again from where it stands, although the row may have gone meanwhile.
  const mayAnswer = !isGone || state?.is === 'answering';
  const answering = () => onTrack.answering(row);
  return (
    <div ref={root} className={styles.actions}>
      {group === 'to-decide' && action && mayAnswer && (
        <DateAnswer
          personId={me.id}
          today={me.today}
          action={action}
          onSending={answering}
          onAnswered={tell}
        />
      )}
      {group === 'to-verify' && mayAnswer && (
        <VerifyAnswer me={me} row={row} onSending={answering} onAnswered={tell} />
      )}
      {(group === 'to-decide' || group === 'to-verify') && <StateLine row={row} state={state} />}
      {group !== 'to-decide' && group !== 'to-verify' && (
        <>
          {action?.dateRequest && (action.dateRequest.mayWithdraw || action.dateRequest.mayDecide) && (
            <DateAnswer personId={me.id} today={me.today} action={action} onAnswered={tell} />
          )}
          <div className={styles.buttons}>
            {form === null && !isGone && (
              <OwnButtons me={me} row={row} state={state} onTrack={onTrack} onForm={onForm} />
            )}
            <StateLine row={row} state={state} />
          </div>
          {form === 'update' && (
            <div className={styles.editor} data-editor="">
              <RowEditor
                me={me}
                itemId={row.item.id}
                actionId={action?.id ?? null}
                startsWith="note"
                onDone={(isSaved) => (isSaved ? tell(strings.form.saved) : close())}
              />
            </div>
          )}
          {form === 'date' && action && (
            <div className={styles.editor} data-editor="">
              <DateAsk
                personId={me.id}
                today={me.today}
                item={row.item}
                action={action}
                onSent={tell}
                onClose={close}
              />
            </div>
          )}
        </>
      )}
    </div>
  );
}

function OwnButtons({
  me,
  row,
  state,
  onTrack,
  onForm,
}: Omit<WorkActionsProps, 'isGone' | 'form'> & { state: RowState | null }) {
  const { action, item } = row;
  const ref = action?.ref ?? item.ref;
  const isWriting = hasDraft(me.id, item.id);
  const isDating = action !== null && isAskingForDate(me.id, action.id);
  const ids = state?.is === 'recorded' ? state.ids : null;
  const words = strings.myWork;
  const isLate = action?.dueState === 'overdue';
  return (
    <>
      {mayConfirm(row) && (
        // One button that turns into its own way back, so that the keyboard's focus stays where it is.
        <Button
          size="small"
          icon={ids ? <ArrowUndoRegular /> : <CheckmarkRegular />}
          data-act="on-track"
          disabledFocusable={state?.is === 'saving'}
          aria-label={(ids ? words.undoAbout : isLate ? words.noChangeAbout : words.onTrackAbout)(ref)}
          onClick={() => (ids ? onTrack.takeBack(row, ids) : onTrack.confirm(row))}
        >
          {ids ? words.undo : isLate ? words.noChange : words.onTrack}
        </Button>
      )}
      {(item.mayUpdate || action?.mayUpdate) && (
        <Button
          size="small"
          data-act="update"
          aria-label={isWriting ? `${strings.myWork.carryOn}: ${ref}` : strings.item.updateAbout(ref)}
          onClick={() => onForm('update')}
        >
          {isWriting ? strings.myWork.carryOn : strings.myWork.update}
        </Button>
      )}
      {action?.mayUpdate && (
        <Button
          size="small"
          data-act="date"
          aria-label={
            isDating
              ? `${strings.myWork.carryOn}: ${strings.myWork.newDateAbout(ref)}`
              : strings.myWork.newDateAbout(ref)
          }
          onClick={() => onForm('date')}
        >
          {isDating ? strings.myWork.carryOn : strings.myWork.newDate}
        </Button>
      )}
      {(isWriting || isDating) && <span>{strings.myWork.unsaved}</span>}
    </>
  );
}

interface StateLineProps {
  row: WorkRow;
  state: RowState | null;
}

/** How the last press stands, said aloud too. */
function StateLine({ row, state }: StateLineProps) {
  const styles = useStyles();
  const ref = row.action?.ref ?? row.item.ref;
  return (
    <div role="status" className={styles.state}>
      {state?.is === 'saving' && <span>{strings.myWork.saving}</span>}
      {state?.is === 'told' && <span className={styles.good}>{state.sentence}</span>}
      {state?.is === 'recorded' && <span className={styles.good}>{strings.myWork.recorded}</span>}
      {state?.is === 'failed' && (
        <>
          <span className={styles.bad}>{state.sentence}</span>
          {state.retry && (
            <Button size="small" aria-label={`${strings.myWork.again}: ${ref}`} onClick={state.retry}>
              {strings.myWork.again}
            </Button>
          )}
        </>
      )}
    </div>
  );
}
