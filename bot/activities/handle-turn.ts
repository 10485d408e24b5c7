import { TurnContext } from 'botbuilder';
import type { Logger } from 'pino';
import { z } from 'zod';
import type { Conversation } from '#domain/reminder';
import type { Person } from '#domain/post';
import { rememberConversation } from '#workflows/remember-conversation';
import type { Services } from '#workflows/services';
import { helpCard, welcomeCard } from '../cards/help-card.ts';
import { problemCard } from '../cards/problem-card.ts';
import { cardActivity, sentenceActivity } from '../messaging/card-activity.ts';
import { writeReference } from '../messaging/conversation-reference.ts';
import { connectorFacts } from '../messaging/refusal.ts';
import { withRetries, type Patience } from '../messaging/retry.ts';
import { strings } from '../strings/index.ts';
import { answerCard } from './answer-card.ts';
import { answerMessage } from './answer-message.ts';
import { answerWith, sentence, type Answer, type Desk } from './answer.ts';
import { explainFailure } from './explain-failure.ts';
import { readCardRequest, type CardRequest } from './read-card-request.ts';
import { RecentActivities } from './recent-activities.ts';
import { whoIsAsking } from './who-is-asking.ts';

export interface TurnOptions {
  services: Services;
  tenantId: string;
  tabUrl: (itemId: string) => string | null;
  log: Logger;
  patience?: Patience | undefined;
}

/** What the bot does with one activity from Teams. */
export function turnHandler(options: TurnOptions): (context: TurnContext) => Promise<void> {
  const recent = new RecentActivities();
  const remembered = new Map<string, string>();
  return async (context) => {
    try {
      await takeTurn(context, options, recent, remembered);
    } catch (error) {
      // Teams did not take the answer, so it cannot be told either; the person asks again.
      options.log.error({ err: error }, 'could not deliver an answer');
    }
  };
}

async function takeTurn(
  context: TurnContext,
  options: TurnOptions,
  recent: RecentActivities,
  remembered: Map<string, string>,
): Promise<void> {
  const asking = whoIsAsking(context.activity, options.tenantId);
  if (!asking.ok) {
    options.log.warn({ activity: context.activity.type, problem: asking.problem }, 'refused an activity');
    await refuse(context, options, asking.problem);
    return;
  }
  const desk: Desk = { services: options.services, person: asking.person, tabUrl: options.tabUrl };
  const turn: Turn = { ...{ context, options, desk, recent }, isPersonal: isPersonal(context) };
  await answerTurn(turn);
  if (turn.isPersonal) await rememberWhere(turn, remembered);
}

interface Turn {
  context: TurnContext;
  options: TurnOptions;
  desk: Desk;
  recent: RecentActivities;
  isPersonal: boolean;
}

async function answerTurn(turn: Turn): Promise<void> {
  const { activity } = turn.context;
  switch (activity.type) {
    case 'message':
      if (turn.recent.isNew(activity.conversation.id, activity.id)) await answerChat(turn);
      return;
    case 'invoke':
      if (activity.name === 'adaptiveCard/action') await answerInvoke(turn);
      return;
    case 'conversationUpdate':
      if (turn.isPersonal && hasBotAmong(activity.membersAdded, turn.context)) await welcome(turn);
      return;
    default:
      return;
  }
}

async function answerChat(turn: Turn): Promise<void> {
  const { context, desk } = turn;
  const pressed = pressedButton.safeParse(context.activity.value);
  if (pressed.success) {
    await answerSubmit(turn, readCardRequest(pressed.data.verb, pressed.data));
    return;
  }
  const text = withoutMentions(context);
  const answer = turn.isPersonal
    ? await orExplain(turn, () => answerMessage(desk, text))
    : /^\s*help\b/i.test(text)
      ? answerWith(helpCard(), strings.help.title)
      : sentence(strings.problem.groupChat);
  await send(turn, answer);
}

/** Clients without Action.Execute send a message instead; the card it came from is put right in its place. */
async function answerSubmit(turn: Turn, request: CardRequest | null): Promise<void> {
  const { context, options } = turn;
  if (!turn.isPersonal || !request) {
    await send(turn, sentence(turn.isPersonal ? strings.problem.badCard : strings.problem.groupChat));
    return;
  }
  const answer = await orExplain(turn, () => answerCard(turn.desk, request));
  const { replyToId, conversation } = context.activity;
  if (answer.kind === 'sentence' || !replyToId || isApart(request)) {
    await send(turn, answer);
    return;
  }
  const replacement = { ...cardActivity(answer.card, answer.summary), id: replyToId, conversation };
  try {
    await withRetries(() => context.updateActivity(replacement), options.patience);
  } catch (error) {
    // The card was deleted meanwhile; its answer still wants to be read.
    if (connectorFacts(error).status !== 404) throw error;
    await send(turn, answer);
  }
}

