import { Button, ProgressBar } from '@fluentui/react-components';
import { useEffect, useState } from 'react';
import { strings } from '#tab/strings';
import { useStyles } from './styles.ts';

export interface ReadingProps {
  fileName: string;
  onStop: () => void;
}

/** A document is being read; the seconds show that something still happens. */
export function Reading({ fileName, onStop }: ReadingProps) {
  const styles = useStyles();
  const [seconds, setSeconds] = useState(0);

  useEffect(() => {
    const startedAt = performance.now();
    const timer = setInterval(() => setSeconds(Math.floor((performance.now() - startedAt) / 1000)), 1_000);
    return () => clearInterval(timer);
  }, []);

  return (
    <div className={styles.reading} role="status">
      <span>
        {strings.import.reading(fileName)}{' '}
        {seconds > 1 && (
          <span aria-hidden className={styles.quiet}>
            {strings.import.seconds(seconds)}
          </span>
        )}
      </span>
      <ProgressBar aria-label={strings.import.reading(fileName)} />
      <div>
        <Button onClick={onStop}>{strings.import.cancel}</Button>
      </div>
    </div>
  );
}
