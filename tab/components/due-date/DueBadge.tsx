import { mergeClasses } from '@fluentui/react-components';
import { daysBetween, type IsoDate } from '#domain/dates';
import { dueStateLabels } from '#domain/due-state';
import type { ActionRow } from '#domain/view';
import { strings } from '#tab/strings';
import { useStyles } from './styles.ts';

export interface DueBadgeProps {
  action: Pick<ActionRow, 'due' | 'dueState' | 'daysLate'>;
  today: IsoDate;
}

/** How pressing a date is: "12 days late", "In 9 days". Nothing for dates that press nobody. */
export function DueBadge({ action, today }: DueBadgeProps) {
  const styles = useStyles();
  switch (action.dueState) {
    case 'overdue':
      return (
        <span className={mergeClasses(styles.badge, styles.overdue)}>
          {strings.due.late(action.daysLate)}
        </span>
      );
    case 'due-today':
      return <span className={mergeClasses(styles.badge, styles.today)}>{dueStateLabels['due-today']}</span>;
    case 'due-soon':
      return (
        <span className={mergeClasses(styles.badge, styles.soon)}>
          {action.due.end
            ? strings.due.inDays(daysBetween(today, action.due.end))
            : dueStateLabels['due-soon']}
        </span>
      );
    case 'closed':
    case 'undated':
    case 'not-due':
      return null;
  }
}
