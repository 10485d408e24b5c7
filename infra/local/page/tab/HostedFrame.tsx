import { Button, makeStyles, Spinner, Text, tokens } from '@fluentui/react-components';
import { useEffect, useImperativeHandle, useRef, useState, type Ref } from 'react';
import { paths } from '#infra/local/constants';
import type { PersonView, TrialView } from '#infra/local/contract';
import { trialApi } from '../api.ts';
import { hostTab, type TeamsHost, type TeamsHostOptions, type TeamsTheme } from '../teams-host.ts';

/** What every frame of the tab is held with. */
export interface Holding {
  trial: TrialView;
  person: PersonView;
  theme: TeamsTheme;
  onOpenUrl: (url: string) => void;
}

export interface HostedFrameProps extends Holding {
  /** What the frame is called for those who hear the page. */
  title: string;
  /** Where the frame starts. Default: the tab's first page. */
  address?: string;
  /** Where the frame stands, and what it may ask there. Read once: give a new `key` for another. */
  standing?: Pick<
    TeamsHostOptions,
    'subPageId' | 'frameContext' | 'around' | 'onShareToStage' | 'settings'
  > | null;
  /** Presses the host's Save button. */
  ref?: Ref<{ save: () => void }>;
}

type State = { is: 'loading' } | { is: 'ready' } | { is: 'failed'; message: string };

/** The tab in a frame, exactly as Teams would hold it. Give it a new `key` for another person or page. */
export function HostedFrame(props: HostedFrameProps) {
  const { trial, person, theme, title, address = paths.tab, ref } = props;
  const styles = useStyles();
  const frame = useRef<HTMLIFrameElement>(null);
  const host = useRef<TeamsHost>(undefined);
  const [state, setState] = useState<State>({ is: 'loading' });
  const [attempt, setAttempt] = useState(0);
  const newest = useRef(props);
  const { appId, tenantId } = trial;
  const { id, name } = person;

  useEffect(() => {
    newest.current = props;
  });

  useImperativeHandle(ref, () => ({ save: () => host.current?.save() }), []);

  useEffect(() => {
    if (!frame.current) return;
    const { standing } = newest.current;
    const started = hostTab({
      subPageId: null,
      ...standing,
      frame: frame.current,
      appId,
      tenantId,
      person: { id, name },
      theme: newest.current.theme,
      getAuthToken: () => trialApi.token(id),
      onOpenLink: (url) => newest.current.onOpenUrl(url),
      onReady: () => setState({ is: 'ready' }),
      onFailure: (message) => setState({ is: 'failed', message }),
    });
    host.current = started;
    frame.current.src = address;
    return () => started.close();
  }, [appId, tenantId, id, name, address, attempt]);

  useEffect(() => host.current?.setTheme(theme), [theme]);

  return (
    <div className={styles.pane}>
      <iframe className={styles.frame} ref={frame} title={title} />
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
    </div>
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
