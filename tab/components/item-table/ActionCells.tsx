import { mergeClasses } from '@fluentui/react-components';
import type { IsoDate } from '#domain/dates';
import { shortStatusLabels } from './status-labels.ts';
import type { ActionView } from '#domain/view';
import { strings } from '#tab/strings';
import { DueDate } from '../due-date/DueDate.tsx';
import { PostNames } from './PostNames.tsx';
import { useStyles } from './styles.ts';

export interface OwnerCellProps {
  /** Null where the recommendation has no action of its own on this row. */
  action: ActionView | null;
}

export function OwnerCell({ action }: OwnerCellProps) {
  const styles = useStyles();
  if (!action) return <div role="cell" className={mergeClasses(styles.owner, styles.empty)} />;
  const isMissing = action.owners.length === 0;
  return (
    <div role="cell" className={styles.owner}>
      {isMissing ? (
        <span className={action.dueState === 'closed' ? styles.quiet : styles.missing}>
          {strings.plan.noOwner}
        </span>
      ) : (
        <PostNames posts={action.owners} />
      )}
    </div>
  );
}

export interface DueCellProps {
  action: ActionView | null;
  today: IsoDate;
}

export function DueCell({ action, today }: DueCellProps) {
  const styles = useStyles();
  return (
    <div role="cell" className={mergeClasses(styles.due, !action && styles.empty)}>
      {action && <DueDate action={action} today={today} />}
    </div>
  );
}

export interface StatusCellProps {
  action: ActionView | null;
}

export function StatusCell({ action }: StatusCellProps) {
  const styles = useStyles();
  return (
    <div role="cell" className={mergeClasses(styles.status, !action && styles.empty)}>
      {action && shortStatusLabels[action.status]}
    </div>
  );
}
