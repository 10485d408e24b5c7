/*
 * The control over HTTP, for a process other than the server's own: `POST /control/{command}`, the arguments as
 * a JSON object, Graph's bearer token in `Authorization`. `GET /control` names the commands. In the trial it is
 * below `/local/graph`, so `/local/graph/control/misbehave`.
 *
 *   misbehave         {"fault": …, "match"?: regexp, "nth"?: 1…, "times"?: 1…, "chance"?: 0…1, "seed"?: integer}
 *     fault           {"kind": "latency", "ms": 80}
 *                     {"kind": "refuse", "status": 401|403|429|500|502|503|504|507, "retryAfter": "2.5"|null}
 *                     {"kind": "gateway-timeout"}                     504 after the work was done
 *                     {"kind": "drop", "when": "before"|"after"|"in-answer"}
 *                     {"kind": "kill", "when": "before"|"after"}      and no answer until `behave`
 *                     {"kind": "lose-delta-tokens"}                   410, for the list the request names
 *                     {"kind": "leave-out-columns"}                   of a list that is made
 *     match           against `GET /sites/…/lists/…?…`, decoded; requests inside a batch one by one, the batch
 *                     itself only where the expression names `batch`
 *   behave            {}
 *   throttle          {"unitsPerMinute": 1250|null, "minuteSeconds"?: 60, "clock"?: "real"|"server"}
 *   lose-delta-tokens {"list"?: id or title}                          all lists without one
 *   grant             {"role": "read"|"write"|"manage"}               403 for what the role does not allow
 *   by-hand/add       {"list", "fields", "person": {"id", "displayName", "email"}}
 *   by-hand/edit      {"list", "itemId", "fields", "person"}
 *   by-hand/remove    {"list", "itemId"}
 *
 * A drop inside a batch ends it there: what came before it is done, what comes after it is not. Faults live in
 * memory and are gone when the server stops.
 */
import type { ErrorRequestHandler } from 'express';
import express from 'express';
import { z } from 'zod';
import type { GraphControl } from './control.ts';
import { Refusal } from './refusal.ts';

export function controlRouter(control: GraphControl, accessToken: string): express.Router {
  const router = express.Router();
  router.use('/control', (request, response, next) => {
    if (request.get('authorization') === `Bearer ${accessToken}`) next();
    else response.status(401).json({ message: 'The control needs the Graph bearer token.' });
  });
  router.get('/control', (_request, response) => void response.json({ commands: Object.keys(commands) }));
  router.post('/control/*command', express.json(), (request, response) => {
    const name = request.path.replace('/control/', '');
    const command = commands[name];
    if (!command) {
      const known = Object.keys(commands).join(', ');
      return void response
        .status(404)
        .json({ message: `There is no command "${name}"; there are: ${known}.` });
    }
    response.json(command(control, request.body ?? {}) ?? {});
  });
  router.use('/control', explain);
  return router;
}

/** One sentence about what is wrong with a command; nothing of it was done. */
const explain: ErrorRequestHandler = (error: unknown, _request, response, next) => {
  const [status, message] = explanation(error);
  if (message === null) next(error);
  else response.status(status).json({ message });
};

function explanation(error: unknown): [status: number, message: string | null] {
  if (error instanceof z.ZodError) return [400, error.issues.map(sentence).join(' ')];
  if (error instanceof Refusal) return [error.facts.status, error.message];
  if (error instanceof SyntaxError) {
    return [
      400,
      /regular expression/.test(error.message) ? `"match": ${error.message}.` : 'The body is not JSON.',
    ];
  }
  return [500, null];
}

function sentence({ path, message }: z.core.$ZodIssue): string {
  return `${path.length > 0 ? `"${path.join('.')}": ` : ''}${message}.`;
}

const when = z.enum(['before', 'after']);
const refusedStatuses = [401, 403, 429, 500, 502, 503, 504, 507] as const;

const fault = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('latency'), ms: z.number().min(0) }),
  z.strictObject({
    kind: z.literal('refuse'),
    status: z.literal(refusedStatuses),
    retryAfter: z.string().nullable().default(null),
  }),
  z.strictObject({ kind: z.literal('gateway-timeout') }),
  z.strictObject({ kind: z.literal('drop'), when: z.enum(['before', 'after', 'in-answer']) }),
  z.strictObject({ kind: z.literal('kill'), when }),
  z.strictObject({ kind: z.literal('lose-delta-tokens') }),
  z.strictObject({ kind: z.literal('leave-out-columns') }),
]);

const rule = z.strictObject({
  fault,
  match: z.string().exactOptional(),
  nth: z.int().min(1).exactOptional(),
  times: z.int().min(1).exactOptional(),
  chance: z.number().min(0).max(1).exactOptional(),
  seed: z.int().exactOptional(),
});

const throttling = z.strictObject({
  unitsPerMinute: z.number().min(0).nullable(),
  minuteSeconds: z.number().positive().exactOptional(),
  clock: z.enum(['real', 'server']).exactOptional(),
});

const person = z.strictObject({ id: z.string(), displayName: z.string(), email: z.string() });
const row = z.strictObject({ list: z.string(), itemId: z.string() });
const fields = z.record(z.string(), z.unknown());

const commands: Record<string, (control: GraphControl, body: unknown) => object | void> = {
  misbehave: (control, body) => control.misbehave(rule.parse(body)),
  behave: (control) => control.behave(),
  throttle: (control, body) => {
    const { unitsPerMinute, ...options } = throttling.parse(body);
    control.throttle(unitsPerMinute, options);
  },
  'lose-delta-tokens': (control, body) => {
    const { list } = z.strictObject({ list: z.string().exactOptional() }).parse(body);
    control.loseDeltaTokens(list);
  },
  grant: (control, body) => {
    const { role } = z.strictObject({ role: z.enum(['read', 'write', 'manage']) }).parse(body);
    control.grant(role);
  },
  'by-hand/add': (control, body) => {
    const given = z.strictObject({ list: z.string(), fields, person }).parse(body);
    return control.byHand.add(given.list, given.fields, given.person);
  },
  'by-hand/edit': (control, body) => {
    const given = row.extend({ fields, person }).parse(body);
    return control.byHand.edit(given.list, given.itemId, given.fields, given.person);
  },
  'by-hand/remove': (control, body) => {
    const given = row.parse(body);
    control.byHand.remove(given.list, given.itemId);
  },
};
