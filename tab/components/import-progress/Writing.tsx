import { ProgressBar } from '@fluentui/react-components';
import { strings } from '#tab/strings';
import { useStyles } from './styles.ts';

export interface WritingProps {
  /** What is being written: names the bar. */
  label: string;
  written: number;
  /** 0 until it is known. */
  total: number;
  /** How long SharePoint makes us wait; null while it does not. */
  waitSeconds: number | null;
}

/** Rows are being written; how many of how many, and for how long SharePoint makes us wait. */
export function Writing({ label, written, total, waitSeconds }: WritingProps) {
  const styles = useStyles();
  const said = sentence(written, total, waitSeconds);
  return (
    <div className={styles.writing}>
      {said}
      <ProgressBar
        aria-label={label}
        aria-valuetext={said}
        {...(total > 0 ? { value: written, max: total } : {})}
      />
    </div>
  );
}

function sentence(written: number, total: number, waitSeconds: number | null): string {
  if (total === 0) return strings.import.starting;
  if (waitSeconds !== null) return strings.import.waiting(waitSeconds, written, total);
  return strings.import.writing(written, total);
}
