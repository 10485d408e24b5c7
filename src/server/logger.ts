import { destination, pino, type Logger } from 'pino';
import type { LogLevel } from './config.ts';

export type { Logger };

/** Lines are written several at a time: a write for each of them takes a twentieth of a turn with the bot. */
const together = { bytes: 8192, forMs: 250 };

/**
 * JSON lines on standard output, at the latest a quarter of a second after they were said; what is still held
 * when the process ends or fails goes out with it, and is lost only where it is killed.
 *
 * Requests are logged by route, never by address, body or header, and of an error only what we know to be free
 * of secrets: libraries hang whole requests, tokens included, on theirs. Names that somebody looked for stand in
 * the query of an address, which is left off.
 */
export function createLogger(level: LogLevel): Logger {
  const output = destination({ sync: false, minLength: together.bytes, periodicFlush: together.forMs });
  return pino({ level, base: null, serializers: { err: errorFacts } }, output);
}

interface ErrorFacts {
  type: string;
  message: string;
  stack: string | undefined;
  code?: string;
  /** Of a Graph error: method, path, status, request ids. */
  facts?: unknown;
  cause?: ErrorFacts;
  /** Of a failure made of several, the first of them. */
  errors?: ErrorFacts[];
}

const mostErrors = 5;

export function errorFacts(error: unknown): ErrorFacts {
  if (!(error instanceof Error)) return { type: typeof error, message: String(error), stack: undefined };
  return {
    type: error.name,
    message: error.message,
    stack: error.stack,
    ...('code' in error && typeof error.code === 'string' && { code: error.code }),
    ...('facts' in error && { facts: withoutQuery(error.facts) }),
    ...(error.cause !== undefined && { cause: errorFacts(error.cause) }),
    ...(error instanceof AggregateError && { errors: error.errors.slice(0, mostErrors).map(errorFacts) }),
  };
}

function withoutQuery(facts: unknown): unknown {
  if (typeof facts !== 'object' || facts === null || !('path' in facts)) return facts;
  return { ...facts, path: String(facts.path).split('?', 1)[0] };
}
