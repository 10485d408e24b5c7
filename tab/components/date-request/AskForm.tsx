import { Button, Field, Input, Textarea } from '@fluentui/react-components';
import { useEffect, useId, useRef, useState, type FormEvent, type KeyboardEvent } from 'react';
import { longDate, type IsoDate } from '#domain/dates';
import type { ActionView } from '#domain/view';
import { strings } from '#tab/strings';
import { invalid, isSendKey } from '../field-states.ts';
import { dueText } from '../due-date/due-text.ts';
import { ProblemList } from '../update-form/ProblemList.tsx';
import { askFaults, isDay, type AskDraft } from './date-draft.ts';
import { useStyles } from './styles.ts';

export interface AskFormProps {
  action: ActionView;
  today: IsoDate;
  draft: AskDraft;
  isSending: boolean;
  /** Sentences about why it was not taken. */
  problems: readonly string[];
  onDraft: (draft: AskDraft) => void;
  onSend: () => void;
  onCancel: () => void;
}

/** Where an owner asks for a new date; whoever may move it themselves moves it here. */
export function AskForm({
  action,
  today,
  draft,
  isSending,
  problems,
  onDraft,
  onSend,
  onCancel,
}: AskFormProps) {
  const styles = useStyles();
  const titleId = useId();
  const form = useRef<HTMLFormElement>(null);
  const [isChecked, setChecked] = useState(false);
  const faults = askFaults(draft, action.due.end, today);
  const shown = isChecked ? faults : {};
  const isAsked = action.dateAgreedBy !== null;

  useEffect(() => form.current?.querySelector('input')?.focus(), []);

  function submit(event?: FormEvent): void {
    event?.preventDefault();
    setChecked(true);
    if (Object.keys(faults).length === 0 && !isSending) onSend();
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (isSendKey(event)) submit(event);
  };
  const named = isDay(draft.dueDate) ? `${longDate(draft.dueDate)}. ` : '';
  return (
    <form
      ref={form}
      className={styles.form}
      aria-labelledby={titleId}
      noValidate
      onSubmit={submit}
      onKeyDown={onKeyDown}
    >
      <h3 id={titleId} className={styles.title}>
        {strings.dates.askTitle(action.ref)}
      </h3>
      {problems.length > 0 && <ProblemList problems={problems} />}
      <Field
        label={strings.dates.newDate}
        hint={`${named}${strings.dates.current(dueText(action.due))}`}
        {...invalid(shown.dueDate)}
      >
        <Input
          type="date"
          min={today}
          value={draft.dueDate}
          onChange={(_, { value }) => onDraft({ ...draft, dueDate: value })}
        />
      </Field>
      <Field
        label={strings.dates.reason}
        hint={
          action.dateAgreedBy ? strings.form.dateIsAsked(action.dateAgreedBy) : strings.dates.countsAtOnce
        }
        {...invalid(shown.reason)}
      >
        <Textarea
          resize="vertical"
          rows={2}
          value={draft.reason}
          onChange={(_, { value }) => onDraft({ ...draft, reason: value })}
        />
      </Field>
      <div className={styles.buttons}>
        <Button type="submit" appearance="primary" disabledFocusable={isSending}>
          {isSending ? strings.dates.sending : isAsked ? strings.dates.send : strings.dates.sendMove}
        </Button>
        <Button onClick={onCancel}>{strings.myWork.cancel}</Button>
      </div>
    </form>
  );
}
