import { Worker } from 'node:worker_threads';
import type { ColumnMeanings } from '#domain/column-meaning';
import type { ParsedPlan } from '#domain/parsed-plan';
import { limits } from './limits.ts';
import type { ParseAnswer, ParseQuestion, UnderstoodDocument } from './parse-worker.ts';
import type { DocumentFile } from './read-content.ts';
import { UnreadableDocumentError } from './unreadable-document-error.ts';

export interface ParseOptions {
  /** What people said its columns hold. */
  columns?: ColumnMeanings;
  signal?: AbortSignal;
}

/** The plan alone; see `understandDocument`. */
export async function parseDocument(file: DocumentFile, options: ParseOptions = {}): Promise<ParsedPlan> {
  return (await understandDocument(file, options)).plan;
}

/**
 * Reads a document and understands it as a plan, in a thread of its own, so that a long or hostile file neither
 * holds up nor brings down the server.
 *
 * @throws {UnreadableDocumentError} when it cannot be read, or takes more time or memory than `limits` allow
 * @throws the signal's reason when aborted
 */
export function understandDocument(
  file: DocumentFile,
  options: ParseOptions = {},
): Promise<UnderstoodDocument> {
  return inTurn(() => understandInThread(file, options));
}

/** One document at a time in one process: read together, what each may use of memory would add up. */
function inTurn<T>(read: () => Promise<T>): Promise<T> {
  const answer = previous.then(read);
  previous = answer.then(noMatterHow, noMatterHow);
  return answer;
}

let previous: Promise<void> = Promise.resolve();

/** A turn ends however the reading went; whoever asked for it hears. */
function noMatterHow(): void {}

async function understandInThread(
  { name, bytes }: DocumentFile,
  { columns = {}, signal }: ParseOptions,
): Promise<UnderstoodDocument> {
  signal?.throwIfAborted();
  const worker = new Worker(new URL(entry, import.meta.url), {
    workerData: { name, bytes, columns } satisfies ParseQuestion,
    resourceLimits: { maxOldGenerationSizeMb: limits.parseMemoryMb },
  });
  const clock = AbortSignal.timeout(limits.parseSeconds * 1000);
  try {
    const answer = await answerOf(worker, signal ? AbortSignal.any([signal, clock]) : clock);
    if (answer.ok) return answer.understood;
    throw new UnreadableDocumentError(answer.problem);
  } catch (error) {
    if (error === clock.reason) throw tooSlow();
    throw isOutOfMemory(error) ? tooComplex({ cause: error }) : error;
  } finally {
    await worker.terminate();
  }
}

function answerOf(worker: Worker, signal: AbortSignal): Promise<ParseAnswer> {
  return new Promise((resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true });
    worker.once('message', resolve);
    worker.once('error', reject);
    worker.once('exit', (code) =>
      reject(new Error(`The thread that reads documents ended early (code ${code}).`)),
    );
  });
}

// Bundled, the thread's entry stands beside this file.
const entry = import.meta.url.endsWith('.ts') ? './parse-worker-from-source.mjs' : './parse-worker.js';

function isOutOfMemory(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
}

function tooSlow(): UnreadableDocumentError {
  return new UnreadableDocumentError(
    `The document took longer than ${limits.parseSeconds} seconds to read. Keep only the plan's own pages or sheets and import it again.`,
  );
}

function tooComplex(options: ErrorOptions): UnreadableDocumentError {
  return new UnreadableDocumentError(
    "The document is too large to be read at once. Keep only the plan's own pages or sheets and import it again.",
    options,
  );
}
