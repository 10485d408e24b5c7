import { Checkbox, mergeClasses } from '@fluentui/react-components';
import { strings } from '#tab/strings';
import type { Difference, ValueDifference } from './choices.ts';
import { useStyles } from './styles.ts';
import { ValueChange } from './ValueChange.tsx';
import { ValueChoice } from './ValueChoice.tsx';

export interface DifferenceItemProps {
  difference: Difference;
  isTaken: boolean;
  /** Ids of values people wrote that give way to the document's. */
  taken: ReadonlySet<string>;
  /** Null once the choices are settled. */
  onTake: ((isTaken: boolean) => void) | null;
  onTakeValue: ((valueId: string, isTaken: boolean) => void) | null;
}

/** One item of the plan or the document: what would change about it, before and after. */
export function DifferenceItem({ difference, isTaken, taken, onTake, onTakeValue }: DifferenceItemProps) {
  const styles = useStyles();
  const { kind, ref, text, changes, actions, matchedByWording } = difference;
  const values = (list: readonly ValueDifference[]) =>
    list.map((value) =>
      value.written ? (
        <ValueChoice
          key={value.field}
          value={value}
          written={value.written}
          isTaken={taken.has(value.written.id)}
          onTake={isTaken && onTakeValue ? (takes) => onTakeValue(value.written?.id ?? '', takes) : null}
        />
      ) : (
        <ValueChange key={value.field} value={value} />
      ),
    );
  const label = (
    <>
      <span className={styles.ref}>{ref}</span> <span className={styles.text}>{text}</span>
    </>
  );
  return (
    <li className={styles.item}>
      {kind === 'missing' ? (
        <div className={styles.missing}>{label}</div>
      ) : (
        <Checkbox
          className={styles.checkbox}
          label={label}
          checked={isTaken}
          disabled={!onTake}
          onChange={(_, { checked }) => onTake?.(checked === true)}
        />
      )}
      {(changes.length > 0 || actions.length > 0 || matchedByWording) && (
        <div className={mergeClasses(styles.changes, !isTaken && styles.left)}>
          {matchedByWording && <p className={styles.quiet}>{strings.nextVersion.byWording}</p>}
          {values(changes)}
          {actions.map((action, index) => (
            <div key={index} className={styles.action}>
              {(action.kind !== 'changed' || action.ref !== ref) && action.text !== text && (
                <p className={styles.actionText}>
                  <span className={styles.quiet}>{strings.nextVersion.actions[action.kind](action.ref)}</span>{' '}
                  {action.text}
                </p>
              )}
              {values(action.changes)}
            </div>
          ))}
        </div>
      )}
    </li>
  );
}
