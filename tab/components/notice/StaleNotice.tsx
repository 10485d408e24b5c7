import { Button } from '@fluentui/react-components';
import { timeOfDay } from '#tab/instants';
import { strings } from '#tab/strings';
import { useStyles } from './styles.ts';

export interface StaleNoticeProps {
  /** When what is shown was last known to be true, in milliseconds. */
  asOfMs: number;
  onRetry: () => void;
}

/** The page shows what it knew before the connection went. */
export function StaleNotice({ asOfMs, onRetry }: StaleNoticeProps) {
  const styles = useStyles();
  return (
    <div role="status" className={styles.stale}>
      <span>{strings.failures.stale(timeOfDay(asOfMs))}</span>
      <Button size="small" onClick={onRetry}>
        {strings.failures.retry}
      </Button>
    </div>
  );
}
