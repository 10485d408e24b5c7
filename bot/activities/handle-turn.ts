import { createHash } from 'node:crypto';
import { INVOKE_RESPONSE_KEY, TurnContext, type InvokeResponse } from 'botbuilder';
import { z } from 'zod';
import type { Conversation } from '#domain/reminder';
import type { Person } from '#domain/post';
import { rememberConversation } from '#workflows/remember-conversation';
import { welcomeCard } from '../cards/help-card.ts';
import { sentenceActivity } from '../messaging/card-activity.ts';
import { writeReference } from '../messaging/conversation-reference.ts';
import { withRetries } from '../messaging/retry.ts';
import { strings } from '../strings/index.ts';
import { answerMessage } from './answer-message.ts';
import { answerInvoke, answerSubmit, invokeError, respond } from './answer-press.ts';
import { answerWith, forEveryone, sentence, type Desk } from './answer.ts';
import { takeDialogTurn } from './dialog-turn.ts';
import { takeExtensionTurn } from './extension-turn.ts';
import { readCardRequest } from './read-card-request.ts';
import { RecentActivities } from './recent-activities.ts';
import type { AnswerNow, OnTurn } from './receiver.ts';
import { tellIfSlow } from './still-working.ts';
import { orExplain, send, type Turn, type TurnOptions } from './turn.ts';
import { whoIsAsking } from './who-is-asking.ts';

/** What the bot does with one activity from Teams. */
export function turnHandler(options: TurnOptions): OnTurn {
  const recent = new RecentActivities();
  const remembered = new Map<string, string>();
  return async (context, answerNow) => {
    try {
      await takeTurn(context, options, { answerNow, recent, remembered });
    } catch (error) {
      // Teams did not take the answer, so it cannot be told either; the person asks again.
      options.log.error({ err: error }, 'could not deliver an answer');
    }
  };
}

interface Round {
  answerNow: AnswerNow;
  recent: RecentActivities;
  remembered: Map<string, string>;
}

async function takeTurn(
  context: TurnContext,
  options: TurnOptions,
  { answerNow, recent, remembered }: Round,
): Promise<void> {
  // Whoever it was that let somebody in, maybe of another organisation themselves.
  if (context.activity.type === 'conversationUpdate') options.rosters.forget(context);
  const asking = whoIsAsking(context.activity, options.tenantId);
  if (!asking.ok) {
    options.log.warn({ activity: context.activity.type, problem: asking.problem }, 'refused an activity');
    await refuse(context, options, asking.problem);
    return;
  }
  const { services, messenger, tabUrl } = options;
  const desk: Desk = { services, messenger, tabUrl, person: asking.person };
  const turn: Turn = { ...{ context, options, desk, recent, answerNow }, isPersonal: isPersonal(context) };
  await answerTurn(turn);
  if (!turn.isPersonal) return;
  // Whoever pressed a button need not wait until it is kept where they are.
  const answered = context.turnState.get<{ value: InvokeResponse } | undefined>(INVOKE_RESPONSE_KEY);
  if (answered) answerNow(answered.value);
  await rememberWhere(turn, remembered);
}

async function answerTurn(turn: Turn): Promise<void> {
  const { activity } = turn.context;
  switch (activity.type) {
    case 'message':
      if (turn.recent.isNew(activity.conversation.id, activity.id)) await answerChat(turn);
      return;
    case 'messageUpdate':
      // What somebody mended in their message is read again; before a press nothing of it was kept.
      if (isMendedMessage(turn)) await answerChat(turn);
      return;
    case 'invoke':
      if (activity.name === 'adaptiveCard/action') await answerInvoke(turn);
      if (activity.name?.startsWith('composeExtension/')) await takeExtensionTurn(turn);
      if (activity.name === 'task/fetch' || activity.name === 'task/submit') await takeDialogTurn(turn);
      return;
    case 'conversationUpdate':
      if (turn.isPersonal && hasBotAmong(activity.membersAdded, turn.context)) await welcome(turn);
      return;
    default:
      return;
  }
}

const edit = z.looseObject({ eventType: z.literal('editMessage') });

/** Once for every wording; taking a message away, or back, asks for nothing. */
function isMendedMessage({ context: { activity }, recent, isPersonal: isTheirs }: Turn): boolean {
  const wording = createHash('sha256').update(textOf(activity)).digest('hex');
  return (
    isTheirs &&
    edit.safeParse(activity.channelData).success &&
    recent.isNew(activity.conversation.id, `${activity.id ?? ''} ${wording}`)
  );
}

const pressedButton = z.looseObject({ verb: z.string() });

async function answerChat(turn: Turn): Promise<void> {
  const { context, options } = turn;
  if (!turn.isPersonal) {
    const readers = await tellIfSlow(turn, () => options.rosters.readersOf(context));
    if (readers !== 'ours') return send(turn, sentence(strings.problem.readAlong[readers]));
  }
  const desk = turn.isPersonal ? turn.desk : forEveryone(turn.desk);
  const pressed = pressedButton.safeParse(context.activity.value);
  if (pressed.success) {
    const request = readCardRequest(pressed.data.verb, pressed.data);
    await tellIfSlow(turn, () => answerSubmit(turn, request));
    return;
  }
  const text = withoutMentions(context);
  const answer = await tellIfSlow(turn, () => orExplain(turn, () => answerMessage(desk, text)));
  await send(turn, answer);
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
  const { id, conversationType, isGroup } = context.activity.conversation;
  // People's chats with each other, where an extension or a shared card is used; two people's comes without a type.
  if (id.startsWith('19:')) return false;
  // Teams always says which; a client that does not has one person in it unless it says otherwise.
  return conversationType ? conversationType === 'personal' : !isGroup;
}

/** In a group every message to the bot begins with its name. */
function withoutMentions({ activity }: TurnContext): string {
  return textOf(activity).replace(/<at(?: [^>]{0,100})?>[^<]{0,200}<\/at>/gi, ' ');
}

function textOf({ text }: { text?: string | undefined }): string {
  return text ?? '';
}
