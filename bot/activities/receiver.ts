import type { Activity, InvokeResponse, Request, Response, TurnContext } from 'botbuilder';
import type { Logger } from 'pino';
import { z } from 'zod';
import type { TeamsAdapter } from '../messaging/create-adapter.ts';

export interface ReceiverOptions {
  adapter: TeamsAdapter;
  /** Nobody's identity is checked, so what an activity says of where to answer is not believed either. */
  isUnchecked: boolean;
  onTurn: OnTurn;
  /** How long finding out who sent an activity may take: the keys for it are fetched now and then. */
  checkWithinMs: number;
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
export function receiver({ adapter, isUnchecked, onTurn, checkWithinMs, log }: ReceiverOptions): Receive {
  return async ({ body, headers }, response) => {
    const read = readActivity(body, isUnchecked);
    if (!read.ok) {
      refuse(response, 400, 'invalid-activity', read.problem);
      return;
    }
    let isAnswered = false;
    const checking = within(checkWithinMs);
    try {
      const authorization = authorizationHeader.parse(headers['authorization']);
      let answerNow: AnswerNow = () => undefined;
      const early = new Promise<InvokeResponse>((resolve) => (answerNow = resolve));
      const turn = adapter.answer(authorization, read.activity, async (context) => {
        if (isAnswered) return; // it took too long to find out who asks, and that was said
        checking.stop();
        await onTurn(context, answerNow);
      });
      turn.catch(() => undefined); // heard below, unless the wait for it has been given up
      const answer = await Promise.race([turn, early, checking.tooLate]);
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
        isAnswered = true;
        refuse(response, 503, 'cannot-check', 'Who sent this cannot be checked right now.');
      }
    } finally {
      checking.stop();
    }
  };
}

/** `tooLate` rejects after that time; never settles when it is told before that there is no need. */
function within(ms: number): { tooLate: Promise<never>; stop: () => void } {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`Nobody was known after ${ms} ms.`)), ms);
  });
  return { tooLate, stop: () => clearTimeout(timer) };
}

/** What was found wanting, as against what could not be found out: Teams' signing keys may be out of reach. */
function isRefusedSender(error: unknown): boolean {
  return refused.safeParse(error).success;
}

const refused = z.union([
  z.object({ statusCode: z.number().max(499) }),
  // A token that is none, or signed by somebody else, leaves the library that reads it as it is thrown there.
  z.object({ name: z.enum(['JsonWebTokenError', 'NotBeforeError', 'TokenExpiredError', 'SyntaxError']) }),
]);

function refuse(response: Response, status: number, code: string, message: string): void {
  response.status(status);
  response.send({ code, message });
}

const authorizationHeader = z.string().catch('');

/** An id that goes into the address of an answer; Teams' own are of these characters and a few hundred long. */
const id = z.string().regex(/^[\x20-\x7e]{0,1000}$/);
const said = z.string().nullish();

/** What is sent back to Teams with every answer, which takes no null there. */
const account = z
  .looseObject({ id: z.string(), name: said, aadObjectId: said, role: said })
  .transform(withoutNulls);
const conversation = z
  .looseObject({ id: id.min(1), name: said, tenantId: said, conversationType: said })
  .transform(withoutNulls);

/** What an activity needs before botbuilder, which takes the rest for granted, can be given it. */
const activity = z.looseObject({
  type: z.string().min(1),
  name: said,
  // In other channels of the same bot, such as Web Chat, a client itself says who it is.
  channelId: z.literal('msteams'),
  serviceUrl: z.url({ protocol: /^https?$/ }),
  conversation,
  from: account,
  recipient: account,
  id: id.nullish(),
  replyToId: id.nullish(),
  text: said,
  locale: said,
  membersAdded: z.array(z.looseObject({ id: z.string() })).nullish(),
  membersRemoved: z.array(z.looseObject({ id: z.string() })).nullish(),
});

function withoutNulls<T extends object>(part: T): T {
  return Object.fromEntries(Object.entries(part).filter(([, value]) => value !== null)) as T;
}

function readActivity(
  body: unknown,
  isUnchecked: boolean,
): { ok: true; activity: Activity } | { ok: false; problem: string } {
  const read = activity.safeParse(body);
  if (!read.success) {
    const where = read.error.issues[0]?.path.join('.');
    return {
      ok: false,
      problem: where
        ? `This is not a Bot Framework activity: "${where}" is missing or wrong.`
        : 'This is not a Bot Framework activity.',
    };
  }
  const isElsewhere = isUnchecked && !isLoopback(new URL(read.data.serviceUrl).hostname);
  if (isElsewhere) return { ok: false, problem: 'Without a sign-in, only this machine is answered.' };
  return { ok: true, activity: read.data as unknown as Activity };
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '[::1]' || /^127(\.\d{1,3}){3}$/.test(host);
}
