import {
  Button,
  FluentProvider,
  makeStyles,
  MessageBar,
  MessageBarActions,
  MessageBarBody,
  mergeClasses,
  Spinner,
  teamsDarkTheme,
  teamsHighContrastTheme,
  teamsLightTheme,
  tokens,
  type Theme,
} from '@fluentui/react-components';
import { useCallback, useEffect, useRef, useState } from 'react';
import { isWebAddress } from '#domain/web-address';
import type { TrialEvent, TrialView } from '../contract.ts';
import { ChatPane } from './chat/ChatPane.tsx';
import { PersonPicker } from './people/PersonPicker.tsx';
import {
  rememberedPerson,
  rememberedSurface,
  rememberedTheme,
  rememberPerson,
  rememberSurface,
  rememberTheme,
  type Surface,
} from './remembered.ts';
import { ClockPanel } from './shell/ClockPanel.tsx';
import { PersonMenu } from './shell/PersonMenu.tsx';
import { Rail, type Panes } from './shell/Rail.tsx';
import { SplitView } from './shell/SplitView.tsx';
import { SurfaceMenu } from './shell/SurfaceMenu.tsx';
import { StartAgainDialog } from './shell/StartAgainDialog.tsx';
import { ThemeMenu } from './shell/ThemeMenu.tsx';
import { TopBar } from './shell/TopBar.tsx';
import { TrialBanner } from './shell/TrialBanner.tsx';
import { VisuallyHidden } from './shell/VisuallyHidden.tsx';
import { useIsWide } from './shell/useIsWide.ts';
import { subPageOf } from './tab/deep-link.ts';
import { TabPane } from './tab/TabPane.tsx';
import type { TeamsTheme } from './teams-host.ts';
import { useChat, type Chat } from './useChat.ts';
import { useTrial } from './useTrial.ts';

const fluentThemes = {
  default: teamsLightTheme,
  dark: teamsDarkTheme,
  contrast: teamsHighContrastTheme,
} satisfies Record<TeamsTheme, Theme>;

/** The whole local page: Teams around the bot's chat and the tab, with a sample council in it. */
export function LocalPage() {
  const styles = useStyles();
  const [theme, setTheme] = useState(rememberedTheme);
  const [personId, setPersonId] = useState(rememberedPerson);
  const chat = useChat(personId);

  // The event stream stays open for as long as the page; it always speaks to the newest chat.
  const newestChat = useRef(chat);
  useEffect(() => {
    newestChat.current = chat;
  });
  const hear = useCallback((event: TrialEvent) => newestChat.current.hear(event), []);
  const catchUp = useCallback(() => newestChat.current.reload(), []);
  const { trial, problem, reload } = useTrial(hear, catchUp);

  // So that the browser's own parts – scroll bars, date fields – follow too.
  useEffect(() => {
    document.documentElement.style.colorScheme = theme === 'default' ? 'light' : 'dark';
  }, [theme]);

  const choosePerson = (id: string | null) => {
    rememberPerson(id);
    setPersonId(id);
  };
  const chooseTheme = (next: TeamsTheme) => {
    rememberTheme(next);
    setTheme(next);
  };

  return (
    <FluentProvider theme={fluentThemes[theme]}>
      <div className={styles.page}>
        <TrialBanner />
        {problem && (
          <MessageBar intent="error">
            <MessageBarBody>{problem}</MessageBarBody>
            <MessageBarActions>
              <Button onClick={reload}>Try again</Button>
            </MessageBarActions>
          </MessageBar>
        )}
        {trial ? (
          <Council
            trial={trial}
            personId={personId}
            chat={chat}
            theme={theme}
            onChoosePerson={choosePerson}
            onChooseTheme={chooseTheme}
          />
        ) : (
          <div className={styles.waiting}>{!problem && <Spinner label="Opening the local trial" />}</div>
        )}
      </div>
    </FluentProvider>
  );
}

