import type { CloudAdapter, Request, Response, TurnContext } from 'botbuilder';
import type { Logger } from 'pino';
import { z } from 'zod';

export interface ReceiverOptions {
  adapter: CloudAdapter;
  onTurn: (context: TurnContext) => Promise<void>;
  log: Logger;
}

export type Receive = (request: Request, response: Response) => Promise<void>;

/** Answers `POST /api/messages`, its body already parsed. Never rejects: what cannot be read is a 400. */
export function receiver({ adapter, onTurn, log }: ReceiverOptions): Receive {
  return async (request, response) => {
    const problem = activityProblem(request.body);
    if (problem) {
      refuse(response, problem);
      return;
    }
    try {
      await adapter.process(request, response, onTurn);
    } catch (error) {
      // botbuilder checks the kinds of the fields it uses before it looks at who sent them.
      log.warn({ err: error }, 'could not read an activity');
      refuse(response, 'This is not a Bot Framework activity that can be read.');
    }
  };
}

function refuse(response: Response, message: string): void {
  response.status(400);
  response.send({ code: 'invalid-activity', message });
  response.end();
}

/** What an activity needs before botbuilder, which takes the rest for granted, can be given it. */
const activity = z.looseObject({
  type: z.string().min(1),
  channelId: z.string().min(1),
  serviceUrl: z.url({ protocol: /^https?$/ }),
  conversation: z.looseObject({ id: z.string().min(1) }),
  from: z.looseObject({ id: z.string() }),
  recipient: z.looseObject({ id: z.string() }),
  id: z.string().nullish(),
  replyToId: z.string().nullish(),
  text: z.string().nullish(),
  membersAdded: z.array(z.looseObject({ id: z.string() })).nullish(),
  membersRemoved: z.array(z.looseObject({ id: z.string() })).nullish(),
});

function activityProblem(body: unknown): string | null {
  const read = activity.safeParse(body);
  if (read.success) return null;
  const where = read.error.issues[0]?.path.join('.');
  return where
    ? `This is not a Bot Framework activity: "${where}" is missing or wrong.`
    : 'This is not a Bot Framework activity.';
}
