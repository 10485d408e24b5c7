import { Button, Field, Input, Textarea } from '@fluentui/react-components';
import { useEffect, useRef, useState, type FormEvent, type KeyboardEvent } from 'react';
import { longDate, type IsoDate } from '#domain/dates';
import type { ActionView, DateRequestView } from '#domain/view';
import { longDay } from '#tab/instants';
import { strings } from '#tab/strings';
import { invalid, isSendKey } from '../field-states.ts';
import { postNames } from '../item-panel/post-names.ts';
import { ProblemList } from '../update-form/ProblemList.tsx';
import { answerFaults, isDay, type AnswerDraft } from './date-draft.ts';
import { useStyles } from './styles.ts';

export interface RequestBoxProps {
  action: ActionView;
  request: DateRequestView;
  today: IsoDate;
  /** The answer being written; null while the buttons stand. */
  draft: AnswerDraft | null;
  isSending: boolean;
  problems: readonly string[];
  onDraft: (draft: AnswerDraft | null) => void;
  onAgree: () => void;
  onWithdraw: () => void;
  /** Sends what is written. */
  onSend: () => void;
}

/** A new date that waits, with what this person may do about it. */
export function RequestBox(props: RequestBoxProps) {
  const { action, request, draft, isSending, problems, onDraft, onAgree, onWithdraw } = props;
  const styles = useStyles();
  const { by, at, to, from, reason, mayDecide, mayWithdraw } = request;
  const asked = action.dateAgreedBy ?? [];
  return (
    <div className={styles.box}>
      <p className={styles.line}>
        <span className={styles.strong}>{strings.dates.asked(by, longDate(to))}</span>{' '}
        {from && strings.dates.insteadOf(longDate(from))}
      </p>
      <p className={styles.quiet}>
        {reason ?? strings.dates.noReason} ({longDay(at)})
      </p>
      {!mayDecide && asked.length > 0 && (
        <p className={styles.quiet}>{strings.dates.waitsFor(postNames(asked))}</p>
      )}
      {problems.length > 0 && <ProblemList problems={problems} />}
      {draft ? (
        <AnswerForm {...props} draft={draft} />
      ) : (
        <div className={styles.buttons}>
          {mayDecide && (
            <>
              <Button size="small" appearance="primary" disabledFocusable={isSending} onClick={onAgree}>
                {isSending ? strings.dates.sending : strings.dates.agree(longDate(to))}
              </Button>
              <Button
                size="small"
                disabledFocusable={isSending}
                onClick={() => onDraft({ kind: 'other', dueDate: to, note: '' })}
              >
                {strings.dates.other}
              </Button>
              <Button
                size="small"
                disabledFocusable={isSending}
                onClick={() => onDraft({ kind: 'refuse', dueDate: '', note: '' })}
              >
                {strings.dates.refuse}
              </Button>
            </>
          )}
          {mayWithdraw && (
            <Button size="small" disabledFocusable={isSending} onClick={onWithdraw}>
              {strings.dates.withdraw}
            </Button>
          )}
        </div>
      )}
    </div>
  );
}

interface AnswerFormProps extends RequestBoxProps {
  draft: AnswerDraft;
}

function AnswerForm({ action, draft, today, isSending, onDraft, onSend }: AnswerFormProps) {
  const styles = useStyles();
  const form = useRef<HTMLFormElement>(null);
  const [isChecked, setChecked] = useState(false);
  const faults = answerFaults(draft, action.due.end);
  const shown = isChecked ? faults : {};
  const isRefusal = draft.kind === 'refuse';

  useEffect(() => form.current?.querySelector<HTMLElement>('input, textarea')?.focus(), []);

  function submit(event: FormEvent | KeyboardEvent): void {
    event.preventDefault();
    setChecked(true);
    if (Object.keys(faults).length === 0 && !isSending) onSend();
  }
  return (
    <form
      ref={form}
      className={styles.form}
      noValidate
      onSubmit={submit}
      onKeyDown={(event) => isSendKey(event) && submit(event)}
    >
      {!isRefusal && (
        <Field
          label={strings.dates.otherLabel}
          hint={isDay(draft.dueDate) ? longDate(draft.dueDate) : ''}
          {...invalid(shown.dueDate)}
        >
          <Input
            type="date"
            min={today}
            value={draft.dueDate}
            onChange={(_, { value }) => onDraft({ ...draft, dueDate: value })}
          />
        </Field>
      )}
      <Field
        label={isRefusal ? strings.dates.refuseLabel : strings.dates.noteLabel}
        {...(isRefusal ? { hint: strings.dates.refuseHint } : {})}
        {...invalid(shown.note)}
      >
        <Textarea
          resize="vertical"
          rows={2}
          value={draft.note}
          onChange={(_, { value }) => onDraft({ ...draft, note: value })}
        />
      </Field>
      <div className={styles.buttons}>
        <Button size="small" type="submit" appearance="primary" disabledFocusable={isSending}>
          {isSending ? strings.dates.sending : isRefusal ? strings.dates.refuse : strings.dates.agreeOther}
        </Button>
        <Button size="small" onClick={() => onDraft(null)}>
          {strings.myWork.cancel}
        </Button>
      </div>
    </form>
  );
}
