import type { z } from 'zod';
import { AppError } from '#domain/errors';

/** The request itself is malformed: a fault of the program that sent it, not of the person. */
export class BadRequestError extends AppError {
  readonly code = 'bad-request';
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super('The request could not be understood.');
    this.problems = problems;
  }
}

/**
 * A part of a request as its schema understands it.
 * @throws {BadRequestError} with a sentence for everything the schema refuses
 */
export function read<Schema extends z.ZodType>(schema: Schema, part: unknown): z.output<Schema> {
  const result = schema.safeParse(part);
  if (result.success) return result.data;
  throw new BadRequestError(
    result.error.issues.map(({ path, message }) =>
      path.length > 0 ? `${path.join('.')}: ${message}` : message,
    ),
  );
}
