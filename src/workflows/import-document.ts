import { createHash } from 'node:crypto';
import { overlap } from '#domain/compare-plan';
import type { DocumentTable } from '#domain/document-table';
import { InvalidInputError, ItemChangedError } from '#domain/errors';
import type { ParsedPlan } from '#domain/parsed-plan';
import { planFromDocument, type PlanRows } from '#domain/plan-from-document';
import type { Plan } from '#domain/plan';
import type { Person } from '#domain/post';
import type { Row, Snapshot } from '#sharepoint/store';
import { creating, requireWritten } from '#sharepoint/writes';
import { readAsAdministrator } from './read-as-administrator.ts';
import type { Reading } from './read-plan.ts';
import { readDocument, rememberColumns, type GivenColumns, type ReadDocument } from './remembered-columns.ts';
import type { Services } from './services.ts';
import type { Watched } from './watched.ts';

export interface DocumentFile {
  name: string;
  bytes: Uint8Array;
}

export interface ImportPreview {
  fileName: string;
  /** Of the file's bytes, in hex. */
  sha256: string;
  /** The plan this very file became, if it was imported before; an archived one has to be brought back first. */
  alreadyImportedAs: { id: string; title: string; isArchived: boolean } | null;
  /** The live plan this looks like the next version of, if any. */
  nextVersionOf: { id: string; title: string } | null;
  /** Every post the document names, once. */
  posts: { title: string; known: boolean }[];
  plan: ParsedPlan;
  /** What it was read from, and what each column was taken for. */
  tables: DocumentTable[];
}

export interface ImportOptions extends Watched {
  title: string;
  /** What its columns hold, where somebody knows better; remembered for the next document. */
  columns?: GivenColumns;
}

/** Wording two versions of a document must share for one to be offered as the next version of the other. */
const sameDocument = 0.5;

/**
 * Reads a document and says what it would become. Writes nothing.
 *
 * @throws {ForbiddenError} unless the person administers
 * @throws {UnreadableDocumentError} when the file cannot be read
 */
export async function previewImport(
  services: Services,
  person: Person,
  file: DocumentFile,
  columns: GivenColumns = {},
): Promise<ImportPreview> {
  const reading = await readForImport(services, person);
  const document = await readDocument(reading.snapshot, file, columns);
  const parsed = document.plan;
  const sha256 = fingerprint(file);
  const known = reading.snapshot.all('posts').map((row) => row.value);
  const rows = rowsFor(reading, document, file, parsed.title, services.clock.now().toISOString());
  const named = new Set([
    ...rows.actions.flatMap(postIdsOf),
    ...rows.recommendations.flatMap(postIdsOf),
    ...rows.themes.flatMap(postIdsOf),
  ]);
  const existing = importedBefore(reading.snapshot, sha256, rows.plan.id);
  return {
    fileName: file.name,
    sha256,
    alreadyImportedAs: existing && {
      ...{ id: existing.id, title: existing.title, isArchived: existing.state === 'archived' },
    },
    nextVersionOf: existing ? null : earlierVersion(reading, parsed),
    posts: [
      ...rows.newPosts.map(({ title }) => ({ title, known: false })),
      ...known.filter(({ id }) => named.has(id)).map(({ title }) => ({ title, known: true })),
    ],
    plan: parsed,
    tables: document.tables,
  };
}

/**
 * Turns a document into a plan. Nobody sees the plan until its last row is written; stopping half-way
 * leaves nothing visible, and importing the same file again goes on from there.
 *
 * @returns the plan's id, and what the document was understood to say
 * @throws {ForbiddenError} unless the person administers
 * @throws {UnreadableDocumentError} when the file cannot be read
 * @throws {InvalidInputError} when it holds no recommendations, or became a plan before
 */
export async function importDocument(
  services: Services,
  person: Person,
  file: DocumentFile,
  { title, columns = {}, ...watched }: ImportOptions,
): Promise<{ planId: string; plan: ParsedPlan }> {
  const reading = await readForImport(services, person);
  const document = await readDocument(reading.snapshot, file, columns);
  const parsed = document.plan;
  if (parsed.recommendations.length === 0) {
    const found = parsed.findings.find(({ severity }) => severity === 'error')?.message;
    throw new InvalidInputError([found ?? `No recommendations were found in ${file.name}.`]);
  }
  const rows = rowsFor(
    reading,
    document,
    file,
    title.trim() || parsed.title,
    services.clock.now().toISOString(),
  );
  const existing = importedBefore(reading.snapshot, fingerprint(file), rows.plan.id);
  if (existing) {
    const archived =
      existing.state === 'archived' ? ', which is archived; bring it back in its settings' : '';
    throw new InvalidInputError([`This document was already imported as "${existing.title}"${archived}.`]);
  }
  await rememberColumns(services, person, columns, document.tables);
  const { row } = await services.store.create('plans', rows.plan);
  await writeRows(services, rows, watched);
  // Stopped while the last rows were on their way: it is not to appear all the same.
  watched.signal?.throwIfAborted();
  await goLive(services, rows.plan, row);
  return { planId: rows.plan.id, plan: parsed };
}

