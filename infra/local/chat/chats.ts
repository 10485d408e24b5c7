import { randomUUID } from 'node:crypto';
import type { Clock } from '#domain/clock';
import type { ChatMessage } from '../contract.ts';
import type { TrialEvents } from '../events.ts';
import type { Activity } from './activity.ts';
import type { ChatStore } from './chat-store.ts';

/** Everybody's chats: what is said is stored first, then shown on every open page. */
export class Chats {
  readonly store: ChatStore;
  readonly #events: TrialEvents;
  readonly #clock: Clock;

  constructor(parts: { store: ChatStore; events: TrialEvents; clock: Clock }) {
    this.store = parts.store;
    this.#events = parts.events;
    this.#clock = parts.clock;
  }

  messages(personId: string): ChatMessage[] {
    return this.store.messages(personId);
  }

  add(personId: string, from: ChatMessage['from'], activity: Activity, id: string = randomUUID()): void {
    const at = this.#clock.now().toISOString();
    this.store.add({ id, personId, from, at, activity });
    this.#show(personId, id);
    if (from === 'bot') this.#showUnread(personId);
  }

  /** @returns the message as it now is; null when there is none of that id */
  replace(personId: string, messageId: string, activity: Activity): ChatMessage | null {
    this.store.replace(personId, messageId, activity);
    return this.#show(personId, messageId);
  }

  /** False when there is no such message. */
  remove(personId: string, messageId: string): boolean {
    if (!this.store.message(personId, messageId)) return false;
    this.store.remove(personId, messageId);
    this.#events.publish({ type: 'deleted', personId, messageId });
    this.#showUnread(personId);
    return true;
  }

  setFailure(personId: string, messageId: string, failure: string | null): void {
    this.store.setFailure(messageId, failure);
    this.#show(personId, messageId);
  }

  markRead(personId: string): void {
    this.store.markRead(personId);
    this.#showUnread(personId);
  }

  typing(personId: string): void {
    this.#events.publish({ type: 'typing', personId });
  }

  #show(personId: string, messageId: string): ChatMessage | null {
    const message = this.store.message(personId, messageId);
    if (message) this.#events.publish({ type: 'message', personId, message });
    return message;
  }

  #showUnread(personId: string): void {
    this.#events.publish({ type: 'unread', personId, unread: this.store.unread(personId) });
  }
}
