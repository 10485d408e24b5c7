import type { TurnContext } from 'botbuilder';
import type { Logger } from 'pino';
import type { Services } from '#workflows/services';
import type { NoticeMessenger } from '#workflows/tell-people';
import { problemCard } from '../cards/problem-card.ts';
import { cardActivity, sentenceActivity } from '../messaging/card-activity.ts';
import { connectorStatus } from '../messaging/refusal.ts';
import { withRetries, type Patience } from '../messaging/retry.ts';
import type { Rosters } from '../messaging/who-reads-along.ts';
import { answerWith, sentence, type Answer, type Desk } from './answer.ts';
import { explainFailure } from './explain-failure.ts';
import type { AnswerNow } from './receiver.ts';
import type { RecentActivities } from './recent-activities.ts';
import type { Waiting } from './still-working.ts';

export interface TurnOptions {
  services: Services;
  messenger: NoticeMessenger;
  tenantId: string;
  tabUrl: (itemId: string) => string | null;
  log: Logger;
  rosters: Rosters;
  patience?: Patience | undefined;
  waiting?: Waiting | undefined;
}

/** One activity being answered. */
export interface Turn {
  context: TurnContext;
  options: TurnOptions;
  desk: Desk;
  recent: RecentActivities;
  isPersonal: boolean;
  /** Ends the request of an invoke before its turn is over. */
  answerNow: AnswerNow;
}

/**
 * The one place where a failure becomes words for the person and an entry in the log.
 *
 * @param keepsCard the words leave the card it was asked from as it is, since something is written on it
 */
export async function orExplain(
  { options }: Turn,
  answer: () => Promise<Answer>,
  keepsCard = false,
): Promise<Answer> {
  try {
    return await answer();
  } catch (error) {
    const { sentence: words, isFault } = explainFailure(error);
    if (isFault) {
      options.log.error({ err: error }, 'could not answer');
      return sentence(words);
    }
    return keepsCard ? sentence(words) : answerWith(problemCard(words), words);
  }
}

export async function send({ context, options }: Turn, answer: Answer): Promise<void> {
  const activity =
    answer.kind === 'card' ? cardActivity(answer.card, answer.summary) : sentenceActivity(answer.text);
  await withRetries(() => context.sendActivity(activity), options.patience);
}

/** Puts an answer in the place of the message it is about; where that is gone, at the end of the chat. */
export async function replace(turn: Turn, messageId: string | null, answer: Answer): Promise<void> {
  const { context, options } = turn;
  if (answer.kind === 'sentence' || messageId === null) {
    await send(turn, answer);
    return;
  }
  const { conversation } = context.activity;
  const replacement = { ...cardActivity(answer.card, answer.summary), id: messageId, conversation };
  try {
    await withRetries(() => context.updateActivity(replacement), options.patience);
  } catch (error) {
    // The card was deleted meanwhile; its answer still wants to be read.
    if (connectorStatus(error) !== 404) throw error;
    await send(turn, answer);
  }
}
