import { Button } from '@fluentui/react-components';
import { useConnection } from '#tab/api/useConnection';
import { timeOfDay } from '#tab/instants';
import { strings } from '#tab/strings';
import { useStyles } from './styles.ts';

export interface StaleNoticeProps {
  /** When what is shown was last known to be true, in milliseconds. */
  asOfMs: number;
  onRetry: () => void;
}

/** The page shows what it knew before it could not be read; while nothing can be read, the shell says so for all. */
export function StaleNotice({ asOfMs, onRetry }: StaleNoticeProps) {
  const styles = useStyles();
  const { state, asOfMs: brokenSince } = useConnection();
  if (state !== 'fine' && brokenSince !== null) return null;
  return (
    <div role="status" className={styles.stale}>
      <span>{strings.failures.stale(timeOfDay(asOfMs))}</span>
      <Button size="small" onClick={onRetry}>
        {strings.failures.retry}
      </Button>
    </div>
  );
}
