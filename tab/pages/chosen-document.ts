import { strings } from '../strings.ts';

const maxBytes = 25 * 1024 * 1024; // maxDocumentBytes of the contract, whose schemas stay out of the bundle

/** What is wrong with a file before it is even sent; null when nothing is. */
export function problemWith(file: File): string | null {
  return file.size > maxBytes ? strings.import.tooLarge(file.name) : null;
}

/** A failure as one sentence. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : strings.failures.unexpected;
}
