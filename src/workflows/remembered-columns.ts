import { understandDocument } from '#documents/parse-document';
import { isHeadingKey, type ColumnMeaning, type ColumnMeanings } from '#domain/column-meaning';
import type { DocumentTable } from '#domain/document-table';
import { ItemChangedError } from '#domain/errors';
import type { ParsedPlan } from '#domain/parsed-plan';
import type { Person } from '#domain/post';
import { headingId, type RememberedHeading } from '#domain/remembered-heading';
import type { Snapshot, Store, WriteOutcome } from '#sharepoint/store';
import { creating, replacing, requireWritten } from '#sharepoint/writes';
import type { DocumentFile } from './import-document.ts';
import type { Services } from './services.ts';

/** What somebody says about columns now; null takes back what was remembered. See `ColumnMeanings` for keys. */
export type GivenColumns = Readonly<Record<string, ColumnMeaning | null>>;

export interface ReadDocument {
  plan: ParsedPlan;
  tables: DocumentTable[];
}

/**
 * Reads a document with what is said about its columns now and, for the others, what was said before.
 *
 * @throws {UnreadableDocumentError} when the file cannot be read
 */
export async function readDocument(
  snapshot: Snapshot,
  file: DocumentFile,
  given: GivenColumns = {},
): Promise<ReadDocument> {
  const remembered = snapshot.all('headings').map(({ value }) => [value.heading, value.meaning] as const);
  const all = Object.entries({ ...Object.fromEntries(remembered), ...given });
  const columns: ColumnMeanings = Object.fromEntries(
    all.flatMap(([key, meaning]) => (meaning === null ? [] : [[key, meaning]])),
  );
  const { plan, tables } = await understandDocument(file, { columns });
  return {
    plan,
    tables: tables.map((table) => ({
      ...table,
      columns: table.columns.map((column) =>
        column.from === 'given' && !Object.hasOwn(given, column.key)
          ? { ...column, from: 'remembered' as const }
          : column,
      ),
    })),
  };
}

/** Keeps what was said about headings of this document for the next one. A place in a table is not kept. */
export async function rememberColumns(
  { store, clock }: Services,
  person: Person,
  given: GivenColumns,
  tables: readonly DocumentTable[],
): Promise<void> {
  const found = new Set(tables.flatMap(({ columns }) => columns.map(({ key }) => key)));
  const setAt = clock.now().toISOString();
  const said = Object.entries(given)
    .filter(([heading]) => isHeadingKey(heading) && found.has(heading))
    .map(([heading, meaning]) => ({ id: headingId(heading), heading, meaning, setBy: person, setAt }));
  await remember(store, said);
}

async function remember(store: Store, said: readonly RememberedHeading[]): Promise<void> {
  const snapshot = await store.snapshot();
  const writes = said.flatMap((value) => {
    const row = snapshot.get('headings', value.id);
    if (row?.value.meaning === value.meaning || (!row && value.meaning === null)) return [];
    return row
      ? [{ value, write: replacing('headings', value, row.eTag) }]
      : creating('headings', [value]).map((write) => ({ value, write }));
  });
  if (writes.length === 0) return;
  const outcomes = await store.writeMany(
    writes.map(({ write }) => write),
    { priority: 'foreground' },
  );
  requireWritten(outcomes.filter((outcome) => !isOvertaken(outcome)));
  // Somebody else said something a moment ago; the last word stands.
  const overtaken = writes.flatMap(({ value }, at) => (isOvertaken(outcomes[at]!) ? [value] : []));
  if (overtaken.length > 0) await remember(store, overtaken);
}

function isOvertaken(outcome: WriteOutcome): boolean {
  return !outcome.ok && outcome.error instanceof ItemChangedError;
}
