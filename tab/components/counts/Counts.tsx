import { useStyles } from './styles.ts';

export interface CountsProps {
  counts: readonly { label: string; value: number }[];
}

/** How much a document holds, in large figures with what they count below. */
export function Counts({ counts }: CountsProps) {
  const styles = useStyles();
  return (
    <dl className={styles.root}>
      {counts.map(({ label, value }) => (
        <div key={label} className={styles.count}>
          <dt className={styles.label}>{label}</dt>
          <dd className={styles.number}>{value.toLocaleString('en-GB')}</dd>
        </div>
      ))}
    </dl>
  );
}
