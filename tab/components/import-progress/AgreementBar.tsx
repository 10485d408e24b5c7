import { Button, MessageBar, MessageBarBody, MessageBarTitle } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { strings } from '#tab/strings';
import { useStyles } from './styles.ts';
import { Writing, type WritingProps } from './Writing.tsx';

export interface AgreementBarProps extends Pick<WritingProps, 'label'> {
  step:
    | { name: 'agreeing' }
    | ({ name: 'writing' } & Omit<WritingProps, 'label'>)
    | { name: 'stopped'; message: string; isFailure: boolean };
  /** What stands over a failure. */
  failed: string;
  onStop: () => void;
  /** The buttons, while nothing is being written. */
  children: ReactNode;
}

/** Stays in sight below what the person agrees to: the buttons, how far the writing is, or why it stopped. */
export function AgreementBar({ step, label, failed, onStop, children }: AgreementBarProps) {
  const styles = useStyles();
  return (
    <div className={styles.bar}>
      {step.name === 'writing' && (
        <Writing label={label} written={step.written} total={step.total} waitSeconds={step.waitSeconds} />
      )}
      {step.name === 'stopped' && (
        <MessageBar intent={step.isFailure ? 'error' : 'warning'} layout="multiline" role="alert">
          <MessageBarBody>
            {step.isFailure && <MessageBarTitle>{failed}</MessageBarTitle>}
            {step.message}
          </MessageBarBody>
        </MessageBar>
      )}
      <div className={styles.buttons}>
        {step.name === 'writing' ? <Button onClick={onStop}>{strings.import.cancel}</Button> : children}
      </div>
    </div>
  );
}
