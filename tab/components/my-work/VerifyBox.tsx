import { Button, Field, Link, Textarea } from '@fluentui/react-components';
import { useState, type FormEvent } from 'react';
import type { WorkRow } from '#domain/my-work-view';
import { longDay } from '#tab/instants';
import { strings } from '#tab/strings';
import { invalid } from '../field-states.ts';
import { useStyles } from './styles.ts';

export interface VerifyBoxProps {
  row: WorkRow;
  /** Why it goes back, as far as it is written; null while nobody writes. */
  draft: string | null;
  isSending: boolean;
  onDraft: (reason: string | null) => void;
  onVerify: () => void;
  onSendBack: (reason: string) => void;
}

/** What is said to be done, its evidence, and what a verifier may answer. */
export function VerifyBox({ row, draft, isSending, onDraft, onVerify, onSendBack }: VerifyBoxProps) {
  const styles = useStyles();
  const [isChecked, setChecked] = useState(false);
  const ref = row.action?.ref ?? row.item.ref;
  const isMissing = isChecked && !draft?.trim();

  function submit(event: FormEvent): void {
    event.preventDefault();
    setChecked(true);
    if (draft?.trim() && !isSending) onSendBack(draft.trim());
  }
  return (
    <>
      {row.evidence.length === 0 && <p className={styles.quiet}>{strings.myWork.noEvidence}</p>}
      <ul className={styles.evidence}>
        {row.evidence.map(({ id, title, url, by, at }) => (
          <li key={id}>
            <Link href={url} target="_blank" rel="noreferrer" inline>
              {title}
            </Link>{' '}
            <span className={styles.quiet}>{strings.myWork.evidenceBy(by, longDay(at))}</span>
          </li>
        ))}
      </ul>
      {draft === null ? (
        <div className={styles.buttons}>
          <Button
            size="small"
            appearance="primary"
            disabledFocusable={isSending}
            aria-label={strings.myWork.verifyAbout(ref)}
            onClick={onVerify}
          >
            {isSending ? strings.myWork.saving : strings.myWork.verify}
          </Button>
          <Button
            size="small"
            disabledFocusable={isSending}
            aria-label={strings.myWork.sendBackAbout(ref)}
            onClick={() => onDraft('')}
          >
            {strings.myWork.sendBack}
          </Button>
        </div>
      ) : (
        <form onSubmit={submit} noValidate data-editor="" className={styles.editor}>
          <Field
            label={strings.myWork.whatIsMissing}
            hint={strings.myWork.whatIsMissingHint}
            {...invalid(isMissing && strings.myWork.needReason)}
          >
            <Textarea
              autoFocus
              rows={2}
              resize="vertical"
              value={draft}
              onChange={(_, { value }) => onDraft(value)}
            />
          </Field>
          <div className={styles.buttons}>
            <Button size="small" type="submit" appearance="primary" disabledFocusable={isSending}>
              {isSending ? strings.myWork.saving : strings.myWork.sendBack}
            </Button>
            <Button size="small" onClick={() => onDraft(null)}>
              {strings.myWork.cancel}
            </Button>
          </div>
        </form>
      )}
    </>
  );
}
