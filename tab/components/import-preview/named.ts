import type { Named } from '#domain/parsed-plan';

/** "Head of Parks", "A. Person" or "A. Person, Head of Parks". */
export function namedText({ post, person }: Named): string {
  return [person, post].filter(Boolean).join(', ');
}
