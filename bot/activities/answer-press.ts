import type { TurnContext } from 'botbuilder';
import { z } from 'zod';
import { verbs } from '../cards/verbs.ts';
import { strings } from '../strings/index.ts';
import { answerCard } from './answer-card.ts';
import { forEveryone, sentence } from './answer.ts';
import { readCardRequest, type CardRequest } from './read-card-request.ts';
import { endIfSlow } from './still-working.ts';
import { orExplain, replace, send, type Turn } from './turn.ts';

/**
 * A button that expects its answer in place.
 *
 * @see https://learn.microsoft.com/adaptive-cards/authoring-cards/universal-action-model
 */
export async function answerInvoke(turn: Turn): Promise<void> {
  const pressed = execution.safeParse(turn.context.activity.value);
  const request = pressed.success
    ? readCardRequest(pressed.data.action.verb, pressed.data.action.data)
    : null;
  if (!request) {
    await respond(turn.context, invokeError('BadRequest', strings.problem.badCard));
    return;
  }
  const isAutomatic = pressed.data?.trigger === 'automatic';
  if (isAutomatic && !onlyReads(request)) {
    await respond(turn.context, invokeError('BadRequest', strings.problem.badCard));
    return;
  }
  if (hasWordsToLose(request) && !turn.isPersonal) {
    await respond(turn.context, toast(strings.problem.unsavedWords));
    return;
  }
  const answering = orExplain(turn, () => answerCard(turn.desk, request), hasWords(request));
  const { answer, isLate } = await endIfSlow(turn, answering, () => lateBody(turn, isAutomatic));
  if (isLate) {
    if (isAutomatic || !turn.isPersonal) return;
    const { replyToId } = turn.context.activity;
    await (staysBehind(request) ? send(turn, answer) : replace(turn, replyToId ?? null, answer));
    return;
  }
  if (isAutomatic && answer.kind === 'sentence') {
    // Nobody pressed anything, so nobody is told: the card stays as it is until the next look at it.
    await respond(turn.context, invokeError('Unavailable', answer.text));
    return;
  }
  // In a group what takes the card's place is for whoever pressed alone; a message would be for everybody.
  if (staysBehind(request) && !isAutomatic && turn.isPersonal) {
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

/** In a group nothing may follow, since everybody there would read it; whoever presses again is shown it. */
function lateBody({ isPersonal }: Turn, isAutomatic: boolean): InvokeBody {
  if (isAutomatic) return invokeError('Unavailable', strings.answers.tryAgain);
  return toast(isPersonal ? strings.answers.stillWorking : strings.answers.tryAgain);
}

/** What a card may ask by itself, without anybody having pressed a button. */
function onlyReads({ verb }: CardRequest): boolean {
  const reading: readonly string[] = [
    verbs.open,
    verbs.list,
    verbs.ask,
    verbs.request,
    verbs.check,
    verbs.evidence,
  ];
  return reading.includes(verb);
}

/** Whether the card stays, and its answer comes beneath. */
function staysBehind(request: CardRequest): boolean {
  const isApart = 'apart' in request.data && request.data.apart === true;
  return isApart || hasWordsToLose(request);
}

/** Something was begun on the card, and what takes its place has no field for it. */
function hasWordsToLose(request: CardRequest): boolean {
  const leaving: readonly string[] = [verbs.open, verbs.list, verbs.ask, verbs.request, verbs.check];
  return leaving.includes(request.verb) && hasWords(request);
}

function hasWords({ typed, typedEach }: CardRequest): boolean {
  return [typed, ...typedEach.map(({ change }) => change)].some((change) => Object.keys(change).length > 0);
}

const execution = z.object({
  action: z.object({ type: z.literal('Action.Execute'), verb: z.string(), data: z.unknown() }),
  /** "automatic": Teams asks by itself, for a card that somebody came back to. */
  trigger: z.string().optional().catch(undefined),
});

/** Clients without Action.Execute send a message instead; the card it came from is put right in its place. */
export async function answerSubmit(turn: Turn, request: CardRequest | null): Promise<void> {
  const { context } = turn;
  if (!request) {
    await send(turn, sentence(strings.problem.badCard));
    return;
  }
  const desk = turn.isPersonal ? turn.desk : forEveryone(turn.desk);
  const answer = await orExplain(turn, () => answerCard(desk, request), hasWords(request));
  const { replyToId } = context.activity;
  if (answer.kind === 'sentence' || !replyToId || staysBehind(request)) {
    await send(turn, answer);
    return;
  }
  await replace(turn, replyToId, answer);
}

interface InvokeBody {
  statusCode: number;
  type: string;
  value: unknown;
}

/** Shows a sentence and leaves the card, with what was typed on it, as it is. */
function toast(text: string): InvokeBody {
  return { statusCode: 200, type: 'application/vnd.microsoft.activity.message', value: text };
}

export function invokeError(code: string, message: string): InvokeBody {
  return { statusCode: 400, type: 'application/vnd.microsoft.error', value: { code, message } };
}

/** The reply to an invoke is HTTP 200 whatever its own status code says. */
export async function respond(context: TurnContext, body: InvokeBody): Promise<void> {
  await context.sendActivity({ type: 'invokeResponse', value: { status: 200, body } });
}
