import { FluentProvider, makeStaticStyles, Spinner } from '@fluentui/react-components';
import { useEffect, useMemo, useState } from 'react';
import { Router } from 'wouter';
import { keepToken } from './api/access-token.ts';
import { ApiProvider } from './api/ApiProvider.tsx';
import { createApiClient } from './api/client.ts';
import { CatchAll } from './components/notice/CatchAll.tsx';
import { connectToTeams, OutsideTeamsError, type TeamsHost } from './host/teams.ts';
import { fluentThemes, type HostTheme } from './host/theme.ts';
import { Failed } from './pages/Failed.tsx';
import { OutsideTeams } from './pages/OutsideTeams.tsx';
import { Pages } from './pages/Pages.tsx';
import { basePath, pathOfSubPage } from './routes.ts';
import { strings } from './strings.ts';

type Start = { host: TeamsHost } | 'connecting' | 'outside' | 'failed';

const useStaticStyles = makeStaticStyles({
  body: { margin: 0 },
});

/** The tab from the first hello to the host. */
export function App() {
  useStaticStyles();
  const [start, setStart] = useState<Start>('connecting');
  const [theme, setTheme] = useState<HostTheme>(themeOfBrowser);

  useEffect(() => {
    connectToTeams().then(
      (host) => {
        setTheme(host.theme);
        host.onThemeChange(setTheme);
        openDeepLink(host.subPageId);
        setStart({ host });
      },
      (error: unknown) => {
        setStart(error instanceof OutsideTeamsError ? 'outside' : 'failed');
        if (!(error instanceof OutsideTeamsError)) throw error; // for the browser's console
      },
    );
  }, []);

  return (
    <FluentProvider
      theme={fluentThemes[theme]}
      style={{ colorScheme: theme === 'default' ? 'light' : 'dark' }} // the browser's own boxes and lists
    >
      {start === 'connecting' && <Spinner label={strings.loading.start} style={{ minHeight: '50vh' }} />}
      {start === 'outside' && <OutsideTeams />}
      {start === 'failed' && <Failed />}
      {typeof start === 'object' && (
        <CatchAll fallback={<Failed />}>
          <HostedApp host={start.host} />
        </CatchAll>
      )}
    </FluentProvider>
  );
}

interface HostedAppProps {
  host: TeamsHost;
}

function HostedApp({ host }: HostedAppProps) {
  const client = useMemo(() => createApiClient(keepToken(host.fetchToken)), [host]);
  return (
    <ApiProvider client={client}>
      <Router base={basePath}>
        <Pages onReady={host.showReady} onFailed={host.showFailed} />
      </Router>
    </ApiProvider>
  );
}

/** A link leads somewhere only on arrival; a reload stays where the person has gone since. */
function openDeepLink(subPageId: string | null): void {
  const path = subPageId ? pathOfSubPage(subPageId) : null;
  const isArrival = [basePath, `${basePath}/`].includes(window.location.pathname);
  if (path && isArrival) window.history.replaceState(null, '', basePath + path);
}

/** Before the host has said anything. */
function themeOfBrowser(): HostTheme {
  return window.matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'default';
}
