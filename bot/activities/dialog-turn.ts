import { CardFactory, type TurnContext } from 'botbuilder';
import { z } from 'zod';
import { plainText } from '../cards/plain-text.ts';
import { strings } from '../strings/index.ts';
import { sentence } from './answer.ts';
import { openDialog, submitDialog, type DialogAnswer } from './answer-dialog.ts';
import { explainFailure } from './explain-failure.ts';
import { endIfSlow } from './still-working.ts';
import { replace, send, type Turn } from './turn.ts';

/** Opens a dialog or takes what it sent; what it changed stands on the card it was opened from. */
export async function takeDialogTurn(turn: Turn): Promise<void> {
  const { context, desk } = turn;
  const { name, replyToId } = context.activity;
  const sent = dialogInvoke.safeParse(context.activity.value);
  const data = sent.success ? sent.data.data : null;
  const isOpening = name === 'task/fetch';
  const told = { isLate: false };
  try {
    const answering = isOpening ? openDialog(desk, data, replyToId ?? null) : submitDialog(desk, data);
    const { answer } = await endIfSlow(turn, answering, () => {
      told.isLate = true;
      const canFollow = !isOpening && turn.isPersonal;
      const words = canFollow ? strings.answers.stillWorking : strings.answers.tryAgain;
      return messageBody(words);
    });
    if (told.isLate) {
      if (isOpening || !turn.isPersonal) return;
      if (answer?.kind === 'done') await replace(turn, answer.message ?? replyToId ?? null, answer.answer);
      else await send(turn, sentence(answer ? strings.answers.notKept : strings.dialogs.badDialog));
      return;
    }
    if (answer?.kind === 'done' && !turn.isPersonal) {
      // The card in the group shows the change to each who looks at it again; its answer is for one alone.
      await respondTask(context, answer.answer.kind === 'card' ? answer.answer.summary : answer.answer.text);
      return;
    }
    if (answer?.kind === 'done') {
      await replace(turn, answer.message ?? replyToId ?? null, answer.answer);
      await context.sendActivity({ type: 'invokeResponse', value: { status: 200 } });
      return;
    }
    await respondTask(context, answer ?? strings.dialogs.badDialog);
  } catch (error) {
    const { sentence: words, isFault } = explainFailure(error);
    if (isFault) turn.options.log.error({ err: error }, 'could not answer a dialog');
    if (!told.isLate) await respondTask(context, words);
    else if (!isOpening && turn.isPersonal) await send(turn, sentence(words));
  }
}

const dialogInvoke = z.object({ data: z.unknown() });

/** @see https://learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/task-modules/task-modules-bots */
async function respondTask(
  context: TurnContext,
  shown: Extract<DialogAnswer, { kind: 'form' }> | string,
): Promise<void> {
  const body = typeof shown === 'string' ? messageBody(shown) : formBody(shown);
  await context.sendActivity({ type: 'invokeResponse', value: { status: 200, body } });
}

function messageBody(words: string): object {
  return { task: { type: 'message', value: plainText(words, 1_000) } };
}

function formBody({ title, card }: Extract<DialogAnswer, { kind: 'form' }>): object {
  const value = { title, width: 'medium', height: 'large', card: CardFactory.adaptiveCard(card) };
  return { task: { type: 'continue', value } };
}
