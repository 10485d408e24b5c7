import { mergeClasses, useRestoreFocusTarget } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { longDate, type IsoDate } from '#domain/dates';
import { statusLabels } from '#domain/status';
import type { WorkRow } from '#domain/my-work-view';
import { longDay } from '#tab/instants';
import { strings } from '#tab/strings';
import { DueBadge } from '../due-date/DueBadge.tsx';
import { dueText } from '../due-date/due-text.ts';
import { RagMark } from '../rag-mark/RagMark.tsx';
import { RagMovement } from '../rag-mark/RagMovement.tsx';
import { useStyles } from './styles.ts';

export interface WorkRowViewProps {
  row: WorkRow;
  today: IsoDate;
  /** Null where rows are not chosen. */
  choice: { isChosen: boolean; onToggle: () => void } | null;
  isFresh: boolean;
  isGone: boolean;
  /** Somebody else's: who is late, and against which date, matters more than the words. */
  isTeam?: boolean;
  onOpen: () => void;
  /** Buttons, and what opens beneath them. */
  children: ReactNode;
}

/** One thing that waits: what it is, how pressing, how it stands, and what can be done about it. */
export function WorkRowView(props: WorkRowViewProps) {
  const { row, today, choice, isFresh, isGone, isTeam = false, onOpen, children } = props;
  const { item, action, position, lastSaid } = row;
  const styles = useStyles();
  const ref = action?.ref ?? item.ref;
  // Where the focus comes back to when a dialog or panel closes whose button has gone meanwhile.
  const restoreFocus = useRestoreFocusTarget();
  return (
    <li
      data-row=""
      className={mergeClasses(
        styles.row,
        !choice && styles.plainRow,
        isFresh && styles.fresh,
        isGone && styles.gone,
      )}
    >
      {choice && (
        <input
          {...restoreFocus}
          type="checkbox"
          data-act="choose"
          className={styles.box}
          aria-label={strings.myWork.choose(ref)}
          checked={choice.isChosen}
          onChange={choice.onToggle}
        />
      )}
      <div className={styles.main}>
        <button
          {...restoreFocus}
          type="button"
          data-act="open"
          className={styles.open}
          aria-label={`${strings.myWork.open(ref)} ${action?.text ?? item.text}`}
          aria-haspopup="dialog"
          onClick={onOpen}
        >
          <span className={styles.text}>
            <span className={styles.ref}>{ref}</span> {action?.text ?? item.text}
          </span>
        </button>
        <div className={styles.facts}>
          {action && (
            <>
              <span>{dueText(action.due)}</span>
              <DueBadge action={action} today={today} />
            </>
          )}
          <FirstDate row={row} />
          {action && <span>{statusLabels[action.status]}</span>}
          {row.wantsRating && <span className={styles.wanted}>{strings.myWork.wantsRating}</span>}
          {row.updateBy && (
            <span className={styles.wanted}>{strings.myWork.updateBy(longDate(row.updateBy))}</span>
          )}
          {!row.updateBy && row.lacksUpdate && row.group !== 'to-verify' && (
            <span className={styles.wanted}>{strings.myWork.noUpdate}</span>
          )}
          {action?.dateRequest && row.group !== 'to-decide' && (
            <span className={styles.wanted}>{strings.myWork.askedFor(longDate(action.dateRequest.to))}</span>
          )}
          <span>{item.planTitle}</span>
          {isFresh && <span className={styles.freshNote}>{strings.myWork.fresh}</span>}
          {isGone && <span className={styles.freshNote}>{strings.myWork.gone}</span>}
        </div>
        {(lastSaid !== null || !isTeam) && (
          <p className={styles.position}>
            {lastSaid
              ? strings.myWork.position(
                  position ?? strings.myWork.nothingNew,
                  lastSaid.by,
                  longDay(lastSaid.at),
                )
              : (position ?? strings.myWork.noPosition)}
          </p>
        )}
      </div>
      <div className={mergeClasses(styles.rag, !choice && styles.plainRag)}>
        {(item.rag || row.wantsRating) && <RagMark rag={item.rag} />}
        {item.movement && <RagMovement movement={item.movement} before={item.previousRag} />}
      </div>
      <div className={mergeClasses(styles.below, !choice && styles.plainBelow)}>{children}</div>
    </li>
  );
}

/** "moved twice · 122 days past its first date, 31 October 2025". */
function FirstDate({ row: { action } }: { row: WorkRow }) {
  const styles = useStyles();
  if (!action?.firstDueDate || action.timesMoved === 0) return null;
  const first = longDate(action.firstDueDate);
  const { timesMoved, daysLateAgainstFirst: days } = action;
  return (
    <>
      <span>{strings.due.moved(timesMoved)}</span>
      <span className={days > 0 ? styles.late : undefined}>
        {days > 0 ? strings.due.pastFirst(days, first) : strings.due.first(first)}
      </span>
    </>
  );
}
