import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { ArrowDown16Regular } from '@fluentui/react-icons';
import { Fragment, useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { ChatMessage } from '#infra/local/contract';
import { dayOf, fullDate, newMessages } from '../words.ts';
import type { CardActions } from './CardView.tsx';
import { MessageView } from './MessageView.tsx';

export interface MessageLogProps {
  messages: ChatMessage[];
  isTyping: boolean;
  personName: string;
  actionsFor: (message: ChatMessage) => CardActions;
  onSayAgain: (messageId: string) => void;
  /** The newest messages came into sight. */
  onSeen: () => void;
}

/** Nearer to the end than this, a person is reading along and is kept at the end. */
const readingAlongPx = 80;

/** The talk so far: stays at its end while somebody reads along, and says so when they do not. */
export function MessageLog(props: MessageLogProps) {
  const { messages, isTyping, onSeen } = props;
  const styles = useStyles();
  const log = useRef<HTMLDivElement>(null);
  const isAtEnd = useRef(true);
  const lastTop = useRef(0);
  const [missed, setMissed] = useState(0);
  const unread = messages.filter(({ isRead }) => !isRead).length;
  const [firstUnread] = useState(() => messages.find(({ isRead }) => !isRead)?.id ?? null);

  const toEnd = () => {
    const element = log.current;
    if (element) element.scrollTop = element.scrollHeight;
  };

  useLayoutEffect(() => {
    if (isAtEnd.current) toEnd();
  }, [messages, isTyping]);

  // Cards grow after they were drawn, and the keyboard of a phone takes room away.
  useEffect(() => {
    const element = log.current;
    const content = element?.firstElementChild;
    if (!element || !content) return;
    const observer = new ResizeObserver(() => {
      if (isAtEnd.current) element.scrollTop = element.scrollHeight;
    });
    observer.observe(content);
    observer.observe(element);
    return () => observer.disconnect();
  }, []);

  useEffect(() => {
    if (isAtEnd.current && unread > 0 && document.visibilityState === 'visible') onSeen();
    setMissed(isAtEnd.current ? 0 : unread);
  }, [unread, onSeen]);

  const onScroll = () => {
    const element = log.current;
    if (!element) return;
    // Content that grows leaves the end behind too; only scrolling up means that somebody looks elsewhere.
    const isNearEnd = element.scrollHeight - element.scrollTop - element.clientHeight < readingAlongPx;
    if (isNearEnd) isAtEnd.current = true;
    else if (element.scrollTop < lastTop.current) isAtEnd.current = false;
    lastTop.current = element.scrollTop;
    if (isAtEnd.current && unread > 0) onSeen();
  };

  return (
    <div className={styles.around}>
      <div
        className={styles.log}
        ref={log}
        role="log"
        aria-label="Chat with Golden Thread"
        aria-live="polite"
        tabIndex={0}
        onScroll={onScroll}
      >
        <div className={styles.messages}>
          {messages.map((message, index) => {
            const before = messages[index - 1];
            const isNewDay = !before || dayOf(before.at) !== dayOf(message.at);
            return (
              <Fragment key={message.id}>
                {isNewDay && <Divider>{fullDate(dayOf(message.at))}</Divider>}
                {message.id === firstUnread && before && <Divider>New</Divider>}
                <MessageView
                  message={message}
                  personName={props.personName}
                  actions={props.actionsFor(message)}
                  onSayAgain={() => props.onSayAgain(message.id)}
                />
              </Fragment>
            );
          })}
          {isTyping && <p className={styles.typing}>Golden Thread is typing…</p>}
        </div>
      </div>
      {missed > 0 && (
        <Button
          className={styles.missed}
          appearance="primary"
          size="small"
          icon={<ArrowDown16Regular />}
          onClick={toEnd}
        >
          {newMessages(missed)}
        </Button>
      )}
    </div>
  );
}

function Divider({ children }: { children: string }) {
  const styles = useStyles();
  return <div className={styles.divider}>{children}</div>;
}

const useStyles = makeStyles({
  around: { position: 'relative', flexGrow: 1, minHeight: 0, display: 'flex' },
  log: { flexGrow: 1, minWidth: 0, overflowY: 'auto', overflowX: 'hidden' },
  messages: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalM,
    padding: tokens.spacingHorizontalM,
  },
  divider: {
    display: 'flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalM,
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorNeutralForeground3,
    '::before': { content: '""', flexGrow: 1, height: '1px', backgroundColor: tokens.colorNeutralStroke2 },
    '::after': { content: '""', flexGrow: 1, height: '1px', backgroundColor: tokens.colorNeutralStroke2 },
  },
  typing: {
    margin: 0,
    paddingLeft: '36px',
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorNeutralForeground3,
  },
  missed: {
    position: 'absolute',
    bottom: tokens.spacingVerticalS,
    left: '50%',
    transform: 'translateX(-50%)',
  },
});
