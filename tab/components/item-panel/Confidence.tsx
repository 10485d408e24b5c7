import { mergeClasses } from '@fluentui/react-components';
import type { ItemDetail } from '#domain/view';
import { strings } from '#tab/strings';
import { RagMark } from '../rag-mark/RagMark.tsx';
import { RagMovement } from '../rag-mark/RagMovement.tsx';
import { Narratives } from './Narratives.tsx';
import { useStyles } from './styles.ts';

export interface ConfidenceProps {
  item: ItemDetail;
}

/** The rating now and in every period before, and what was written with each. */
export function Confidence({ item }: ConfidenceProps) {
  const styles = useStyles();
  const past = item.ratings.filter((rating) => rating.kind !== 'current');
  const current = item.ratings.find((rating) => rating.kind === 'current');
  const told = past.filter((rating) => rating.narrative);
  const last = past.at(-1);
  return (
    <>
      <ol className={styles.periods}>
        {past.map((rating) => (
          <li key={rating.period} className={styles.period}>
            <span className={mergeClasses(styles.quiet, styles.small)}>{rating.period}</span>
            <RagMark rag={rating.rag} />
          </li>
        ))}
        <li className={mergeClasses(styles.period, past.length > 0 && styles.currentPeriod)}>
          <span className={mergeClasses(styles.quiet, styles.small)}>
            {current?.period ?? strings.item.now}
          </span>
          <RagMark rag={item.rag} />
          {item.movement && <RagMovement movement={item.movement} before={item.previousRag} />}
          {item.rag && !item.movement && (
            <span className={mergeClasses(styles.quiet, styles.small)}>{strings.movement.none}</span>
          )}
        </li>
      </ol>
      {item.narrative && last?.narrative ? (
        <Narratives
          before={{ period: last.period, text: last.narrative }}
          now={{ period: current?.period ?? strings.item.now, text: item.narrative }}
        />
      ) : (
        <p className={item.narrative ? styles.prose : styles.quiet}>
          {item.narrative ?? strings.item.noNarrative}
        </p>
      )}
      {told.length > 0 && (
        <details>
          <summary className={styles.earlier}>{strings.item.earlierNarratives}</summary>
          <ul className={styles.list}>
            {told.toReversed().map((rating) => (
              <li key={rating.period} className={styles.entry}>
                <p className={styles.byline}>{rating.period}</p>
                <p className={styles.prose}>{rating.narrative}</p>
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}
