import type { IsoInstant } from '#domain/dates';
import type { ChatMessage } from '../contract.ts';
import type { LocalDatabase } from '../database.ts';
import { activitySchema, cardContentType, type Activity } from './activity.ts';

/** Everybody's chat with the bot, in the trial's database file. */
export interface ChatStore {
  /** In the order they were said. */
  messages(personId: string): ChatMessage[];
  message(personId: string, messageId: string): ChatMessage | null;
  /** A message as it was sent. */
  activity(personId: string, messageId: string): Activity | null;
  add(entry: NewMessage): void;
  replace(personId: string, messageId: string, activity: Activity): void;
  remove(personId: string, messageId: string): void;
  /** Says why a person's message was not delivered; null once it was. */
  setFailure(messageId: string, failure: string | null): void;
  markRead(personId: string): void;
  unread(personId: string): number;
  /** The app is installed for this person, so the bot may write to them. */
  isInstalled(personId: string): boolean;
  setInstalled(personId: string, isInstalled: boolean): void;
}

export interface NewMessage {
  id: string;
  personId: string;
  from: ChatMessage['from'];
  at: IsoInstant;
  activity: Activity;
}

interface MessageRow {
  id: string;
  sender: ChatMessage['from'];
  said_at: string;
  activity: string;
  failure: string | null;
  is_read: number;
}

export function openChatStore(database: LocalDatabase): ChatStore {
  database.exec(`
    CREATE TABLE IF NOT EXISTS chat_messages (
      place INTEGER PRIMARY KEY AUTOINCREMENT,
      id TEXT NOT NULL UNIQUE,
      person_id TEXT NOT NULL,
      sender TEXT NOT NULL CHECK (sender IN ('person', 'bot')),
      said_at TEXT NOT NULL,
      activity TEXT NOT NULL,
      failure TEXT,
      is_read INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX IF NOT EXISTS chat_messages_by_person ON chat_messages (person_id, place);
    CREATE TABLE IF NOT EXISTS chat_installs (person_id TEXT PRIMARY KEY) STRICT;
  `);

  const row = (personId: string, messageId: string) =>
    database.get<MessageRow>(
      'SELECT * FROM chat_messages WHERE person_id = ? AND id = ?',
      personId,
      messageId,
    );

  return {
    messages(personId) {
      const rows = database.all<MessageRow>(
        'SELECT * FROM chat_messages WHERE person_id = ? ORDER BY place',
        personId,
      );
      return rows.map(messageOf);
    },
    message(personId, messageId) {
      const found = row(personId, messageId);
      return found ? messageOf(found) : null;
    },
    activity(personId, messageId) {
      const found = row(personId, messageId);
      return found ? activityOf(found) : null;
    },
    add({ id, personId, from, at, activity }) {
      database.run(
        `INSERT INTO chat_messages (id, person_id, sender, said_at, activity, is_read)
         VALUES (?, ?, ?, ?, ?, ?)`,
        id,
        personId,
        from,
        at,
        JSON.stringify(activity),
        from === 'person' ? 1 : 0,
      );
    },
    replace(personId, messageId, activity) {
      database.run(
        'UPDATE chat_messages SET activity = ? WHERE person_id = ? AND id = ?',
        JSON.stringify(activity),
        personId,
        messageId,
      );
    },
    remove(personId, messageId) {
      database.run('DELETE FROM chat_messages WHERE person_id = ? AND id = ?', personId, messageId);
    },
    setFailure(messageId, failure) {
      database.run('UPDATE chat_messages SET failure = ? WHERE id = ?', failure, messageId);
    },
    markRead(personId) {
      database.run('UPDATE chat_messages SET is_read = 1 WHERE person_id = ? AND is_read = 0', personId);
    },
    unread(personId) {
      const counted = database.get<{ unread: number }>(
        'SELECT count(*) AS unread FROM chat_messages WHERE person_id = ? AND is_read = 0',
        personId,
      );
      return counted?.unread ?? 0;
    },
    isInstalled: (personId) =>
      database.get('SELECT 1 FROM chat_installs WHERE person_id = ?', personId) !== undefined,
    setInstalled(personId, isInstalled) {
      database.run(
        isInstalled
          ? 'INSERT OR IGNORE INTO chat_installs (person_id) VALUES (?)'
          : 'DELETE FROM chat_installs WHERE person_id = ?',
        personId,
      );
    },
  };
}

function activityOf(row: MessageRow): Activity {
  return activitySchema.parse(JSON.parse(row.activity));
}

function messageOf(row: MessageRow): ChatMessage {
  const activity = activityOf(row);
  return {
    id: row.id,
    from: row.sender,
    at: row.said_at,
    text: activity.text ?? null,
    textFormat: row.sender === 'person' || activity.textFormat === 'plain' ? 'plain' : 'markdown',
    cards: (activity.attachments ?? [])
      .filter((attachment) => attachment.contentType === cardContentType)
      .map((attachment) => attachment.content),
    suggestions: (activity.suggestedActions?.actions ?? []).map(({ title, value }) => ({
      title,
      says: typeof value === 'string' ? value : title,
    })),
    failure: row.failure,
    isRead: row.is_read === 1,
  };
}
