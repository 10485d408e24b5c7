import { Button } from '@fluentui/react-components';
import { lazy, Suspense, type ReactNode } from 'react';
import { useLocation } from 'wouter';
import { longDate } from '#domain/dates';
import type { MeView } from '#domain/view';
import { useHost } from '#tab/host/host';
import { isStage } from '#tab/routes';
import { strings } from '#tab/strings';
import { ConnectionNotice } from './ConnectionNotice.tsx';
import { Navigation } from './Navigation.tsx';
import { useStyles } from './styles.ts';
import { useScrollToTop } from './useScrollToTop.ts';

const FocusManager = lazy(() =>
  import('./FocusManager.tsx').then((part) => ({ default: part.FocusManager })),
);

export interface ShellProps {
  /** Null until the server has said who is asking. */
  me: MeView | null;
  children: ReactNode;
}

/** What stands around every page: the way about, and in a local trial the word that it is one. */
export function Shell({ me, children }: ShellProps) {
  const styles = useStyles();
  const [location] = useLocation();
  const host = useHost();
  useScrollToTop(location);
  const isBare = host?.frame === 'stage' || isStage(location); // the whole screen is for the room
  return (
    <div className={styles.root}>
      {!isBare && (
        <a className={styles.skip} href="#content">
          {strings.nav.skip}
        </a>
      )}
      <header className={styles.top}>
        {me?.isLocalTrial && !isInsideTrialPage() && (
          <div className={styles.trial}>
            <span className={styles.trialWord}>{strings.trial.banner}</span>
            <span>{strings.trial.today(longDate(me.today))}</span>
          </div>
        )}
        {!isBare && (
          <div className={styles.header}>
            <Navigation location={location} isAdministrator={me?.isAdministrator ?? false} />
            {me && <span className={styles.council}>{me.council}</span>}
            {me && host?.session && (
              <span className={styles.session}>
                <span className={styles.name}>{me.name}</span>
                <Button appearance="subtle" size="small" onClick={() => void host.session?.signOut()}>
                  {strings.session.signOut}
                </Button>
              </span>
            )}
          </div>
        )}
      </header>
      {me && <p className={styles.printed}>{strings.nav.printed(me.council, longDate(me.today))}</p>}
      <ConnectionNotice />
      <Suspense>
        <FocusManager />
      </Suspense>
      <main id="content" tabIndex={-1} className={styles.main}>
        {children}
      </main>
    </div>
  );
}

/** The page of the local trial, the only one of our own origin around us, says itself what it is and the day. */
function isInsideTrialPage(): boolean {
  if (window.parent === window) return false;
  try {
    return window.parent.location.origin === window.location.origin;
  } catch {
    return false; // Teams, which keeps its address to itself
  }
}