interface CouncilProps {
  trial: TrialView;
  personId: string | null;
  chat: Chat;
  theme: TeamsTheme;
  onChoosePerson: (personId: string | null) => void;
  onChooseTheme: (theme: TeamsTheme) => void;
}

function Council({ trial, personId, chat, theme, onChoosePerson, onChooseTheme }: CouncilProps) {
  const styles = useStyles();
  const isWide = useIsWide();
  const [wanted, setWanted] = useState<Panes>('both');
  const [surface, setSurface] = useState(rememberedSurface);
  const [isStartingAgain, setStartingAgain] = useState(false);
  // Every following of a deep link opens the tab anew, even on the page it was opened on before.
  const [opened, setOpened] = useState<{ subPageId: string | null; times: number }>({
    subPageId: null,
    times: 0,
  });
  const person = trial.people.find(({ id }) => id === personId);

  const choosePerson = (id: string | null) => {
    setOpened({ subPageId: null, times: 0 });
    onChoosePerson(id);
  };
  const chooseSurface = (next: Surface) => {
    rememberSurface(next);
    setSurface(next);
    if (shown === 'chat' || next === 'meeting') setWanted('tab'); // a meeting needs the room
  };
  const openUrl = (url: string) => {
    const subPageId = subPageOf(url, trial.appId);
    if (subPageId !== null) {
      setOpened({ subPageId, times: opened.times + 1 });
      if (shown === 'chat') setWanted(isWide ? 'both' : 'tab');
    } else if (isWebAddress(url)) {
      window.open(url, '_blank', 'noopener');
    }
  };

  const shown: Panes = isWide ? wanted : wanted === 'both' ? 'chat' : wanted;
  if (!person) {
    return (
      <>
        <TopBar council={trial.council}>
          <ThemeMenu theme={theme} onChoose={onChooseTheme} />
        </TopBar>
        <PersonPicker trial={trial} onChoose={choosePerson} />
      </>
    );
  }

  const chatPane = <ChatPane person={person} chat={chat} onOpenUrl={openUrl} />;
  const tabPane = (
    <TabPane
      key={`${person.id} ${opened.times} ${surface}`}
      surface={surface}
      trial={trial}
      person={person}
      theme={theme}
      subPageId={opened.subPageId}
      onOpenUrl={openUrl}
    />
  );
  return (
    <>
      <TopBar council={trial.council}>
        <ClockPanel trial={trial} person={person} onChoosePerson={choosePerson} />
        <SurfaceMenu surface={surface} onChoose={chooseSurface} />
        <ThemeMenu theme={theme} onChoose={onChooseTheme} />
        <PersonMenu
          trial={trial}
          person={person}
          onChoose={choosePerson}
          onStartAgain={() => setStartingAgain(true)}
        />
      </TopBar>
      <div className={mergeClasses(styles.body, !isWide && styles.stacked)}>
        <Rail shown={shown} isWide={isWide} unread={person.unread} onShow={setWanted} />
        <main className={styles.main}>
          <VisuallyHidden>
            <h1>Golden Thread, as {person.name}</h1>
          </VisuallyHidden>
          {shown === 'both' && <SplitView left={chatPane} right={tabPane} />}
          {shown === 'chat' && chatPane}
          {shown === 'tab' && tabPane}
        </main>
      </div>
      {isStartingAgain && <StartAgainDialog onClose={() => setStartingAgain(false)} />}
    </>
  );
}

const useStyles = makeStyles({
  page: { display: 'flex', flexDirection: 'column', height: '100dvh', overflow: 'hidden' },
  waiting: { flexGrow: 1, display: 'grid', placeItems: 'center' },
  body: { display: 'flex', flexGrow: 1, minHeight: 0, backgroundColor: tokens.colorNeutralBackground2 },
  stacked: { flexDirection: 'column' },
  main: { position: 'relative', flexGrow: 1, minWidth: 0, minHeight: 0 },
});
