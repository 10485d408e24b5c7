import { updateSourceLabels } from '#domain/update';
import type { UpdateView } from '#domain/view';
import { longInstant } from '#tab/instants';
import { strings } from '#tab/strings';
import { fieldValue } from './field-value.ts';
import { useStyles } from './styles.ts';

export interface HistoryProps {
  /** Newest first. */
  history: readonly UpdateView[];
}

/** Every update: who, when, from where, what they said and what it changed. */
export function History({ history }: HistoryProps) {
  const styles = useStyles();
  if (history.length === 0) return <p className={styles.quiet}>{strings.item.noHistory}</p>;
  return (
    <ol className={styles.list}>
      {history.map((update) => (
        <li key={update.id} className={styles.entry}>
          <p className={styles.byline}>{bylineOf(update)}</p>
          {update.note && <p className={styles.prose}>{update.note}</p>}
          {update.changes
            .filter(({ after }) => after !== update.note)
            .map(({ field, before, after }) => (
              <p key={field} className={styles.change}>
                {strings.item.fields[field]}:{' '}
                {before === null
                  ? fieldValue(field, after)
                  : strings.item.dateMove(fieldValue(field, before), fieldValue(field, after))}
              </p>
            ))}
        </li>
      ))}
    </ol>
  );
}

function bylineOf({ by, post, at, from, actionRef }: UpdateView): string {
  const who = post && post !== by ? `${by}, ${post}` : by;
  const parts =
    from === 'sharepoint'
      ? [strings.item.editedInSharePoint(who), longInstant(at), actionRef]
      : [who, longInstant(at), strings.item.from(updateSourceLabels[from]), actionRef];
  return parts.filter(Boolean).join(' · ');
}
