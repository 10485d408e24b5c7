import type { ReactNode } from 'react';
import { daysBetween, longDate, type IsoDate } from '#domain/dates';
import { dueStateLabels } from '#domain/due-state';
import { statusLabels } from '#domain/status';
import type { ActionView } from '#domain/view';
import { strings } from '#tab/strings';
import { dueText } from '../due-date/due-text.ts';
import { postNames } from '../item-panel/post-names.ts';
import { useItemStyles } from './item-styles.ts';

export interface ShownActionProps {
  action: ActionView;
  today: IsoDate;
  /** Several actions stand here, so each says which it is. */
  showRef: boolean;
  /** What the person may do about a date that was asked for. */
  children?: ReactNode;
}

/** One action, with who does it and how late it is against both its dates. */
export function ShownAction({ action, today, showRef, children }: ShownActionProps) {
  const styles = useItemStyles();
  const { dateRequest, timesMoved, firstDueDate, daysLateAgainstFirst } = action;
  const hasMoved = timesMoved > 0 && firstDueDate !== null;
  return (
    <div className={styles.action}>
      <p className={styles.text}>
        {showRef && <strong className={styles.ref}>{action.ref}</strong>}
        {action.text}
      </p>
      <p className={styles.facts}>
        <span>{postNames(action.owners) || strings.plan.noOwner}</span>
        <span className={styles.quiet}>{statusLabels[action.status]}</span>
      </p>
      <p className={styles.facts}>
        <span className={styles.due}>{strings.meeting.due(dueText(action.due))}</span>
        <Pressing action={action} today={today} />
      </p>
      {hasMoved && (
        <p className={styles.facts}>
          <span>{strings.meeting.movedTimes(timesMoved)}</span>
          <span className={daysLateAgainstFirst > 0 ? styles.late : styles.due}>
            {daysLateAgainstFirst > 0
              ? strings.due.pastFirst(daysLateAgainstFirst, longDate(firstDueDate))
              : strings.due.first(longDate(firstDueDate))}
          </span>
        </p>
      )}
      {dateRequest && (
        <div className={styles.request}>
          <p className={styles.text}>
            <strong>{strings.meeting.asksFor(dateRequest.by, longDate(dateRequest.to))}</strong>
            {dateRequest.reason && ` ${dateRequest.reason}`}
          </p>
          {children}
        </div>
      )}
    </div>
  );
}

interface PressingProps {
  action: ActionView;
  today: IsoDate;
}

function Pressing({ action, today }: PressingProps) {
  const styles = useItemStyles();
  const { dueState, daysLate, due } = action;
  if (dueState === 'overdue') return <span className={styles.late}>{strings.due.late(daysLate)}</span>;
  if (dueState === 'due-today') return <span className={styles.soon}>{dueStateLabels['due-today']}</span>;
  if (dueState !== 'due-soon' || !due.end) return null;
  return <span className={styles.soon}>{strings.due.inDays(daysBetween(today, due.end))}</span>;
}
