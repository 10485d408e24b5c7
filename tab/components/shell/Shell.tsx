import { mergeClasses } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { Link, useLocation } from 'wouter';
import { longDate } from '#domain/dates';
import type { MeView } from '#domain/view';
import { strings } from '#tab/strings';
import { placeOf, places } from './places.ts';
import { useStyles } from './styles.ts';

export interface ShellProps {
  /** Null until the server has said who is asking. */
  me: MeView | null;
  children: ReactNode;
}

/** What stands around every page: the way about, and in a local trial the word that it is one. */
export function Shell({ me, children }: ShellProps) {
  const styles = useStyles();
  const [location] = useLocation();
  const here = placeOf(location);
  return (
    <div className={styles.root}>
      <a className={styles.skip} href="#content">
        {strings.nav.skip}
      </a>
      <header>
        {me?.isLocalTrial && !isInsideTrialPage() && (
          <div className={styles.trial}>
            <span className={styles.trialWord}>{strings.trial.banner}</span>
            <span>{strings.trial.today(longDate(me.today))}</span>
          </div>
        )}
        <div className={styles.header}>
          <nav className={styles.nav} aria-label={strings.nav.label}>
            {places
              .filter((place) => !place.isForAdministrators || me?.isAdministrator)
              .map((place) => (
                <NavLink key={place.to} to={place.to} isCurrent={place === here}>
                  {place.label}
                </NavLink>
              ))}
          </nav>
          {me && <span className={styles.council}>{me.council}</span>}
        </div>
      </header>
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

interface NavLinkProps {
  to: string;
  isCurrent: boolean;
  children: string;
}

function NavLink({ to, isCurrent, children }: NavLinkProps) {
  const styles = useStyles();
  return (
    <Link
      to={to}
      aria-current={isCurrent ? 'page' : undefined}
      className={mergeClasses(styles.link, isCurrent && styles.current)}
    >
      {children}
    </Link>
  );
}
