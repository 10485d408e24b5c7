import { mergeClasses } from '@fluentui/react-components';
import { ragLabel, rags, type Rag } from '#domain/rag';
import type { PlanFigures } from '#domain/view';
import { strings } from '#tab/strings';
import { useRagColors } from '../rag-mark/styles.ts';
import { useStyles } from './styles.ts';

export interface RagBarProps {
  /** Recommendations by rating. */
  byRag: PlanFigures['byRag'];
}

/** Ratings as shares of one bar, with each number and word written beneath it. */
export function RagBar({ byRag }: RagBarProps) {
  const styles = useStyles();
  const colors = useRagColors();
  const parts = [...rags, 'none' as const].filter((rag) => byRag[rag] > 0);
  return (
    <div className={styles.root}>
      <div aria-hidden className={styles.bar}>
        {parts.map((rag) => (
          <span
            key={rag}
            className={mergeClasses(styles.segment, colors[rag])}
            style={{ flexGrow: byRag[rag], flexBasis: 0 }}
          />
        ))}
      </div>
      <ul className={styles.legend} aria-label={strings.form.rag}>
        {parts.map((rag) => (
          <li key={rag} className={styles.entry}>
            <span aria-hidden className={mergeClasses(styles.swatch, colors[rag])} />
            <span className={styles.number}>{byRag[rag]}</span> {labelOf(rag)}
          </li>
        ))}
      </ul>
    </div>
  );
}

function labelOf(rag: Rag | 'none'): string {
  return ragLabel(rag === 'none' ? null : rag).toLowerCase();
}
