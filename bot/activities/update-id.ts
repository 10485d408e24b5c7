import { createHash } from 'node:crypto';
import type { Change } from '#domain/change';

export interface UpdateContent {
  personId: string;
  about: readonly UpdatePart[];
}

export interface UpdatePart {
  item: string;
  action: string | null;
  /** eTags of what the person was looking at. */
  itemTag: string;
  actionTag: string | null;
  change: Change;
}

/**
 * The key of an update made from a card, in the form of a UUID. It follows from what is asked and what that
 * was based on, so a delivery that Teams repeats, to this process or another, and a button pressed twice, are
 * the same update.
 */
export function updateId({ personId, about }: UpdateContent): string {
  const parts = about.map(({ item, action, itemTag, actionTag, change }) => {
    const { rag, status, dueDate, note, reason, evidence, unchanged } = change;
    const target = [item, action, itemTag, actionTag];
    return [...target, rag, status, dueDate, note, reason, evidence?.url, evidence?.title, unchanged];
  });
  const hex = createHash('sha256')
    .update(JSON.stringify([personId, ...parts]))
    .digest('hex');
  // Version 8: a UUID whose bits are the maker's own affair.
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    `8${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-');
}
