import { AppError } from '#domain/errors';

/** The server answered and said no; `message` is its sentence. */
export class RefusedError extends AppError {
  readonly code: string;
  readonly status: number;
  readonly problems: readonly string[];

  constructor(refusal: { code: string; status: number; message: string; problems?: readonly string[] }) {
    super(refusal.message);
    this.code = refusal.code;
    this.status = refusal.status;
    this.problems = refusal.problems ?? [];
  }
}

/** Nothing came back: no network, or the server is down. Whether a write arrived is not known. */
export class UnreachableError extends AppError {
  readonly code = 'unreachable';
}

/** The host would not say who the person is. */
export class SignInError extends AppError {
  readonly code = 'sign-in';
}

/** The server stopped an import half way; `message` says why. Importing again continues it. */
export class ImportFailedError extends AppError {
  readonly code = 'import-failed';
}

/** Whether what was sent may have been kept although nobody heard of it; sending the same again tells. */
export function mayBeKept(error: Error): boolean {
  return error instanceof UnreachableError || (error instanceof RefusedError && error.status >= 500);
}
