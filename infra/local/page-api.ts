import express, { Router, type NextFunction, type Request, type Response } from 'express';
import { z } from 'zod';
import { answerError } from '#api/answer-error';
import { today } from '#domain/clock';
import { InvalidInputError, NotFoundError } from '#domain/errors';
import type { Channel } from './chat/channel.ts';
import type { Chats } from './chat/chats.ts';
import type { LocalClock } from './clock.ts';
import { local } from './constants.ts';
import type { ClockView, TrialEvent, TrialView } from './contract.ts';
import type { TrialEvents } from './events.ts';
import { samplePeople, samplePerson, type SamplePerson } from './people.ts';
import type { TokenIssuer } from './tokens.ts';

export interface PageApiParts {
  chats: Chats;
  channel: Channel;
  clock: LocalClock;
  events: TrialEvents;
  tokens: TokenIssuer;
  /** Called after the clock moved: what is due by then should happen soon. */
  onClockMoved: () => void;
  /** Called to throw the trial away and begin anew; the server restarts behind the answer. */
  onStartAgain: () => void;
}

/** How often an idle event stream says that it is alive; browsers and proxies drop silent ones. */
const heartbeatMs = 20_000;

/** What the local page asks of its server. Anybody at this machine may be anybody: see only-this-machine. */
export function pageApiRouter(parts: PageApiParts): Router {
  const { chats, channel, clock, events, tokens } = parts;
  const router = Router();
  router.use(express.json({ limit: '1mb' }));

  router.get('/trial', (_request, response) => {
    const trial: TrialView = {
      council: local.council,
      tenantId: local.tenantId,
      appId: local.clientId,
      people: samplePeople.map(({ id, name, post, suggestion }) => ({
        id,
        name,
        post,
        suggestion,
        unread: chats.store.unread(id),
      })),
      clock: clockView(clock),
    };
    response.json(trial);
  });

  router.get('/keys', (_request, response) => {
    response.json(tokens.keySet());
  });

  router.post('/tokens/:personId', async (request, response) => {
    response.json({ token: await tokens.issue(personOf(request.params.personId)) });
  });

  router.get('/chats/:personId', (request, response) => {
    response.json({ messages: chats.messages(personOf(request.params.personId).id) });
  });

  router.post('/chats/:personId/messages', (request, response) => {
    channel.say(personOf(request.params.personId), saying.parse(request.body).text);
    response.status(202).end();
  });

  router.post('/chats/:personId/messages/:messageId/retry', (request, response) => {
    const { personId, messageId } = request.params;
    if (!channel.sayAgain(personOf(personId), messageId)) throw new NotFoundError('That message is gone.');
    response.status(202).end();
  });

  router.post('/chats/:personId/messages/:messageId/submit', async (request, response) => {
    const { personId, messageId } = request.params;
    response.json(await channel.submit(personOf(personId), messageId, submitted.parse(request.body).data));
  });

  router.post('/chats/:personId/messages/:messageId/execute', async (request, response) => {
    const { personId, messageId } = request.params;
    response.json(await channel.execute(personOf(personId), messageId, executed.parse(request.body)));
  });

  router.post('/chats/:personId/messages/:messageId/refresh', async (request, response) => {
    const { personId, messageId } = request.params;
    const action = executed.parse(request.body);
    response.json(await channel.execute(personOf(personId), messageId, action, 'automatic'));
  });

  router.post('/chats/:personId/messages/:messageId/dialog', async (request, response) => {
    const { personId, messageId } = request.params;
    const { name, data } = dialogSent.parse(request.body);
    response.json(await channel.dialog(personOf(personId), messageId, name, data));
  });

  router.post('/chats/:personId/read', (request, response) => {
    chats.markRead(personOf(request.params.personId).id);
    response.status(204).end();
  });

  router.post('/clock', (request, response) => {
    clock.moveTo(move.parse(request.body).day);
    const moved = clockView(clock);
    events.publish({ type: 'clock', clock: moved });
    parts.onClockMoved();
    response.json(moved);
  });

  router.post('/start-again', (_request, response) => {
    response.once('finish', parts.onStartAgain);
    response.status(202).json({});
  });

  router.get('/events', (request, response) => {
    response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-cache' });
    const send = (event: TrialEvent) => response.write(`data: ${JSON.stringify(event)}\n\n`);
    const heartbeat = setInterval(() => response.write(': here\n\n'), heartbeatMs);
    const unsubscribe = events.subscribe(send);
    send({ type: 'clock', clock: clockView(clock) });
    request.once('close', () => {
      clearInterval(heartbeat);
      unsubscribe();
    });
  });

  router.use((request) => {
    throw new NotFoundError(`There is no ${request.method} ${request.path} here.`);
  });
  router.use(sendError);
  return router;
}

/** Far more than the bot takes, so that the bot itself says what is too long. */
const longestSaying = 200_000;

const saying = z.object({
  text: z
    .string()
    .trim()
    .min(1, 'Write something first.')
    .max(longestSaying, 'That is too long for a chat message. Nothing was sent.'),
});
const submitted = z.object({ data: z.unknown() });
const dialogSent = z.object({ name: z.enum(['task/fetch', 'task/submit']), data: z.unknown() });
const executed = z.looseObject({ type: z.literal('Action.Execute'), verb: z.string().optional() });
const move = z.object({ day: z.string() });

function personOf(personId: string): SamplePerson {
  const person = samplePerson(personId);
  if (!person) throw new NotFoundError('Nobody in the sample council has that id.');
  return person;
}

function clockView(clock: LocalClock): ClockView {
  return { now: clock.now().toISOString(), today: today(clock) };
}

// Express tells an error handler by its four parameters.
function sendError(error: unknown, _request: Request, response: Response, next: NextFunction): void {
  const { status, body } = answerError(asNamed(error));
  if (status === 500) next(error);
  else response.status(status).json({ code: body.code, message: body.message });
}

function asNamed(error: unknown): unknown {
  if (!(error instanceof z.ZodError)) return error;
  return new InvalidInputError([error.issues[0]?.message ?? 'Not understood.'], { cause: error });
}
