import { createHash } from 'node:crypto';
import type { Change } from '#domain/change';

export interface UpdateContent {
  personId: string;
  item: string;
  action: string | null;
  basedOn: { item: string; action: string | null };
  change: Change;
}

/**
 * The key of an update made from a card, in the form of a UUID. It follows from what is asked and what that
 * was based on, so a delivery that Teams repeats, and a button pressed twice, are the same update.
 */
export function updateId({ personId, item, action, basedOn, change }: UpdateContent): string {
  const { rag, status, dueDate, note, reason, evidence } = change;
  const content = [
    ...[personId, item, action, basedOn.item, basedOn.action],
    ...[rag, status, dueDate, note, reason, evidence?.url, evidence?.title],
  ];
  const hex = createHash('sha256').update(JSON.stringify(content)).digest('hex');
  // Version 8: a UUID whose bits are the maker's own affair.
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    `8${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-');
}
