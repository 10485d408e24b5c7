import { Button } from '@fluentui/react-components';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useConnection } from '#tab/api/useConnection';
import { useHost } from '#tab/host/host';
import { timeOfDay } from '#tab/instants';
import { strings } from '#tab/strings';
import { useStyles } from './connection-styles.ts';

/** The whole tab shows what it knew: the server is out of reach, or no longer told who asks. Goes by itself. */
export function ConnectionNotice() {
  const styles = useStyles();
  const { state, asOfMs } = useConnection();
  const isOnline = useIsOnline();
  const host = useHost();
  const queries = useQueryClient();
  const isShown = state !== 'fine' && asOfMs !== null; // before the first answer the page itself says so
  return (
    // In the page from the start: what comes into it later is read out.
    <div role="status" className={styles.place}>
      {isShown && (
        <div className={styles.notice}>
          <span>{sentence(state === 'signed-out', isOnline, Boolean(host?.session), timeOfDay(asOfMs))}</span>
          {state === 'signed-out' && host?.session ? (
            <Button size="small" onClick={() => void host.session?.signIn()}>
              {strings.connection.signIn}
            </Button>
          ) : (
            <Button size="small" onClick={() => void queries.refetchQueries({ type: 'active' })}>
              {strings.failures.retry}
            </Button>
          )}
        </div>
      )}
    </div>
  );
}

function sentence(isSignedOut: boolean, isOnline: boolean, hasSession: boolean, time: string): string {
  if (isSignedOut) return hasSession ? strings.connection.signedOut : strings.connection.forgotten;
  return isOnline ? strings.connection.unreachable(time) : strings.connection.offline(time);
}

/** What the browser believes; only for the wording, as inside Teams it is not always right. */
function useIsOnline(): boolean {
  const [isOnline, setOnline] = useState(() => navigator.onLine);
  useEffect(() => {
    const update = () => setOnline(navigator.onLine);
    window.addEventListener('online', update);
    window.addEventListener('offline', update);
    return () => {
      window.removeEventListener('online', update);
      window.removeEventListener('offline', update);
    };
  }, []);
  return isOnline;
}
