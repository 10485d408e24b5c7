/** The Graph server of `gt bench store`: counts what it is asked, and lives as long as whoever started it. */
import type { Request } from 'express';
import { resourceUnits } from '#sharepoint/client/resource-units';
import { serveSite } from '../served-site.ts';
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

let requests = 0;
let counted: Counted[] = [];

const { site, database, application, control } = await serveSite((request, response, next) => {
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
tell(site);

process.on('message', (command: Command) => {
  if ('figures' in command) return tell({ figures: figures() });
  if ('seed' in command) {
    seedRows(database, { application }, command.seed);
    return tell({ done: true });
  }
  const { latencyMs, unitsPerMinute } = command.misbehave;
  control.behave();
  if (latencyMs > 0) control.misbehave({ fault: { kind: 'latency', ms: latencyMs } });
  control.throttle(unitsPerMinute);
  requests = 0;
  counted = [];
  tell({ done: true });
});

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
