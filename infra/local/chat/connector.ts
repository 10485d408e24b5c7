import { randomUUID } from 'node:crypto';
import express, { Router, type NextFunction, type Request, type Response } from 'express';
import { z } from 'zod';
import { local } from '../constants.ts';
import { samplePeople, samplePerson, type SamplePerson } from '../people.ts';
import { activitySchema, largestActivityBytes, weighs, type Activity } from './activity.ts';
import type { Chats } from './chats.ts';
import { conversationIdOf, personOfConversation, personOfUser, teamsUserIdOf } from './ids.ts';

/**
 * The Bot Connector service of the local trial: where the bot's own adapter sends what it says.
 *
 * Personal chats, as proactive messages by object id are in Teams, and the chat of one meeting that everybody is
 * in: what is posted there comes up in each of their chats, since the page shows no other. It does not check the bot's
 * token (the trial's bot has no account), limit its rate, or keep attachments that are not cards.
 */
export function connectorRouter(chats: Chats): Router {
  const router = Router();
  router.use(express.json({ limit: '1mb' }));

  router.post('/v3/conversations', (request, response) => {
    const { members, activity } = newConversation.parse(request.body);
    const person = installedPerson(chats, personOfUser(members[0].id), 'ForbiddenOperationException');
    const activityId = activity ? say(chats, person, activity) : undefined;
    response.status(201).json({ id: conversationIdOf(person.id), activityId });
  });

  router.get('/v3/conversations', (_request, response) => {
    response.json({ conversations: [] });
  });

  // The id in the reply form may be one this chat never saw: a bot that starts the talk makes one up.
  router.post(
    [
      '/v3/conversations/:conversationId/activities',
      '/v3/conversations/:conversationId/activities/:replyToId',
    ],
    (request, response) => {
      const { conversationId } = request.params;
      const activity = activitySchema.parse(request.body);
      const people = isMeeting(conversationId) ? everybody(chats) : [personOf(chats, conversationId)];
      const ids = people.map((person) => say(chats, person, activity));
      response.status(201).json({ id: ids[0] });
    },
  );

  router.put('/v3/conversations/:conversationId/activities/:activityId', (request, response) => {
    const person = personOf(chats, request.params.conversationId);
    const activity = lightEnough(activitySchema.parse(request.body));
    if (!chats.replace(person.id, request.params.activityId, activity)) throw unknownActivity();
    response.json({ id: request.params.activityId });
  });

  router.delete('/v3/conversations/:conversationId/activities/:activityId', (request, response) => {
    const person = personOf(chats, request.params.conversationId);
    if (!chats.remove(person.id, request.params.activityId)) throw unknownActivity();
    response.status(200).end();
  });

  router.get('/v3/conversations/:conversationId/members', (request, response) => {
    response.json([memberOf(personOf(chats, request.params.conversationId))]);
  });

  router.get('/v3/conversations/:conversationId/pagedmembers', (request, response) => {
    response.json({ members: [memberOf(personOf(chats, request.params.conversationId))] });
  });

  router.get('/v3/conversations/:conversationId/members/:memberId', (request, response) => {
    const { conversationId, memberId } = request.params;
    const member = personOfUser(memberId);
    const person = isMeeting(conversationId)
      ? everybody(chats).find(({ id }) => id === member)
      : personOf(chats, conversationId);
    if (!person || member !== person.id) {
      throw new ConnectorError(
        404,
        'MemberNotFoundInConversation',
        'That person is not in this conversation.',
      );
    }
    response.json(memberOf(person));
  });

  router.use((request) => {
    throw new ConnectorError(
      404,
      'NotFound',
      `The local trial does not offer ${request.method} ${request.path}.`,
    );
  });
  router.use(answerError);
  return router;
}

const newConversation = z.looseObject({
  isGroup: z.literal(false).nullish(),
  members: z.tuple([z.looseObject({ id: z.string() })], 'A personal conversation has exactly one member.'),
  activity: activitySchema.nullish(),
});

/** Ends in Bot Framework's error body, which the connector client turns into its own error. */
class ConnectorError extends Error {
  readonly status: number;
  readonly code: string;

  constructor(status: number, code: string, message: string) {
    super(message);
    this.status = status;
    this.code = code;
  }
}

function personOf(chats: Chats, conversationId: unknown): SamplePerson {
  const personId = personOfConversation(String(conversationId));
  if (personId === null || !samplePerson(personId)) {
    throw new ConnectorError(404, 'ConversationNotFound', 'Conversation not found.');
  }
  return installedPerson(chats, personId, 'BotNotInConversationRoster');
}

function isMeeting(conversationId: unknown): boolean {
  return conversationId === local.meetingChatId;
}

function everybody(chats: Chats): SamplePerson[] {
  return samplePeople.filter(({ id }) => chats.store.isInstalled(id));
}

function installedPerson(chats: Chats, personId: string, refusal: string): SamplePerson {
  const person = samplePerson(personId);
  if (!person || !chats.store.isInstalled(personId)) {
    throw new ConnectorError(403, refusal, 'The app is not installed for this person.');
  }
  return person;
}

/** @returns the id of what was said; typing and other passing signs get one too, as in Teams */
function say(chats: Chats, person: SamplePerson, activity: Activity): string {
  const id = randomUUID();
  if (activity.type === 'message') chats.add(person.id, 'bot', lightEnough(activity), id);
  if (activity.type === 'typing') chats.typing(person.id);
  return id;
}

function lightEnough(activity: Activity): Activity {
  if (weighs(activity) > largestActivityBytes) {
    throw new ConnectorError(413, 'MessageSizeTooBig', 'Message size too large.');
  }
  return activity;
}

function unknownActivity(): ConnectorError {
  return new ConnectorError(
    404,
    'ActivityNotFoundInConversation',
    'Activity not found in this conversation.',
  );
}

function memberOf(person: SamplePerson) {
  return {
    id: teamsUserIdOf(person.id),
    name: person.name,
    aadObjectId: person.id,
    objectId: person.id,
    tenantId: local.tenantId,
    userRole: 'user',
  };
}

// Express tells an error handler by its four parameters.
function answerError(error: unknown, _request: Request, response: Response, _next: NextFunction): void {
  if (error instanceof ConnectorError) {
    response.status(error.status).json({ error: { code: error.code, message: error.message } });
  } else if (error instanceof z.ZodError) {
    response.status(400).json({ error: { code: 'Bad Argument', message: z.prettifyError(error) } });
  } else {
    const message = error instanceof Error ? error.message : String(error);
    response.status(500).json({ error: { code: 'ServiceError', message } });
  }
}
