import type { BulkOutcome, BulkPreviewBody } from '#api/contract/bulk';
import type { Change } from '#domain/change';
import { rags } from '#domain/rag';
import { statuses } from '#domain/status';
import type { ItemRow } from '#domain/view';

/** What can be changed for many rows at once. */
export const bulkKinds = ['unchanged', 'status', 'rag', 'dueDate', 'ownerPostId'] as const;
export type BulkKind = (typeof bulkKinds)[number];

/** An outcome with what a person calls its row. */
export interface RowOutcome extends BulkOutcome {
  ref: string;
}

export interface BulkDraft {
  kind: BulkKind;
  /** As the field has it; empty until chosen. */
  value: string;
  reason: string;
}

/** The change a draft stands for; null until it says something. */
export function changeOf({ kind, value, reason }: BulkDraft): Change | null {
  if (kind === 'unchanged') return { unchanged: true };
  if (value === '') return null;
  const why = reason.trim() && kind !== 'rag' ? { reason: reason.trim() } : {};
  const note = reason.trim() && kind === 'rag' ? { note: reason.trim() } : {};
  switch (kind) {
    case 'status': {
      const status = statuses.find((known) => known === value);
      return status ? { status, ...why } : null;
    }
    case 'rag': {
      const rag = rags.find((known) => known === value);
      return rag ? { rag, ...note } : null;
    }
    case 'dueDate':
      return { dueDate: value, ...why };
    case 'ownerPostId':
      return { ownerPostId: value, ...why };
  }
}

/**
 * One update a row: ratings belong to recommendations, everything else to actions; a recommendation with several
 * stands for all that are open.
 *
 * @param ids of actions, and of recommendations that have none or several
 */
export function updatesFor(
  items: readonly ItemRow[],
  ids: ReadonlySet<string>,
  change: Change,
): BulkPreviewBody['updates'] {
  const about = (itemId: string, actionId: string | null) => ({
    id: crypto.randomUUID(),
    itemId,
    actionId,
    change,
  });
  return items.flatMap((item) => {
    const isWhole = ids.has(item.id);
    const actions = item.actions.filter(
      ({ id, dueState }) => ids.has(id) || (isWhole && dueState !== 'closed'),
    );
    if (!isWhole && actions.length === 0) return [];
    if (change.rag) return [about(item.id, item.actions.length === 1 ? (item.actions[0]?.id ?? null) : null)];
    return actions.length > 0 ? actions.map(({ id }) => about(item.id, id)) : [about(item.id, null)];
  });
}

/** What would put a saved row back; null where that is not possible. */
export function undoOf({ changes }: BulkOutcome, kind: BulkKind, reason: string): Change | null {
  const [change] = changes;
  if (!change?.before) return null;
  switch (kind) {
    case 'rag':
      return change.field === 'rag' ? changeOf({ kind, value: change.before, reason: '' }) : null;
    case 'status':
    case 'dueDate':
      return change.field === kind ? changeOf({ kind, value: change.before, reason }) : null;
    case 'ownerPostId': // the history keeps names, not posts
    case 'unchanged': // nothing moved
      return null;
  }
}
