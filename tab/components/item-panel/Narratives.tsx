import { useMemo } from 'react';
import { strings } from '#tab/strings';
import { useStyles } from './styles.ts';
import { wordDifferences, type WordRun } from './word-differences.ts';

export interface NarrativesProps {
  /** What was written last period, and its label. */
  before: { period: string; text: string };
  /** What stands now. */
  now: { period: string; text: string };
}

/** Last period's words beside this one's, with what went and what came marked. */
export function Narratives({ before, now }: NarrativesProps) {
  const styles = useStyles();
  const runs = useMemo(() => wordDifferences(before.text, now.text), [before.text, now.text]);
  const isSame = runs?.every(({ kind }) => kind === 'same') ?? false;
  return (
    <>
      <div className={styles.compared}>
        <div className={styles.version}>
          <p className={styles.byline}>{before.period}</p>
          <p className={styles.prose}>{runs ? <Marked runs={runs} without="added" /> : before.text}</p>
        </div>
        <div className={styles.version}>
          <p className={styles.byline}>{now.period}</p>
          <p className={styles.prose}>{runs ? <Marked runs={runs} without="removed" /> : now.text}</p>
        </div>
      </div>
      {isSame && <p className={styles.finding}>{strings.item.unchangedNarrative(before.period)}</p>}
    </>
  );
}

interface MarkedProps {
  runs: readonly WordRun[];
  /** What this side does not have. */
  without: 'added' | 'removed';
}

function Marked({ runs, without }: MarkedProps) {
  const styles = useStyles();
  return runs
    .filter(({ kind }) => kind !== without)
    .map(({ kind, text }, index) => {
      if (kind === 'same') return <span key={index}>{text}</span>;
      const Mark = kind === 'added' ? 'ins' : 'del';
      return (
        <Mark key={index} className={styles[kind]}>
          <span className={styles.heard}>{strings.item.marks[kind]} </span>
          {text}
          <span className={styles.heard}>{strings.item.marks.end} </span>
        </Mark>
      );
    });
}
