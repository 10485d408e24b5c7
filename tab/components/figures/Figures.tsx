import { mergeClasses } from '@fluentui/react-components';
import type { PlanFigures } from '#domain/view';
import { strings } from '#tab/strings';
import { useStyles } from './styles.ts';

export interface FiguresProps {
  figures: PlanFigures;
}

/** A plan's actions in three numbers: overdue, due soon, closed. */
export function Figures({ figures }: FiguresProps) {
  const styles = useStyles();
  return (
    <dl className={styles.list}>
      <Figure label={strings.figures.overdue} value={figures.overdue} tone="danger" />
      <Figure label={strings.figures.dueSoon} value={figures.dueSoon} tone="warning" />
      <Figure label={strings.figures.closed} value={figures.closed} of={figures.actions} />
    </dl>
  );
}

interface FigureProps {
  label: string;
  value: number;
  /** What the value is a part of. */
  of?: number;
  /** Colour when the value is not zero. */
  tone?: 'danger' | 'warning';
}

function Figure({ label, value, of, tone }: FigureProps) {
  const styles = useStyles();
  return (
    <div className={styles.figure}>
      <dt className={styles.label}>{label}</dt>
      <dd className={mergeClasses(styles.number, value > 0 ? tone && styles[tone] : styles.zero)}>
        {value.toLocaleString('en-GB')}
        {of !== undefined && <span className={styles.of}> / {of.toLocaleString('en-GB')}</span>}
      </dd>
    </div>
  );
}
