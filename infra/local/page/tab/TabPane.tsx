import { Button, makeStyles, Spinner, Text, tokens } from '@fluentui/react-components';
import { useEffect, useRef, useState } from 'react';
import { paths } from '#infra/local/constants';
import type { PersonView, TrialView } from '#infra/local/contract';
import { trialApi } from '../api.ts';
import { hostTab, type TeamsHost, type TeamsTheme } from '../teams-host.ts';

export interface TabPaneProps {
  trial: TrialView;
  person: PersonView;
  theme: TeamsTheme;
  /** What the tab opens on; null for its first page. */
  subPageId: string | null;
  onOpenUrl: (url: string) => void;
}

type State = { is: 'loading' } | { is: 'ready' } | { is: 'failed'; message: string };

/** The tab in its frame, exactly as Teams would hold it. Give it a new `key` for another person or page. */
export function TabPane({ trial, person, theme, subPageId, onOpenUrl }: TabPaneProps) {
  const styles = useStyles();
  const frame = useRef<HTMLIFrameElement>(null);
  const host = useRef<TeamsHost>(undefined);
  const [state, setState] = useState<State>({ is: 'loading' });
  const [attempt, setAttempt] = useState(0);
  const firstTheme = useRef(theme);
  const openUrl = useRef(onOpenUrl);
  const { appId, tenantId } = trial;
  const { id, name } = person;

  useEffect(() => {
    openUrl.current = onOpenUrl;
  });

  useEffect(() => {
    if (!frame.current) return;
    const started = hostTab({
      frame: frame.current,
      appId,
      tenantId,
      person: { id, name },
      theme: firstTheme.current,
      subPageId,
      getAuthToken: () => trialApi.token(id),
      onOpenLink: (url) => openUrl.current(url),
      onReady: () => setState({ is: 'ready' }),
      onFailure: (message) => setState({ is: 'failed', message }),
    });
    host.current = started;
    frame.current.src = paths.tab;
    return () => started.close();
  }, [appId, tenantId, id, name, subPageId, attempt]);

  useEffect(() => {
    firstTheme.current = theme;
    host.current?.setTheme(theme);
  }, [theme]);

  return (
    <section className={styles.pane} aria-label="Golden Thread tab">
      <iframe className={styles.frame} ref={frame} title="Golden Thread" />
      {state.is === 'loading' && (
        <div className={styles.cover}>
          <Spinner label="Opening Golden Thread" />
        </div>
      )}
      {state.is === 'failed' && (
        <div className={styles.cover} role="alert">
          <Text>Golden Thread could not start. {state.message}</Text>
          <Button
            appearance="primary"
            onClick={() => {
              setState({ is: 'loading' });
              setAttempt(attempt + 1);
            }}
          >
            Try again
          </Button>
        </div>
      )}
    </section>
  );
}

const useStyles = makeStyles({
  pane: {
    position: 'relative',
    height: '100%',
    minWidth: 0,
    backgroundColor: tokens.colorNeutralBackground1,
  },
  frame: { display: 'block', width: '100%', height: '100%', border: 'none' },
  cover: {
    position: 'absolute',
    inset: 0,
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'center',
    justifyContent: 'center',
    gap: tokens.spacingVerticalM,
    padding: tokens.spacingHorizontalL,
    textAlign: 'center',
    backgroundColor: tokens.colorNeutralBackground1,
  },
});
