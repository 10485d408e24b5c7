import { strings } from '#tab/strings';
import { fieldValue } from '../item-panel/field-value.ts';
import type { RowOutcome } from './bulk-change.ts';
import { useStyles } from './styles.ts';

export interface OutcomeListProps {
  title: string;
  outcomes: readonly RowOutcome[];
}

/** Rows with what changes about them, or with why nothing does. */
export function OutcomeList({ title, outcomes }: OutcomeListProps) {
  const styles = useStyles();
  if (outcomes.length === 0) return null;
  return (
    <section>
      <h3 className={styles.listTitle}>{title}</h3>
      <ul className={styles.list}>
        {outcomes.map(({ id, ref, changes, problems }) => (
          <li key={id} className={styles.outcome}>
            <span className={styles.ref}>{ref}</span>
            <span>
              {problems.length > 0
                ? problems.join(' ')
                : changes
                    .map(
                      ({ field, before, after }) =>
                        `${strings.item.fields[field]}: ${strings.item.dateMove(fieldValue(field, before), fieldValue(field, after))}`,
                    )
                    .join('; ') || strings.bulk.already}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
