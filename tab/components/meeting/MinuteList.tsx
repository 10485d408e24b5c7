import { Button, mergeClasses } from '@fluentui/react-components';
import type { MinuteView } from '#domain/meeting-view';
import { longInstant } from '#tab/instants';
import { strings } from '#tab/strings';
import { useMinuteStyles } from './minute-styles.ts';
import { minuteText } from './minute-text.ts';

export interface MinuteListProps {
  /** Of one item, in the order they were taken. */
  minutes: readonly MinuteView[];
  /** Null for those who only read. */
  onTakeBack: ((minute: MinuteView) => void) | null;
  /** Null for those who only read, and while something else is being written. */
  onEdit?: ((minute: MinuteView) => void) | null;
}

/** What was decided about an item, with who wrote it down and when; what was taken back stays, struck out. */
export function MinuteList({ minutes, onTakeBack, onEdit = null }: MinuteListProps) {
  const styles = useMinuteStyles();
  const words = strings.meeting.minute;
  return (
    <ul className={styles.list} aria-label={words.heading}>
      {minutes.map((minute) => {
        const { takenBack } = minute;
        return (
          <li key={minute.id} className={styles.entry}>
            <div className={styles.body}>
              <p className={mergeClasses(styles.text, takenBack !== null && styles.struck)}>
                <strong className={styles.kind}>{words.kinds[minute.kind]}</strong>
                {minuteText(minute)}
              </p>
              <p className={styles.byline}>
                {words.byAt(minute.by, longInstant(minute.at))}
                {takenBack && ` · ${words.takenBack(takenBack.by, longInstant(takenBack.at))}`}
              </p>
              {minute.problem && !takenBack && <p className={styles.problem}>{minute.problem}</p>}
            </div>
            {!takenBack && (
              <div className={styles.ways}>
                {onEdit && (
                  <Button
                    size="small"
                    appearance="subtle"
                    className={styles.button}
                    aria-label={words.editLabel(minute.text || words.kinds[minute.kind])}
                    title={words.editHint}
                    onClick={() => onEdit(minute)}
                  >
                    {words.edit}
                  </Button>
                )}
                {onTakeBack && (
                  <Button
                    size="small"
                    appearance="subtle"
                    className={styles.button}
                    aria-label={words.takeBackLabel(minute.text || words.kinds[minute.kind])}
                    onClick={() => onTakeBack(minute)}
                  >
                    {words.takeBack}
                  </Button>
                )}
              </div>
            )}
          </li>
        );
      })}
    </ul>
  );
}
