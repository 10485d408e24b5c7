import { strings } from '../strings/index.ts';
import {
  box,
  buttons,
  card,
  execute,
  says,
  type AdaptiveCard,
  type CardAction,
  type Element,
} from './elements.ts';
import { plainText } from './plain-text.ts';
import { verbs } from './verbs.ts';

/** Says in plain words what did not work, and where to go from here. */
export function problemCard(sentence: string, ways: readonly CardAction[] = []): AdaptiveCard {
  return card([
    problemBox([sentence]),
    buttons([
      ...ways,
      execute(strings.buttons.myActions, verbs.list, { list: 'mine', page: 1 }),
      execute(strings.buttons.help, verbs.help, {}),
    ]),
  ]);
}

/** At the top of a card that the person can put right. */
export function problemBox(sentences: readonly string[]): Element {
  return box(
    sentences.map((sentence) => says(plainText(sentence, 600), { spacing: 'small' })),
    { style: 'warning' },
  );
}
