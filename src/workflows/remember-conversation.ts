import { ItemChangedError } from '#domain/errors';
import type { Conversation } from '#domain/reminder';
import type { Services } from './services.ts';

/** Keeps where the bot reaches a person; the newest word wins. */
export async function rememberConversation({ store }: Services, conversation: Conversation): Promise<void> {
  const { row, created } = await store.create('conversations', conversation);
  if (created || isSame(row.value, conversation)) return;
  try {
    await store.update('conversations', conversation, row.eTag);
  } catch (error) {
    // Another replica heard from the same person in the same second: what it wrote is as new as ours.
    if (!(error instanceof ItemChangedError)) throw error;
  }
}

function isSame(a: Conversation, b: Conversation): boolean {
  return a.reference === b.reference && a.state === b.state && a.personName === b.personName;
}
