import { GraphClientError } from '@microsoft/microsoft-graph-client';
import { AppError } from '#domain/errors';

/** The SDK rewraps whatever a middleware throws, except its own class: our errors travel inside that. */
export function carry(error: AppError): GraphClientError {
  const carrier = new GraphClientError(error.message);
  carrier.customError = error;
  return carrier;
}

/** The error that was carried, or the thing itself. */
export function unload(thrown: unknown): unknown {
  return thrown instanceof GraphClientError && thrown.customError instanceof AppError
    ? thrown.customError
    : thrown;
}
