import { AppError } from '#domain/errors';

/** A file that cannot be imported; the message says what is wrong with it, where, and what to do about it. */
export class UnreadableDocumentError extends AppError {
  readonly code = 'unreadable-document';
}