/** @see https://learn.microsoft.com/adaptive-cards/authoring-cards/universal-action-model */
async function answerInvoke(turn: Turn): Promise<void> {
  const pressed = execution.safeParse(turn.context.activity.value);
  const request = pressed.success
    ? readCardRequest(pressed.data.action.verb, pressed.data.action.data)
    : null;
  if (!request) {
    await respond(turn.context, invokeError('BadRequest', strings.problem.badCard));
    return;
  }
  if (!turn.isPersonal) {
    await respond(turn.context, toast(strings.problem.groupChat));
    return;
  }
  const answer = await orExplain(turn, () => answerCard(turn.desk, request));
  if (isApart(request)) {
    await send(turn, answer);
    await respond(turn.context, toast(strings.digest.answeredBelow));
    return;
  }
  await respond(
    turn.context,
    answer.kind === 'card'
      ? { statusCode: 200, type: 'application/vnd.microsoft.card.adaptive', value: answer.card }
      : toast(answer.text),
  );
}

function isApart({ data }: CardRequest): boolean {
  return 'apart' in data && data.apart === true;
}

const pressedButton = z.looseObject({ verb: z.string() });
const execution = z.object({
  action: z.object({ type: z.literal('Action.Execute'), verb: z.string(), data: z.unknown() }),
});

interface InvokeBody {
  statusCode: number;
  type: string;
  value: unknown;
}

/** Shows a sentence and leaves the card, with what was typed on it, as it is. */
function toast(text: string): InvokeBody {
  return { statusCode: 200, type: 'application/vnd.microsoft.activity.message', value: text };
}

function invokeError(code: string, message: string): InvokeBody {
  return { statusCode: 400, type: 'application/vnd.microsoft.error', value: { code, message } };
}

/** The reply to an invoke is HTTP 200 whatever its own status code says. */
async function respond(context: TurnContext, body: InvokeBody): Promise<void> {
  await context.sendActivity({ type: 'invokeResponse', value: { status: 200, body } });
}

/** The one place where a failure becomes words for the person and an entry in the log. */
async function orExplain({ options }: Turn, answer: () => Promise<Answer>): Promise<Answer> {
  try {
    return await answer();
  } catch (error) {
    const { sentence: words, isFault } = explainFailure(error);
    if (isFault) {
      options.log.error({ err: error }, 'could not answer');
      return sentence(words);
    }
    return answerWith(problemCard(words), words);
  }
}

async function welcome(turn: Turn): Promise<void> {
  if (!turn.recent.isNew(turn.context.activity.conversation.id, 'welcome')) return;
  const card = welcomeCard(turn.options.services.settings.council);
  await send(turn, answerWith(card, strings.welcome.title(turn.options.services.settings.council)));
}

async function refuse(
  context: TurnContext,
  options: TurnOptions,
  problem: 'nobody' | 'wrong-tenant',
): Promise<void> {
  const words = problem === 'nobody' ? strings.problem.nobody : strings.problem.wrongTenant;
  if (context.activity.type === 'invoke') await respond(context, invokeError('Forbidden', words));
  if (context.activity.type === 'message') {
    await withRetries(() => context.sendActivity(sentenceActivity(words)), options.patience);
  }
}

async function send({ context, options }: Turn, answer: Answer): Promise<void> {
  const activity =
    answer.kind === 'card' ? cardActivity(answer.card, answer.summary) : sentenceActivity(answer.text);
  await withRetries(() => context.sendActivity(activity), options.patience);
}

/** Keeps where the person can be reached, and whether; written only when it is news. */
async function rememberWhere(
  { context, options, desk }: Turn,
  remembered: Map<string, string>,
): Promise<void> {
  const { services, log } = options;
  const conversation = conversationOf(context, desk.person);
  const news = JSON.stringify(conversation);
  if (remembered.get(desk.person.id) === news) return;
  try {
    await rememberConversation(services, { ...conversation, updatedAt: services.clock.now().toISOString() });
    remembered.set(desk.person.id, news);
  } catch (error) {
    // The person has their answer; where to reach them is told again with their next message.
    log.error({ err: error }, 'could not keep a conversation');
  }
}

function conversationOf(context: TurnContext, person: Person): Omit<Conversation, 'updatedAt'> {
  const { activity } = context;
  const isRemoved =
    (activity.type === 'installationUpdate' && activity.action === 'remove') ||
    (activity.type === 'conversationUpdate' && hasBotAmong(activity.membersRemoved, context));
  return {
    id: person.id,
    reference: writeReference(TurnContext.getConversationReference(activity)),
    personName: person.name,
    state: isRemoved ? 'removed' : 'reachable',
  };
}

function hasBotAmong(members: { id: string }[] | undefined, context: TurnContext): boolean {
  return members?.some(({ id }) => id === context.activity.recipient.id) ?? false;
}

function isPersonal(context: TurnContext): boolean {
  const { conversationType, isGroup } = context.activity.conversation;
  // Teams always says which; a client that does not has one person in it unless it says otherwise.
  return conversationType ? conversationType === 'personal' : !isGroup;
}

function withoutMentions({ activity }: TurnContext): string {
  return ((activity.text as string | undefined) ?? '')
    .replace(/<at[^>]{0,100}>[^<]{0,200}<\/at>/gi, ' ')
    .replace(/&nbsp;/gi, ' ');
}
