import type { Person } from '#domain/post';
import { GraphAccessError, GraphNotFoundError } from './client/errors.ts';
import type { GraphClient } from './client/graph-client.ts';

/** Somebody in the council's directory. */
export interface DirectoryPerson extends Person {
  /** Tells namesakes apart; never who somebody is. */
  address: string | null;
}

/** What the directory said. `refused`: the council has not allowed the application to look. */
export type DirectoryAnswer<T> = { ok: true; found: T } | { ok: false; reason: 'refused' };

/** The people of the council, as Microsoft Entra knows them. */
export interface Directory {
  /** People whose name or address has words that begin with every word given; a few dozen at most. */
  search(text: string): Promise<DirectoryAnswer<DirectoryPerson[]>>;
  /** Those of the people who are in the directory. */
  find(ids: readonly string[]): Promise<DirectoryAnswer<DirectoryPerson[]>>;
}

const mostFound = 25;
const properties = '$select=id,displayName,mail,userPrincipalName';

/**
 * Needs User.ReadBasic.All as an application permission. Advanced queries on directory objects need the
 * consistency level said; what was changed in the last moments may be missing from them.
 *
 * @see https://learn.microsoft.com/graph/search-query-parameter
 */
export function createDirectory(client: GraphClient): Directory {
  return {
    async search(text) {
      const search = searchFor(text);
      if (search === null) return { ok: true, found: [] };
      const query = `$search=${encodeURIComponent(search)}&${properties}&$top=${mostFound}`;
      return orRefused(async () => {
        const page = await client.page(`/users?${query}`, { headers: { ConsistencyLevel: 'eventual' } });
        return page.value.flatMap(readPerson);
      });
    },
    async find(ids) {
      return orRefused(async () => {
        const answers = await client.batch(
          ids.map((id) => ({ method: 'GET', path: `/users/${encodeURIComponent(id)}?${properties}` })),
        );
        return answers.flatMap(({ body, error }) => {
          if (!error) return readPerson(body);
          if (error instanceof GraphNotFoundError) return [];
          throw error;
        });
      });
    },
  };
}

async function orRefused<T>(ask: () => Promise<T>): Promise<DirectoryAnswer<T>> {
  try {
    return { ok: true, found: await ask() };
  } catch (error) {
    if (error instanceof GraphAccessError) return { ok: false, reason: 'refused' };
    throw error;
  }
}

const searched = ['displayName', 'mail', 'userPrincipalName'] as const;

/** `("displayName:ann" OR "mail:ann" OR …) AND (…)`; null for a text without words. */
function searchFor(text: string): string | null {
  const words = text.match(/[\p{L}\p{N}@._'’-]+/gu) ?? [];
  if (words.length === 0) return null;
  return words
    .map((word) => searched.map((property) => `"${property}:${word}"`).join(' OR '))
    .map((clauses) => (words.length > 1 ? `(${clauses})` : clauses))
    .join(' AND ');
}

interface User {
  id?: unknown;
  displayName?: unknown;
  mail?: unknown;
  userPrincipalName?: unknown;
}

function readPerson(body: unknown): DirectoryPerson[] {
  const { id, displayName, mail, userPrincipalName } = (body ?? {}) as User;
  if (typeof id !== 'string') return [];
  const address = wordsOf(mail) ?? wordsOf(userPrincipalName);
  return [{ id: id.toLowerCase(), name: wordsOf(displayName) ?? address ?? id, address }];
}

function wordsOf(value: unknown): string | null {
  return typeof value === 'string' && value.trim() !== '' ? value : null;
}
