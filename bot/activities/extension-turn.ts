import { CardFactory, type TurnContext } from 'botbuilder';
import { oneLine, plainText } from '../cards/plain-text.ts';
import { strings } from '../strings/index.ts';
import {
  offerItems,
  openMessage,
  submitMessage,
  unfurl,
  type MessageAnswer,
  type Offered,
} from './answer-extension.ts';
import { explainFailure } from './explain-failure.ts';
import { itemQuery, linkQuery, messageAction, wordsOf } from './read-extension.ts';
import { endIfSlow } from './still-working.ts';
import type { Turn } from './turn.ts';

const itemsAPage = 10;

/**
 * Search, link previews and what can be made of a message. Only whoever asks sees these answers; what they put
 * into a chat is made for everybody there.
 *
 * @see https://learn.microsoft.com/microsoftteams/platform/messaging-extensions/what-are-messaging-extensions
 */
export async function takeExtensionTurn(turn: Turn): Promise<void> {
  const { activity } = turn.context;
  const isForm = /fetchTask|submitAction/.test(activity.name ?? '');
  const saying = (words: string) =>
    isForm ? taskBody({ kind: 'sentence', text: words }) : sayingBody(words);
  try {
    const answering = answer(turn, activity.name ?? '', activity.value);
    const found = await endIfSlow(turn, answering, () => saying(strings.answers.tryAgain));
    await respond(turn.context, found.answer);
  } catch (error) {
    const { sentence: words, isFault } = explainFailure(error);
    if (isFault) turn.options.log.error({ err: error }, 'could not answer a message extension');
    await respond(turn.context, saying(words));
  }
}

/** @returns the body; undefined for a question nobody here answers */
async function answer({ desk }: Turn, name: string, value: unknown): Promise<object | undefined> {
  switch (name) {
    case 'composeExtension/query': {
      const query = itemQuery.safeParse(value);
      if (!query.success) return sayingBody(strings.extension.bad);
      const { skip, count } = query.data.queryOptions ?? {};
      const search = { words: wordsOf(query.data), skip: skip ?? 0, count: count ?? itemsAPage };
      return resultBody(await offerItems(desk, search));
    }
    case 'composeExtension/queryLink': {
      const link = linkQuery.safeParse(value);
      const offered = link.success ? await unfurl(desk, link.data.url) : null;
      return resultBody(offered ? [offered] : []);
    }
    case 'composeExtension/fetchTask': {
      const action = messageAction.safeParse(value);
      return taskBody(
        action.success
          ? await openMessage(desk, action.data)
          : { kind: 'sentence', text: strings.extension.noMessage },
      );
    }
    case 'composeExtension/submitAction': {
      const data: unknown = (value as { data?: unknown } | null | undefined)?.data;
      return taskBody(await submitMessage(desk, data));
    }
    default:
      return undefined;
  }
}

function resultBody(offered: readonly Offered[]): object {
  const attachments = offered.map(({ card, ref, words }) => ({
    ...CardFactory.adaptiveCard(card),
    preview: CardFactory.thumbnailCard(oneLine(ref, 80), undefined, undefined, { text: oneLine(words, 160) }),
  }));
  return { composeExtension: { type: 'result', attachmentLayout: 'list', attachments } };
}

function sayingBody(text: string): object {
  return { composeExtension: { type: 'message', text: plainText(text, 300) } };
}

function taskBody(shown: MessageAnswer): object {
  if (shown.kind === 'sentence') return { task: { type: 'message', value: plainText(shown.text, 1_000) } };
  const { title, card } = shown;
  const value = { title, width: 'medium', height: 'medium', card: CardFactory.adaptiveCard(card) };
  return { task: { type: 'continue', value } };
}

async function respond(context: TurnContext, body: object | undefined): Promise<void> {
  if (body === undefined) return;
  await context.sendActivity({ type: 'invokeResponse', value: { status: 200, body } });
}
