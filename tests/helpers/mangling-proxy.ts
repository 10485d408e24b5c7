import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** One answer of Graph on its way to us. */
export interface PassingAnswer {
  status: number;
  headers: Record<string, string>;
  body: string;
}

export interface PassingRequest {
  method: string;
  /** Below the version. */
  path: string;
}

/**
 * What becomes of an exchange: left alone (undefined), answered in Graph's place once or without its having
 * been asked, or broken off in the middle of the answer.
 */
export type Mangling =
  | { kind: 'instead'; answer: PassingAnswer; asked: boolean }
  | { kind: 'change'; change: (answer: PassingAnswer) => PassingAnswer }
  | { kind: 'break-off' };

/** Stands between a client and a Graph server, as gateways do, and spoils what tests tell it to spoil. */
export interface ManglingProxy {
  url: string;
  /** Decides for every request from here on. */
  mangle(decide: (request: PassingRequest) => Mangling | undefined): void;
  close(): Promise<void>;
}

export async function startManglingProxy(graphUrl: string): Promise<ManglingProxy> {
  let decide: (request: PassingRequest) => Mangling | undefined = () => undefined;
  const { pathname } = new URL(graphUrl);
  const server = createServer((request, response) => {
    void pass(request, response).catch(() => response.destroy());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}${pathname}`;

  async function pass(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { method = 'GET', url: target = '/' } = request;
    const sent = await textOf(request);
    const mangling = decide({ method, path: target.replace(/^.*?\/v1\.0/, '') });
    if (mangling?.kind === 'instead' && !mangling.asked) return answer(response, mangling.answer);
    const real = await forward(method, new URL(target, graphUrl).href, request, sent);
    if (!mangling) return answer(response, real);
    if (mangling.kind === 'instead') return answer(response, mangling.answer);
    if (mangling.kind === 'change') return answer(response, mangling.change(real));
    response.writeHead(real.status, { ...real.headers, 'Content-Length': String(real.body.length + 1) });
    response.write(real.body.slice(0, real.body.length / 2), () => request.socket.destroy());
  }

  /** Links in the answer lead through the proxy again. */
  async function forward(
    method: string,
    target: string,
    request: IncomingMessage,
    sent: string,
  ): Promise<PassingAnswer> {
    const headers = Object.entries(request.headers).filter(
      ([name]) => !/^(host|connection|content-length|transfer-encoding|accept-encoding)$/.test(name),
    );
    const real = await fetch(target, {
      method,
      headers: headers.map(([name, value]): [string, string] => [name, String(value)]),
      ...(sent !== '' && { body: sent }),
    });
    const kept = ['content-type', 'retry-after', 'ratelimit-limit', 'ratelimit-remaining', 'ratelimit-reset'];
    return {
      status: real.status,
      headers: Object.fromEntries([...real.headers].filter(([name]) => kept.includes(name))),
      body: (await real.text()).replaceAll(graphUrl, url),
    };
  }

  return {
    url,
    mangle: (next) => (decide = next),
    close: async () => {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
}

function answer(response: ServerResponse, { status, headers, body }: PassingAnswer): void {
  response.writeHead(status, headers).end(body);
}

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}
