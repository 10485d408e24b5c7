import type { Digest, SlipNews } from '#domain/digest';
import type { Person } from '#domain/post';

/** How word reaches a person; bot/messaging is the one that does. */
export interface Messenger {
  send(person: Person, digest: Digest): Promise<Delivery>;
  tellSlips(person: Person, news: SlipNews): Promise<Delivery>;
}

/** `delivered: false` is final for today (blocked, not installed, left); a passing fault is thrown. */
export type Delivery = { delivered: true } | { delivered: false; reason: string };
