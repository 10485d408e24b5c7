import { ProgressBar } from '@fluentui/react-components';
import { strings } from '#tab/strings';
import { useStyles } from './styles.ts';

export interface WritingProps {
  /** What is being written: names the bar. */
  label: string;
  written: number;
  /** 0 until it is known. */
  total: number;
}

/** Rows are being written; how many of how many. */
export function Writing({ label, written, total }: WritingProps) {
  const styles = useStyles();
  return (
    <div className={styles.writing}>
      {total === 0 ? strings.import.starting : strings.import.writing(written, total)}
      <ProgressBar aria-label={label} {...(total > 0 ? { value: written, max: total } : {})} />
    </div>
  );
}
