import { AppError } from '#domain/errors';
import { maxDocumentBytes } from './contract/documents.ts';
import { type ApiError } from './contract/failures.ts';

export interface ErrorAnswer {
  status: number;
  body: ApiError;
  retryAfterSeconds?: number;
}

/** Status by code. A failure we did not name is ours: 500. */
const statuses: Readonly<Record<string, number>> = {
  'bad-request': 400,
  'sign-in': 401,
  forbidden: 403,
  'not-found': 404,
  'item-changed': 409,
  'invalid-input': 422,
  'unreadable-document': 422,
  'value-refused': 422,
  'sign-in-unavailable': 503,
  'site-not-ready': 503,
  'graph-throttled': 503,
  'graph-unreachable': 503,
  'graph-access-denied': 503,
  'graph-sign-in-failed': 503,
  'graph-not-found': 503,
};

/** The one place where failures become HTTP. Nothing about a failure without a name reaches the person. */
export function answerError(error: unknown): ErrorAnswer {
  if (error instanceof AppError) {
    const status = statuses[error.code];
    if (status !== undefined) {
      return {
        status,
        body: { code: error.code, message: error.message, ...problemsOf(error) },
        ...retryAfterOf(error),
      };
    }
  }
  return answerHttpFault(error) ?? ours;
}

const ours: ErrorAnswer = {
  status: 500,
  body: {
    code: 'failed',
    message: 'Something went wrong on our side. It has been recorded; please try again.',
  },
};

/** What express and its body parser refuse before a route is reached. */
function answerHttpFault(error: unknown): ErrorAnswer | null {
  if (!(error instanceof Error) || !('status' in error) || typeof error.status !== 'number') return null;
  if (error.status === 413) {
    return { status: 413, body: { code: 'too-large', message: tooLarge(error) } };
  }
  if (error.status < 400 || error.status >= 500) return null;
  return {
    status: error.status,
    body: { code: 'bad-request', message: 'The request could not be understood.' },
  };
}

function tooLarge(error: Error): string {
  const isDocument = 'limit' in error && error.limit === maxDocumentBytes;
  return isDocument
    ? `The file is larger than ${maxDocumentBytes / (1024 * 1024)} MB, the most that can be read. Save it without pictures and try again.`
    : 'That is more than can be saved at once. Please shorten it.';
}

function problemsOf(error: AppError): Pick<ApiError, 'problems'> {
  return 'problems' in error && Array.isArray(error.problems) ? { problems: error.problems.map(String) } : {};
}

function retryAfterOf(error: AppError): Pick<ErrorAnswer, 'retryAfterSeconds'> {
  return 'retryAfterSeconds' in error && typeof error.retryAfterSeconds === 'number'
    ? { retryAfterSeconds: Math.ceil(error.retryAfterSeconds) }
    : {};
}
