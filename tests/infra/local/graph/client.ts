import { startLocalGraph } from '#tests/helpers/local-graph';
import type { LocalGraph, LocalGraphOptions } from '#tests/helpers/local-graph';

/** What answers may hold; each test looks only at what its request brings. */
export interface Body {
  '@odata.etag': string;
  '@odata.nextLink': string;
  '@odata.deltaLink': string;
  id: string;
  name: string;
  displayName: string;
  eTag: string;
  createdBy: unknown;
  lastModifiedBy: unknown;
  deleted?: { state: string };
  fields: Record<string, unknown>;
  value: Body[];
  error: { code: string; message: string; innerError: Record<string, string> };
  responses: { id: string; status: number; headers: Record<string, string>; body: Body }[];
}

export interface Answer {
  status: number;
  headers: Headers;
  body: Body;
}

type HeadersGiven = Record<string, string>;

/** Plain HTTP calls to a Graph server of the test's own. A path is below the version, or a whole link. */
export interface GraphCalls {
  server: LocalGraph;
  /** `/sites/{id}` */
  site: string;
  call(method: string, path: string, body?: unknown, headers?: HeadersGiven): Promise<Answer>;
  get(path: string, headers?: HeadersGiven): Promise<Answer>;
  post(path: string, body: unknown, headers?: HeadersGiven): Promise<Answer>;
  patch(path: string, body: unknown, headers?: HeadersGiven): Promise<Answer>;
  delete(path: string, headers?: HeadersGiven): Promise<Answer>;
  close(): Promise<void>;
}

export async function graphCalls(options: LocalGraphOptions = {}): Promise<GraphCalls> {
  const server = await startLocalGraph(options);
  const call = async (
    method: string,
    path: string,
    body?: unknown,
    headers: HeadersGiven = {},
  ): Promise<Answer> => {
    const response = await fetch(path.startsWith('http') ? path : `${server.url}/v1.0${path}`, {
      method,
      headers: {
        Authorization: `Bearer ${server.token}`,
        ...(body !== undefined && { 'Content-Type': 'application/json' }),
        ...headers,
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    return { status: response.status, headers: response.headers, body: JSON.parse(text || 'null') as Body };
  };
  return {
    server,
    site: `/sites/${server.siteId}`,
    call,
    get: (path, headers) => call('GET', path, undefined, headers),
    post: (path, body, headers) => call('POST', path, body, headers),
    patch: (path, body, headers) => call('PATCH', path, body, headers),
    delete: (path, headers) => call('DELETE', path, undefined, headers),
    close: () => server.close(),
  };
}

/** Makes a list and gives back its path. */
export async function aList(graph: GraphCalls, displayName: string, columns: object[] = []): Promise<string> {
  const { status, body } = await graph.post(`${graph.site}/lists`, { displayName, columns });
  if (status !== 201) throw new Error(body.error.message);
  return `${graph.site}/lists/${body.id}`;
}
