import {
  Avatar,
  makeStyles,
  MessageBar,
  MessageBarBody,
  Spinner,
  Text,
  tokens,
} from '@fluentui/react-components';
import { useState } from 'react';
import type { ChatMessage, PersonView } from '#infra/local/contract';
import { trialApi } from '../api.ts';
import type { Chat } from '../useChat.ts';
import { CardDialog } from './CardDialog.tsx';
import type { CardActions } from './CardView.tsx';
import { Composer } from './Composer.tsx';
import { MessageLog } from './MessageLog.tsx';
import { useRefresh } from './useRefresh.ts';

export interface ChatPaneProps {
  person: PersonView;
  chat: Chat;
  /** Opens a web page, or a deep link into the tab. */
  onOpenUrl: (url: string) => void;
}

interface OpenDialog {
  messageId: string;
  title: string;
  card: unknown;
}

const usualSuggestions = ['my actions', 'overdue', 'help'].map((title) => ({ title, says: title }));

/** One person's chat with the bot, as in Teams. */
export function ChatPane({ person, chat, onOpenUrl }: ChatPaneProps) {
  const styles = useStyles();

  const [dialog, setDialog] = useState<OpenDialog | null>(null);
  const actionsFor = (message: ChatMessage): CardActions => ({
    execute: (action) => trialApi.execute(person.id, message.id, action),
    submit: (data) => trialApi.submit(person.id, message.id, data),
    openUrl: onOpenUrl,
    openDialog: async (data) => {
      const answer = await trialApi.dialog(person.id, message.id, 'task/fetch', data);
      if (answer.kind === 'closed') return null;
      if (answer.kind !== 'dialog') return answer;
      setDialog({ messageId: message.id, title: answer.title, card: answer.card });
      return null;
    },
  });
  useRefresh(person.id, chat.messages);
  const suggested = chat.messages?.at(-1)?.suggestions ?? [];

  return (
    <section className={styles.pane} aria-label="Chat">
      <header className={styles.header}>
        <Avatar image={{ src: '/local/page/golden-thread.svg' }} shape="square" size={28} aria-hidden />
        <Text as="h2" weight="semibold" size={400} className={styles.title}>
          Golden Thread
        </Text>
        <Text size={200} className={styles.subtitle}>
          bot
        </Text>
      </header>
      {chat.problem && (
        <MessageBar intent="error" layout="multiline">
          <MessageBarBody>{chat.problem}</MessageBarBody>
        </MessageBar>
      )}
      {chat.messages ? (
        <MessageLog
          key={person.id}
          messages={chat.messages}
          isTyping={chat.isTyping}
          personName={person.name}
          actionsFor={actionsFor}
          onSayAgain={chat.sayAgain}
          onSeen={chat.markRead}
        />
      ) : (
        <div className={styles.waiting}>{!chat.problem && <Spinner label="Opening the chat" />}</div>
      )}
      {dialog && (
        <CardDialog
          title={dialog.title}
          card={dialog.card}
          onSend={async (data) => {
            const answer = await trialApi.dialog(person.id, dialog.messageId, 'task/submit', data);
            if (answer.kind === 'dialog') setDialog({ ...dialog, title: answer.title, card: answer.card });
            if (answer.kind === 'closed') setDialog(null);
            return answer.kind === 'said' || answer.kind === 'failed' ? answer : null;
          }}
          onClose={() => setDialog(null)}
        />
      )}
      <Composer suggestions={suggested.length > 0 ? suggested : usualSuggestions} onSay={chat.say} />
    </section>
  );
}

const useStyles = makeStyles({
  pane: {
    display: 'flex',
    flexDirection: 'column',
    height: '100%',
    minWidth: 0,
    backgroundColor: tokens.colorNeutralBackground2,
  },
  header: {
    display: 'flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalS,
    minHeight: '48px',
    padding: `0 ${tokens.spacingHorizontalM}`,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground1,
  },
  title: { margin: 0 },
  subtitle: { color: tokens.colorNeutralForeground3 },
  waiting: { flexGrow: 1, display: 'grid', placeItems: 'center' },
});
