import type { Activity, InvokeResponse, Request, Response, TurnContext } from 'botbuilder';
import type { Logger } from 'pino';
import { z } from 'zod';
import type { TeamsAdapter } from '../messaging/create-adapter.ts';

export interface ReceiverOptions {
  adapter: TeamsAdapter;
  onTurn: OnTurn;
  log: Logger;
}

/** Ends the request while the turn goes on; what the turn itself would have answered is dropped. */
export type AnswerNow = (answer: InvokeResponse) => void;

export type OnTurn = (context: TurnContext, answerNow: AnswerNow) => Promise<void>;

export type Receive = (request: Request, response: Response) => Promise<void>;

/**
 * Answers `POST /api/messages`, its body already parsed. Never rejects: what is no activity is a 400, whoever
 * is not Teams gets a 401, and while Teams' signing keys cannot be had it is a 503.
 */
export function receiver({ adapter, onTurn, log }: ReceiverOptions): Receive {
  return async ({ body, headers }, response) => {
    const problem = activityProblem(body);
    if (problem) {
      refuse(response, 400, 'invalid-activity', problem);
      return;
    }
    let isAnswered = false;
    try {
      const authorization = authorizationHeader.parse(headers['authorization']);
      let answerNow: AnswerNow = () => undefined;
      const early = new Promise<InvokeResponse>((resolve) => (answerNow = resolve));
      const turn = adapter.answer(authorization, body as unknown as Activity, (context) =>
        onTurn(context, answerNow),
      );
      const answer = await Promise.race([turn, early]);
      isAnswered = true;
      response.status(answer?.status ?? 200);
      if (answer?.body === undefined) response.end();
      else response.send(answer.body);
      await turn;
    } catch (error) {
      if (isAnswered) log.error({ err: error }, 'a turn failed after it was answered');
      else if (isRefusedSender(error)) {
        log.warn({ err: error }, 'refused a sender');
        refuse(response, 401, 'not-teams', 'This did not come from Teams, or not for this bot.');
      } else {
        log.error({ err: error }, 'could not check a sender');
        refuse(response, 503, 'cannot-check', 'Who sent this cannot be checked right now.');
      }
    }
  };
}

/** botbuilder gives a status to what it refuses and none to what it could not find out. */
function isRefusedSender(error: unknown): boolean {
  return z.object({ statusCode: z.number() }).safeParse(error).success;
}

function refuse(response: Response, status: number, code: string, message: string): void {
  response.status(status);
  response.send({ code, message });
}

const authorizationHeader = z.string().catch('');

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
