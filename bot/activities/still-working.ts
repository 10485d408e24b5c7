import { sentenceActivity } from '../messaging/card-activity.ts';
import { strings } from '../strings/index.ts';
import type { Turn } from './turn.ts';

/** How long somebody waits in silence, in milliseconds from when their message arrived. */
export interface Waiting {
  typingAfterMs: number;
  /** Before the five seconds within which every turn answers. */
  sayAfterMs: number;
}

export const ordinaryWaiting: Waiting = { typingAfterMs: 1_000, sayAfterMs: 4_000 };

/**
 * Makes an answer, and meanwhile shows that it is being made: first as typing, then in words. The answer itself
 * follows whenever it is there.
 */
export async function tellIfSlow<T>(turn: Turn, answer: () => Promise<T>): Promise<T> {
  const { typingAfterMs, sayAfterMs } = turn.options.waiting ?? ordinaryWaiting;
  const told: Promise<void>[] = [];
  const after = (ms: number, activity: object) => setTimeout(() => told.push(tell(turn, activity)), ms);
  const timers = [
    after(typingAfterMs, { type: 'typing' }),
    after(sayAfterMs, sentenceActivity(strings.answers.stillWorking)),
  ];
  try {
    return await answer();
  } finally {
    for (const timer of timers) clearTimeout(timer);
    // What was begun to be said is said before the answer.
    await Promise.all(told);
  }
}

const late = Symbol('late');

/**
 * Waits for an answer to a button, a dialog or a search. When it takes long, the request ends with other words
 * and the turn goes on: whoever asked looks at a spinner that Teams itself would end with an error.
 *
 * @param words what the request is answered meanwhile
 * @throws what making the answer throws
 */
export async function endIfSlow<T>(
  { options, answerNow }: Turn,
  answering: Promise<T>,
  words: () => object,
): Promise<{ answer: T; isLate: boolean }> {
  const { sayAfterMs } = options.waiting ?? ordinaryWaiting;
  let timer: NodeJS.Timeout | undefined;
  const pause = new Promise<typeof late>((resolve) => {
    timer = setTimeout(resolve, sayAfterMs, late);
  });
  try {
    const first = await Promise.race([answering, pause]);
    if (first !== late) return { answer: first, isLate: false };
    answerNow({ status: 200, body: words() });
    return { answer: await answering, isLate: true };
  } finally {
    clearTimeout(timer);
  }
}

async function tell({ context, options }: Turn, activity: object): Promise<void> {
  try {
    await context.sendActivity(activity);
  } catch (error) {
    options.log.warn({ err: error }, 'could not tell somebody that their answer takes long');
  }
}
