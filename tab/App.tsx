import { FluentProvider, makeStaticStyles, Spinner } from '@fluentui/react-components';
import { useEffect, useMemo, useState } from 'react';
import { Router } from 'wouter';
import { keepToken } from './api/access-token.ts';
import { ApiProvider } from './api/ApiProvider.tsx';
import { createApiClient } from './api/client.ts';
import { CatchAll } from './components/notice/CatchAll.tsx';
import { connect, type Connected } from './host/connect.ts';
import { HostProvider, type Host } from './host/host.ts';
import { fluentThemes, themeOfBrowser, type HostTheme } from './host/theme.ts';
import { Failed } from './pages/Failed.tsx';
import { OutsideTeams } from './pages/OutsideTeams.tsx';
import { Pages } from './pages/Pages.tsx';
import { SignIn } from './pages/SignIn.tsx';
import { basePath, pathOfSubPage } from './routes.ts';
import { strings } from './strings.ts';
import { usePrinting } from './usePrinting.ts';

type Start = Connected | { is: 'connecting' } | { is: 'failed' };

const useStaticStyles = makeStaticStyles({
  body: { margin: 0 },
  // Twice, to outdo Fluent's own: on a narrow screen a dialog stands off its edges.
  '.fui-DialogSurface.fui-DialogSurface': { insetInline: '8px' },
  '.fui-Field > *': { minWidth: 0 }, // a list of long choices is cut short rather than wider than the screen
});

/** The tab from the first hello to whatever surrounds it. */
export function App() {
  useStaticStyles();
  const [start, setStart] = useState<Start>({ is: 'connecting' });
  const [theme, setTheme] = useState<HostTheme>(themeOfBrowser);
  const shownTheme = usePrinting() ? 'default' : theme; // paper is white

  useEffect(() => {
    connect().then(
      (connected) => {
        if (connected.is === 'hosted') {
          const { host } = connected;
          setTheme(host.theme);
          host.onThemeChange(setTheme);
          openDeepLink(host.subPageId);
        }
        setStart(connected);
      },
      (error: unknown) => {
        setStart({ is: 'failed' });
        throw error; // for the browser's console
      },
    );
  }, []);

  return (
    <FluentProvider
      theme={fluentThemes[shownTheme]}
      style={{ colorScheme: shownTheme === 'default' ? 'light' : 'dark' }} // the browser's own boxes and lists
    >
      {start.is === 'connecting' && <Spinner label={strings.loading.start} style={{ minHeight: '50vh' }} />}
      {start.is === 'framed' && <OutsideTeams />}
      {start.is === 'signed-out' && <SignIn problem={start.problem} onSignIn={start.signIn} />}
      {start.is === 'failed' && <Failed />}
      {start.is === 'hosted' && (
        <CatchAll fallback={<Failed />}>
          <HostedApp host={start.host} />
        </CatchAll>
      )}
    </FluentProvider>
  );
}

interface HostedAppProps {
  host: Host;
}

function HostedApp({ host }: HostedAppProps) {
  const client = useMemo(() => createApiClient(keepToken(host.fetchToken)), [host]);
  return (
    <HostProvider value={host}>
      <ApiProvider client={client}>
        <Router base={basePath}>
          <Pages onReady={host.showReady} onFailed={host.showFailed} />
        </Router>
      </ApiProvider>
    </HostProvider>
  );
}

/** A link leads somewhere only on arrival; a reload stays where the person has gone since. */
function openDeepLink(subPageId: string | null): void {
  const path = subPageId ? pathOfSubPage(subPageId) : null;
  const isArrival = [basePath, `${basePath}/`].includes(window.location.pathname);
  if (path && isArrival) window.history.replaceState(null, '', basePath + path);
}
