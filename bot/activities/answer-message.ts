import { today } from '#domain/clock';
import { refsToType } from '#workflows/find-items';
import { helpCard } from '../cards/help-card.ts';
import { mostEntries } from '../cards/verbs.ts';
import { widestRange } from '../reading/find-refs.ts';
import { readPreference } from '../reading/read-preference.ts';
import { longestMessage, readMessage } from '../reading/read-message.ts';
import { strings } from '../strings/index.ts';
import { answerAbout, answerUnknownRef } from './answer-item.ts';
import { answerQuestion } from './answer-list.ts';
import { answerPreference } from './answer-preference.ts';
import { offerUndo } from './answer-undo.ts';
import { proposeAll } from './propose-all.ts';
import { proposeOne } from './propose-one.ts';
import { answerWith, sentence, type Answer, type Desk } from './answer.ts';

/** Answers what somebody typed in their chat with the bot. Changes nothing: an update is only proposed. */
export async function answerMessage(desk: Desk, text: string): Promise<Answer> {
  const { services, person } = desk;
  const preference = readPreference(text, today(services.clock));
  if (preference) {
    // When somebody is away, or wants to be left alone, is nobody else's business.
    if (services.audience === 'everyone') return sentence(strings.problem.onlyBetweenUs);
    return answerPreference(desk, preference);
  }
  const message = readMessage(text, {
    today: today(services.clock),
    ...(await refsToType(services, person)),
  });
  switch (message.kind) {
    case 'help':
      return answerWith(helpCard(), strings.help.title);
    case 'list':
      return answerQuestion(desk, message.question);
    case 'about':
      return answerAbout(desk, message.topic, message.refs);
    case 'updates': {
      const [first, ...others] = message.items;
      if (message.items.length > mostEntries) return sentence(strings.reading.tooManyItems(mostEntries));
      return others.length === 0 ? proposeOne(desk, first) : proposeAll(desk, message.items);
    }
    case 'undo':
      return offerUndo(desk, message.ref);
    case 'unknown-ref':
      return answerUnknownRef(desk, message.typed, null);
    case 'maybe-number':
      return sentence(strings.reading.maybeNumber(message.typed));
    case 'no-such-list':
      return sentence(strings.reading.noSuchList(message.typed));
    case 'one-list':
      return sentence(strings.reading.oneList(message.typed));
    case 'mixed-up':
      return sentence(strings.reading.mixedUp(message.refs));
    case 'too-wide':
      return sentence(strings.reading.tooWide(message.typed, message.count, widestRange));
    case 'unclear-period':
      return sentence(strings.reading.unclearPeriod(message.typed));
    case 'no-ref':
      return sentence(strings.reading.noRef);
    case 'too-long':
      return sentence(strings.problem.tooLong(longestMessage));
    case 'not-understood':
      return sentence(strings.problem.notUnderstood);
  }
}
