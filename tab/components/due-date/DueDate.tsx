import { mergeClasses } from '@fluentui/react-components';
import type { IsoDate } from '#domain/dates';
import type { ActionRow } from '#domain/view';
import { DueBadge } from './DueBadge.tsx';
import { dueText } from './due-text.ts';
import { useStyles } from './styles.ts';

export interface DueDateProps {
  action: Pick<ActionRow, 'due' | 'dueState' | 'daysLate'>;
  today: IsoDate;
}

/** A due date with how pressing it is. */
export function DueDate({ action, today }: DueDateProps) {
  const styles = useStyles();
  const quiet = action.dueState === 'closed' || action.dueState === 'undated';
  return (
    <span className={mergeClasses(styles.root, styles.inline)}>
      <span className={mergeClasses(styles.date, quiet && styles.quiet)}>{dueText(action.due)}</span>
      <DueBadge action={action} today={today} />
    </span>
  );
}
