import type { ErrorRequestHandler } from 'express';
import { answerError } from './answer-error.ts';
import { keepFailure } from './locals.ts';

/** Answers a failure as JSON with one sentence. Express tells an error handler by its four parameters. */
export const sendError: ErrorRequestHandler = (error: unknown, _request, response, next) => {
  keepFailure(response, error);
  if (response.headersSent) {
    next(error);
    return;
  }
  const { status, body, retryAfterSeconds } = answerError(error);
  if (status === 401) response.set('WWW-Authenticate', 'Bearer');
  if (retryAfterSeconds !== undefined) response.set('Retry-After', String(retryAfterSeconds));
  response.status(status).json(body);
};
