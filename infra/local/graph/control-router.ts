import express from 'express';
import { z } from 'zod';
import type { GraphControl } from './control.ts';
import { Refusal } from './refusal.ts';

/**
 * The control over HTTP, for a process other than the server's own: `POST /control/{command}` with the arguments
 * as a JSON object and Graph's bearer token. The commands are the names below.
 */
export function controlRouter(control: GraphControl, accessToken: string): express.Router {
  const router = express.Router();
  router.post('/control/*command', express.json(), (request, response) => {
    if (request.get('authorization') !== `Bearer ${accessToken}`) {
      return void response.status(401).json({ message: 'The control needs the Graph bearer token.' });
    }
    const command = commands[request.path.replace('/control/', '')];
    if (!command) return void response.status(404).json({ message: 'There is no such command.' });
    try {
      response.json(command(control, request.body) ?? {});
    } catch (error) {
      if (error instanceof z.ZodError) response.status(400).json({ message: z.prettifyError(error) });
      else if (error instanceof Refusal) response.status(error.facts.status).json({ message: error.message });
      else throw error;
    }
  });
  return router;
}

const fault = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('latency'), ms: z.number().min(0) }),
  z.strictObject({
    kind: z.literal('refuse'),
    status: z.union([z.literal(429), z.literal(503)]),
    retryAfter: z.string().nullable(),
  }),
  z.strictObject({ kind: z.literal('gateway-timeout') }),
  z.strictObject({ kind: z.literal('drop'), when: z.enum(['before', 'after']) }),
]);

const rule = z.strictObject({
  fault,
  match: z.string().exactOptional(),
  nth: z.int().min(1).exactOptional(),
  times: z.int().min(1).exactOptional(),
  chance: z.number().min(0).max(1).exactOptional(),
  seed: z.int().exactOptional(),
});

const person = z.strictObject({ id: z.string(), displayName: z.string(), email: z.string() });
const row = z.strictObject({ list: z.string(), itemId: z.string() });
const fields = z.record(z.string(), z.unknown());

const commands: Record<string, (control: GraphControl, body: unknown) => object | void> = {
  misbehave: (control, body) => control.misbehave(rule.parse(body)),
  behave: (control) => control.behave(),
  throttle: (control, body) => {
    const { unitsPerMinute } = z.strictObject({ unitsPerMinute: z.number().nullable() }).parse(body);
    control.throttle(unitsPerMinute);
  },
  'lose-delta-tokens': (control) => control.loseDeltaTokens(),
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
