import { MessageBar, MessageBarBody, MessageBarTitle } from '@fluentui/react-components';
import { strings } from '#tab/strings';
import { useStyles } from './styles.ts';

export interface ProblemListProps {
  /** Sentences. */
  problems: readonly string[];
}

/** Why an update could not be saved, said aloud as it appears. */
export function ProblemList({ problems }: ProblemListProps) {
  const styles = useStyles();
  return (
    <MessageBar intent="error" layout="multiline" role="alert">
      <MessageBarBody>
        <MessageBarTitle>{strings.form.problems}</MessageBarTitle>
        <ul className={styles.problems}>
          {problems.map((problem) => (
            <li key={problem}>{problem}</li>
          ))}
        </ul>
      </MessageBarBody>
    </MessageBar>
  );
}
