/**
 * The root of every failure we name. `message` is one plain-English sentence that may be shown to the
 * person who asked; `code` is what callers decide on.
 */
export abstract class AppError extends Error {
  abstract readonly code: string;

  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = new.target.name;
  }
}

/** Something asked for is not there, or not visible to the person who asked. */
export class NotFoundError extends AppError {
  readonly code = 'not-found';
}

/** The person may not do this. */
export class ForbiddenError extends AppError {
  readonly code = 'forbidden';
}

/** What was sent cannot be understood or breaks a rule; `problems` are sentences to show. */
export class InvalidInputError extends AppError {
  readonly code = 'invalid-input';
  readonly problems: readonly string[];

  constructor(problems: readonly [string, ...string[]], options?: ErrorOptions) {
    super(problems.join(' '), options);
    this.problems = problems;
  }
}

/** Somebody else changed the row first. Nothing was written; the caller shows both versions. */
export class ItemChangedError extends AppError {
  readonly code = 'item-changed';
  readonly list: string;
  readonly itemId: string;

  constructor(list: string, itemId: string, options?: ErrorOptions) {
    super(`This was changed by somebody else since you opened it (${list}, item ${itemId}).`, options);
    this.list = list;
    this.itemId = itemId;
  }
}
