import type { Digest, SlipNews } from '#domain/digest';
import type { MeetingRecord } from '#domain/meeting-view';
import type { Person } from '#domain/post';

/** How word reaches a person; bot/messaging is the one that does. */
export interface Messenger {
  send(person: Person, digest: Digest): Promise<Delivery>;
  tellSlips(person: Person, news: SlipNews): Promise<Delivery>;
}

/** `delivered: false` is final for today (blocked, not installed, left); a passing fault is thrown. */
export type Delivery = { delivered: true } | { delivered: false; reason: string };

/** Whether everybody in a chat belongs to the council; `unknown` when Teams does not say. */
export type Readers = 'ours' | 'outsiders' | 'unknown';

/** How word reaches a chat that several people read. */
export interface ChatMessenger {
  /** Whether Teams itself says so; false also where the bot is not in that chat. */
  isMember(person: Person, conversationId: string): Promise<boolean>;
  /** For a minute a chat is taken to have the members it had. */
  readersOf(person: Person, conversationId: string): Promise<Readers>;
  /** In the name of a member of the chat. */
  postRecord(person: Person, conversationId: string, record: MeetingRecord): Promise<Delivery>;
}
