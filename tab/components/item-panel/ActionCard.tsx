import { Button } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { longDate, type IsoDate } from '#domain/dates';
import { statusLabels } from '#domain/status';
import type { ActionView, DateChangeView } from '#domain/view';
import { strings } from '#tab/strings';
import { DueDate } from '../due-date/DueDate.tsx';
import { dueText } from '../due-date/due-text.ts';
import { postNames } from './post-names.ts';
import { useStyles } from './styles.ts';

export interface ActionCardProps {
  action: ActionView;
  /** Moves of this action's date, oldest first. */
  dateChanges: readonly DateChangeView[];
  today: IsoDate;
  /** Several actions stand here, so each says which it is. */
  showRef: boolean;
  /** Null while the person may not, or is already writing. */
  onUpdate: (() => void) | null;
  /** What may be done about its date. */
  children?: ReactNode;
}

/** One action in full: what, who, by when, how its date moved, how far it is. */
export function ActionCard({ action, dateChanges, today, showRef, onUpdate, children }: ActionCardProps) {
  const styles = useStyles();
  const { due } = action;
  const isRephrased = due.text !== '' && due.text !== dueText(due);
  return (
    <div className={styles.action}>
      <div className={styles.actionTop}>
        <p className={styles.actionText}>
          {showRef && <span className={styles.actionRef}>{action.ref}</span>}
          {action.text}
        </p>
        {onUpdate && (
          <Button size="small" onClick={onUpdate} aria-label={strings.item.updateAbout(action.ref)}>
            {strings.item.update}
          </Button>
        )}
      </div>
      <dl className={styles.facts}>
        <Fact term={strings.item.owners}>{postNames(action.owners) || strings.plan.noOwner}</Fact>
        {action.accountable.length > 0 && (
          <Fact term={strings.item.accountable}>{postNames(action.accountable)}</Fact>
        )}
        <Fact term={strings.item.due}>
          <DueDate action={action} today={today} />
          <DateStory action={action} />
          {isRephrased && <div className={styles.byline}>{strings.item.written(due.text)}</div>}
        </Fact>
        <Fact term={strings.item.status}>{statusLabels[action.status]}</Fact>
        {action.progress && (
          <Fact term={strings.item.progress}>
            <span className={styles.prose}>{action.progress}</span>
          </Fact>
        )}
        {dateChanges.length > 0 && (
          <Fact term={strings.item.dates}>
            <ul className={styles.list}>
              {dateChanges.map((change) => (
                <li key={change.at}>
                  {strings.item.dateMove(
                    change.from ? longDate(change.from) : strings.plan.noDate,
                    longDate(change.to),
                  )}
                  {change.state !== 'agreed' && ` (${strings.item.dateState[change.state]})`}
                  <div className={styles.byline}>{[change.by, change.reason].filter(Boolean).join(': ')}</div>
                </li>
              ))}
            </ul>
          </Fact>
        )}
      </dl>
      {children}
    </div>
  );
}

interface DateStoryProps {
  action: ActionView;
}

/** "moved twice · 122 days past its first date, 31 October 2025". */
function DateStory({ action }: DateStoryProps) {
  const styles = useStyles();
  if (action.timesMoved === 0 || !action.firstDueDate) return null;
  const first = longDate(action.firstDueDate);
  const { timesMoved, daysLateAgainstFirst } = action;
  const past = daysLateAgainstFirst > 0;
  return (
    <div className={styles.byline}>
      {strings.due.moved(timesMoved)}
      {' · '}
      <span className={past ? styles.late : undefined}>
        {past ? strings.due.pastFirst(daysLateAgainstFirst, first) : strings.due.first(first)}
      </span>
    </div>
  );
}

interface FactProps {
  term: string;
  children: ReactNode;
}

function Fact({ term, children }: FactProps) {
  const styles = useStyles();
  return (
    <>
      <dt className={styles.term}>{term}</dt>
      <dd className={styles.fact}>{children}</dd>
    </>
  );
}
