import type { Mishaps, RefusedStatus } from './faults.ts';
import { Refusal } from './refusal.ts';

const words: Record<RefusedStatus, [code: string, message: string]> = {
  401: ['InvalidAuthenticationToken', 'Lifetime validation failed, the token is expired.'],
  403: ['accessDenied', 'Access denied'],
  429: ['activityLimitReached', 'The request has been throttled'],
  500: ['generalException', 'General exception while processing'],
  502: ['UnknownError', 'Bad gateway.'],
  503: ['serviceNotAvailable', 'The service is not available. Try again later.'],
  504: ['UnknownError', 'Gateway timeout.'],
  507: ['quotaLimitReached', 'The user has reached their quota limit.'],
};

/** The refusal a request meets instead of being done. */
export function faultRefusal({ status, retryAfter }: NonNullable<Mishaps['refuse']>): Refusal {
  const [code, message] = words[status];
  return new Refusal({
    status,
    code,
    message,
    ...(retryAfter !== null && { headers: { 'Retry-After': retryAfter } }),
  });
}

/** What the caller is told although the work was done. */
export function gatewayTimeout(): Refusal {
  return faultRefusal({ status: 504, retryAfter: null });
}
