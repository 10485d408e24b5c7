import type { GraphRequest, GraphResponse, JsonObject } from './protocol.ts';
import { option, selectOption, selected } from './query-options.ts';
import { methodNotAllowed, Refusal } from './refusal.ts';

/** Somebody in the tenant's directory, with what User.ReadBasic.All lets an application see. */
export interface DirectoryUser {
  /** Entra object id. */
  id: string;
  displayName: string;
  mail: string | null;
  userPrincipalName: string;
}

/** The tenant's directory. Only reading: people come and go by its control. */
export interface Users {
  /** Null when the request is about something else. @throws {Refusal} */
  answer(request: GraphRequest): GraphResponse | null;
  /** Who is in the directory from now on. */
  set(users: readonly DirectoryUser[]): void;
  /** Whether the application has been granted User.ReadBasic.All; so it is at the start. */
  allow(mayRead: boolean): void;
}

const everybody = /^\/users$/i;
const somebody = /^\/users\/([^/]+)$/i;

export function users(start: readonly DirectoryUser[]): Users {
  let people = start;
  let mayRead = true;
  return {
    set: (next) => {
      people = next;
    },
    allow: (may) => {
      mayRead = may;
    },
    answer(request) {
      const id = somebody.exec(request.path)?.[1];
      if (id === undefined && !everybody.test(request.path)) return null;
      if (request.method !== 'GET') throw methodNotAllowed(['GET']);
      if (!mayRead) throw denied();
      const select = selectOption(request.query);
      if (id === undefined) return { status: 200, body: list(people, request, select) };
      const wanted = decodeURIComponent(id).toLowerCase();
      const found = people.find(
        (user) => user.id.toLowerCase() === wanted || user.userPrincipalName.toLowerCase() === wanted,
      );
      if (!found) throw missing(wanted);
      return { status: 200, body: selected({ ...found }, select) };
    },
  };
}

function list(
  people: readonly DirectoryUser[],
  { query, headers }: GraphRequest,
  select: readonly string[] | null,
): JsonObject {
  const search = option(query, 'search');
  if (search !== null && headers['consistencylevel']?.toLowerCase() !== 'eventual') {
    throw unsupported(
      "Request with $search query parameter only works through MSGraph with a special request header: 'ConsistencyLevel: eventual'",
    );
  }
  const found = search === null ? people : people.filter(searcher(search));
  const top = Number(option(query, 'top') ?? 100);
  if (!Number.isInteger(top) || top < 1 || top > 999) throw unsupported('Invalid page size specified.');
  return { value: found.slice(0, top).map((user) => selected({ ...user }, select)) };
}

type Test = (user: DirectoryUser) => boolean;

/**
 * `"displayName:ann" OR "mail:ann"`, with AND, OR and parentheses. AND binds tighter here; how Graph reads a mix
 * without parentheses is not documented.
 */
function searcher(search: string): Test {
  const tokens = search.match(/"(?:[^"\\]|\\.)*"|\(|\)|AND|OR|\S+/g) ?? [];
  let at = 0;
  const either = (): Test => {
    const tests = [both()];
    while (tokens[at] === 'OR') {
      at += 1;
      tests.push(both());
    }
    return (user) => tests.some((test) => test(user));
  };
  const both = (): Test => {
    const tests = [one()];
    while (tokens[at] === 'AND') {
      at += 1;
      tests.push(one());
    }
    return (user) => tests.every((test) => test(user));
  };
  const one = (): Test => {
    const token = tokens[at++] ?? '';
    if (token === '(') {
      const inner = either();
      if (tokens[at++] !== ')') throw invalidSearch(search);
      return inner;
    }
    const [, property = '', value = ''] = /^"(\w+):(.+)"$/s.exec(token) ?? [];
    return clause(property, value.replace(/\\(.)/g, '$1'), search);
  };
  const test = either();
  if (at < tokens.length) throw invalidSearch(search);
  return test;
}

/** Words of a display name are found by their beginnings, in any order; addresses by their own beginning. */
function clause(property: string, value: string, search: string): Test {
  const wanted = value.toLowerCase();
  switch (property) {
    case 'displayName': {
      const starts = wanted.split(/[\s.@-]+/).filter((word) => word !== '');
      return ({ displayName }) => {
        const words = displayName.toLowerCase().split(/[\s.@-]+/);
        return starts.every((start) => words.some((word) => word.startsWith(start)));
      };
    }
    case 'mail':
    case 'userPrincipalName':
      return (user) => user[property]?.toLowerCase().startsWith(wanted) ?? false;
    default:
      throw invalidSearch(search);
  }
}

function invalidSearch(search: string): Refusal {
  return unsupported(`Unrecognized search criterion: ${search}`);
}

function unsupported(message: string): Refusal {
  return new Refusal({ status: 400, code: 'Request_UnsupportedQuery', message });
}

function denied(): Refusal {
  return new Refusal({
    ...{ status: 403, code: 'Authorization_RequestDenied' },
    message: 'Insufficient privileges to complete the operation.',
  });
}

function missing(id: string): Refusal {
  return new Refusal({
    ...{ status: 404, code: 'Request_ResourceNotFound' },
    message: `Resource '${id}' does not exist or one of its queried reference-property objects are not present.`,
  });
}
