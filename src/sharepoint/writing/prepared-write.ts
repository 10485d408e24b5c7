import { ItemChangedError, NotFoundError, type AppError } from '#domain/errors';
import type { BatchAnswer, BatchRequest } from '../client/batch.ts';
import { GraphError, GraphNotFoundError, GraphPreconditionError } from '../client/errors.ts';
import type { Entities, ListName } from '../entities.ts';
import { expandFields, writtenRow } from '../list-items.ts';
import type { Fields } from '../lists/codec.ts';
import { lists } from '../lists/lists.ts';
import type { Row, WriteOutcome } from '../store.ts';
import { saysOfHandEdits } from '../lists/hand-edit.ts';
import { holds, withoutEmpty } from './compare-fields.ts';

type AnyRow = Row<Entities[ListName]>;

/** One write as it is sent, and how its answer is understood. */
export interface PreparedWrite {
  list: ListName;
  /** Ours. */
  id: string;
  request: BatchRequest;
  /** What became of it, or null when only the row itself, as it stands now, can tell. */
  understand(answer: BatchAnswer): WriteOutcome | null;
  /** The request that reads the row as it stands now. */
  look: BatchRequest;
  /** As `understand`, with the row; null when there is none. */
  judge(answer: BatchAnswer, row: AnyRow | null): WriteOutcome;
}

export function prepareCreate(list: ListName, listPath: string, fields: Fields): PreparedWrite {
  const id = String(fields['Key']);
  const literal = encodeURIComponent(`'${id.replaceAll("'", "''")}'`);
  const filter = `$filter=fields/Key%20eq%20${literal}`;
  return {
    list,
    id,
    request: { method: 'POST', path: `${listPath}/items`, body: { fields: withoutEmpty(fields) } },
    understand({ body, error }) {
      if (error) return isPerhapsDuplicate(error) ? null : { ok: false, error };
      const row = writtenRow(list, body, fields);
      return row && { ok: true, row, created: true };
    },
    look: { method: 'GET', path: `${listPath}/items?${expandFields(list)}&${filter}` },
    judge({ error, attempts }, row) {
      if (!row) return { ok: false, error: error ?? deleted(list) };
      if (!error) return { ok: true, row, created: true };
      // Our own create, answered by a timeout and repeated, meets the row it made itself.
      const isOurs = attempts > 1 && holds(fieldsOf(list, row), fields);
      return { ok: true, row, created: isOurs };
    },
  };
}

export interface PlannedUpdate {
  itemId: string;
  eTag: string;
  /** Every column as it shall stand. */
  fields: Fields;
  /** Only those that are to change. */
  changed: Fields;
  /** What the row has to say about edits by hand. */
  mark: Fields;
}

export function prepareUpdate(
  list: ListName,
  listPath: string,
  { itemId, eTag, fields, changed, mark }: PlannedUpdate,
): PreparedWrite {
  const path = `${listPath}/items/${itemId}`;
  return {
    list,
    id: String(fields['Key']),
    request: {
      method: 'PATCH',
      path,
      headers: { 'If-Match': eTag },
      body: { fields: { ...changed, ...mark } },
    },
    understand({ body, error }) {
      if (error) return isPerhapsOvertaken(error) ? null : { ok: false, error };
      const row = writtenRow(list, body, { ...fields, ...mark });
      return row && { ok: true, row, created: false };
    },
    look: { method: 'GET', path: `${path}?${expandFields(list)}` },
    judge({ error }, row) {
      if (!row) return { ok: false, error: deleted(list, error) };
      // Ours also after a 412: the first try went through, only its answer was lost.
      if (!error || (holds(fieldsOf(list, row), changed) && saysOfHandEdits(row, mark)))
        return { ok: true, row, created: false };
      if (row.eTag === eTag || error instanceof GraphNotFoundError) return { ok: false, error };
      const { displayName } = lists[list];
      return { ok: false, error: new ItemChangedError(displayName, itemId, { cause: error }) };
    },
  };
}

export function deleted(list: ListName, cause?: unknown): NotFoundError {
  return new NotFoundError(`This row was deleted from the list "${lists[list].displayName}".`, { cause });
}

function fieldsOf(list: ListName, row: AnyRow): Fields {
  return lists[list].toFields(row.value as never);
}

/** A duplicate key is a 400 like any other; only looking for the key tells. */
function isPerhapsDuplicate(error: AppError): boolean {
  return error instanceof GraphError && (error.facts.status === 400 || error.facts.status === 409);
}

/** By somebody else's write, or by our own earlier try. */
function isPerhapsOvertaken(error: AppError): boolean {
  return (
    error instanceof GraphPreconditionError ||
    error instanceof GraphNotFoundError ||
    (error instanceof GraphError && error.facts.status === 409)
  );
}