export function readForImport(services: Services, person: Person): Promise<Reading> {
  return readAsAdministrator(services, person, 'import a document');
}

function earlierVersion({ snapshot, plans }: Reading, parsed: ParsedPlan): ImportPreview['nextVersionOf'] {
  const [likest] = plans
    .map(({ id, title }) => {
      const standing = snapshot.byPlan('recommendations', id).map((row) => row.value);
      return { id, title, share: overlap(standing, parsed) };
    })
    .filter(({ share }) => share >= sameDocument)
    .toSorted((a, b) => b.share - a.share);
  return likest ? { id: likest.id, title: likest.title } : null;
}

function rowsFor(
  { snapshot, viewer }: Reading,
  { plan, tables }: ReadDocument,
  file: DocumentFile,
  title: string,
  at: string,
): PlanRows {
  const sha256 = fingerprint(file);
  return planFromDocument(plan, {
    planId: planIdFor(sha256, tables),
    title,
    sourceFile: { name: file.name, sha256 },
    at,
    person: viewer.person,
    knownPosts: snapshot.all('posts').map((row) => row.value),
  });
}

async function writeRows({ store }: Services, rows: PlanRows, watched: Watched): Promise<void> {
  const writes = [
    ...creating('posts', rows.newPosts),
    ...creating('themes', rows.themes),
    ...creating('periods', rows.periods),
    ...creating('recommendations', rows.recommendations),
    ...creating('actions', rows.actions),
    ...creating('ratings', rows.ratings),
    ...creating('dateChanges', rows.dateChanges),
  ];
  requireWritten(await store.writeMany(writes, watched));
}

async function goLive({ store }: Services, plan: Plan, row: Row<Plan>): Promise<void> {
  if (row.value.state === 'live') return;
  try {
    await store.update('plans', { ...plan, state: 'live' }, row.eTag);
  } catch (error) {
    if (!(error instanceof ItemChangedError)) throw error;
    // Somebody importing the same file at the same moment finished first: the plan is there.
    if (!livePlan(await store.snapshot(), plan.id)) throw error;
  }
}

/**
 * The plan that this very file became, or was taken over into as a later version. One that was put away because
 * its columns were misread does not keep the file from being imported as it reads now, under another id.
 */
function importedBefore(snapshot: Snapshot, sha256: string, planId: string): Plan | null {
  const plans = snapshot.all('plans').map((row) => row.value);
  const become = plans.find((plan) => plan.state === 'live' && plan.sourceFile?.sha256 === sha256);
  const asRead = livePlan(snapshot, planIdFor(sha256));
  return become ?? livePlan(snapshot, planId) ?? (asRead?.state === 'live' ? asRead : null);
}

function livePlan(snapshot: Snapshot, planId: string): Plan | null {
  const plan = snapshot.get('plans', planId)?.value;
  return plan && plan.state !== 'importing' ? plan : null;
}

/** SHA-256 of the file's bytes, in hex. */
export function fingerprint(file: DocumentFile): string {
  return createHash('sha256').update(file.bytes).digest('hex');
}

/**
 * The same for the same document read the same way: an import that stopped goes on, and one whose columns were
 * corrected meanwhile starts afresh instead of mixing two readings.
 */
function planIdFor(sha256: string, tables: readonly DocumentTable[] = []): string {
  const said = tables
    .flatMap(({ columns }) => columns)
    .filter(({ from }) => from === 'given' || from === 'remembered')
    .map(({ key, meaning }) => `${key}=${meaning}`);
  const reading = [sha256, ...new Set(said.toSorted())].join('\n');
  const id = said.length === 0 ? sha256 : createHash('sha256').update(reading).digest('hex');
  return `p-${id.slice(0, 10)}`;
}

function postIdsOf(row: {
  ownerPostIds?: string[];
  accountablePostIds?: string[];
  leadMemberPostIds?: string[];
  leadPostIds?: string[];
}): string[] {
  return [
    ...(row.ownerPostIds ?? []),
    ...(row.accountablePostIds ?? []),
    ...(row.leadMemberPostIds ?? []),
    ...(row.leadPostIds ?? []),
  ];
}
