/** The Graph server of `gt bench store`: counts what it is asked, and lives as long as whoever started it. */
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import express, { type Request } from 'express';
import { openDatabase } from '#infra/local/database';
import { graphServer } from '#infra/local/graph/server';
import { resourceUnits } from '#sharepoint/client/resource-units';
import { seedRows } from './seed-rows.ts';
import type { Command, Figures, Reply } from './served-graph.ts';

interface Inner {
  id: string;
  method: string;
  url: string;
}

interface Counted {
  at: number;
  units: number;
  status: number;
}

const siteId =
  'council.sharepoint.local,11111111-aaaa-4bbb-8ccc-000000000001,22222222-aaaa-4bbb-8ccc-000000000002';
const token = 'bench-token';
const database = openDatabase(':memory:');
const application = { id: '33333333-aaaa-4bbb-8ccc-000000000003', displayName: 'Golden Thread' };
const graph = graphServer({
  ...{ database, siteId, accessToken: token, application, now: () => new Date() },
});

let requests = 0;
let counted: Counted[] = [];

const app = express();
app.use('/local/graph/v1.0', (request, response, next) => {
  const send = response.send.bind(response);
  response.send = (body: unknown) => {
    requests += 1;
    const at = Date.now();
    const each = partsOf(request, response.statusCode, String(body));
    counted.push(...each.map((part) => ({ at, ...part })));
    return send(body);
  };
  next();
});
app.use('/local/graph', graph.router);
const server = app.listen(0, '127.0.0.1');
await once(server, 'listening');
const { port } = server.address() as AddressInfo;
tell({ url: `http://127.0.0.1:${port}/local/graph`, siteId, token });

process.on('message', (command: Command) => {
  if ('figures' in command) return tell({ figures: figures() });
  if ('seed' in command) {
    seedRows(database, { application }, command.seed);
    return tell({ done: true });
  }
  const { latencyMs, unitsPerMinute } = command.misbehave;
  graph.control.behave();
  if (latencyMs > 0) graph.control.misbehave({ fault: { kind: 'latency', ms: latencyMs } });
  graph.control.throttle(unitsPerMinute);
  requests = 0;
  counted = [];
  tell({ done: true });
});
process.on('disconnect', () => process.exit());

function tell(reply: Reply): void {
  process.send?.(reply);
}

function partsOf(request: Request, status: number, answer: string): Omit<Counted, 'at'>[] {
  if (!request.url.endsWith('batch')) {
    return [{ units: resourceUnits({ method: request.method, path: request.url }), status }];
  }
  const asked = (JSON.parse(String(request.body)) as { requests: Inner[] }).requests;
  const { responses } = JSON.parse(answer) as { responses: { id: string; status: number }[] };
  const statuses = new Map(responses.map((response) => [response.id, response.status]));
  return asked.map(({ id, method, url }) => ({
    units: resourceUnits({ method, path: url }),
    status: statuses.get(id) ?? 0,
  }));
}

/** Minutes as the allowance counts them: each starts with the first request after the last has ended. */
function figures(): Figures {
  const unitsByMinute: number[] = [];
  let startedAt = -Infinity;
  for (const { at, units, status } of counted) {
    if (at - startedAt >= 60_000) {
      startedAt = at;
      unitsByMinute.push(0);
    }
    if (status !== 429) unitsByMinute[unitsByMinute.length - 1]! += units;
  }
  const refused = counted.filter(({ status }) => status === 429).length;
  return { requests, inner: counted.length, refused, unitsByMinute };
}
