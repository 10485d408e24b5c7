import { changedSinceRead, invalidRequest } from './refusal.ts';

/** As on the wire: the quotes are part of the value. */
export function eTagOf(thing: { guid: string; version: number }): string {
  return `"${thing.guid},${thing.version}"`;
}

/**
 * Checks an `if-match` header; absent or `*` matches anything.
 * @throws {Refusal} 412 when the item changed since, 400 when the value has no quotes
 */
export function requireMatch(header: string | undefined, thing: { guid: string; version: number }): void {
  if (header === undefined || header === '*') return;
  const plain = header.replace(/^W\//, '');
  if (!/^".*"$/.test(plain)) {
    throw invalidRequest('ETag header is malformed. ETags must be quoted strings.', 'malformedEntityTag');
  }
  if (plain !== eTagOf(thing)) throw changedSinceRead();
}
