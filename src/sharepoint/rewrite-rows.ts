import { AppError } from '#domain/errors';
import { GraphNotFoundError, GraphPreconditionError } from './client/errors.ts';
import type { GraphClient } from './client/graph-client.ts';
import type { Entities, ListName } from './entities.ts';
import { expandFields, readItem, type ListItem } from './list-items.ts';
import { handEditMark } from './lists/hand-edit.ts';
import { lists } from './lists/lists.ts';

/** Rows kept changing while they were rewritten; those already done stay, and a repeat goes on from there. */
export class RewriteError extends AppError {
  readonly code = 'rewrite-failed';
}

/** Somebody may be writing meanwhile: a row that changed is read again, this often at most. */
const passes = 5;

/**
 * Rewrites the rows of a list, each based on the version that was read. What `change` leaves as it is stays
 * as it stands in SharePoint, even where a hand edit made it unreadable; only columns that are empty, because
 * the row is older than they are, are filled with what an unchanged value is written as.
 *
 * @returns how many rows were written
 * @throws {RewriteError} when rows change faster than they can be written
 */
export async function rewriteRows<L extends ListName>(
  client: GraphClient,
  listPath: string,
  list: L,
  change: (value: Entities[L]) => Entities[L] = (value) => value,
): Promise<number> {
  let written = 0;
  for (let pass = 1; ; pass += 1) {
    let left: string | null = null;
    let link: string | null = `${listPath}/items?${expandFields(list)}&$top=200`;
    while (link) {
      const page = await client.page(link, { priority: 'background' });
      const rewrites = page.value.flatMap((item) => rewriteOf(listPath, list, item as ListItem, change));
      const answers = await client.batch(rewrites, { priority: 'background' });
      for (const { error } of answers) {
        if (!error) written += 1;
        else if (error instanceof GraphPreconditionError) left = error.message;
        else if (!(error instanceof GraphNotFoundError)) throw error;
      }
      link = page.next;
    }
    if (left === null) return written;
    if (pass === passes) {
      throw new RewriteError(`Rows of the list "${lists[list].displayName}" could not be rewritten. ${left}`);
    }
  }
}

function rewriteOf<L extends ListName>(
  listPath: string,
  list: L,
  item: ListItem,
  change: (value: Entities[L]) => Entities[L],
) {
  const { row } = readItem(list, item).seen ?? {};
  if (!row) return [];
  const { fields = {} } = item;
  const standing = lists[list].toFields(row.value);
  const wanted = lists[list].toFields(change(row.value));
  const changed = Object.entries(wanted).filter(
    ([name, written]) => written !== standing[name] || (isEmpty(fields[name]) && !isEmpty(written)),
  );
  if (changed.length === 0) return [];
  const mark = lists[list].keepsLog ? handEditMark(row, false) : {};
  return [
    {
      ...{ method: 'PATCH' as const, path: `${listPath}/items/${item.id}/fields` },
      ...{ headers: { 'If-Match': row.eTag }, body: { ...Object.fromEntries(changed), ...mark } },
    },
  ];
}

function isEmpty(value: unknown): boolean {
  return value === undefined || value === null || value === '';
}
