import { strings } from '../strings/index.ts';
import {
  box,
  buttons,
  card,
  execute,
  heading,
  quiet,
  says,
  title,
  type AdaptiveCard,
  type Element,
} from './elements.ts';
import { verbs } from './verbs.ts';

export function helpCard(): AdaptiveCard {
  return card([
    heading(strings.help.title),
    heading(strings.help.updating.title, 'default', { spacing: 'medium' }),
    ...examples(strings.help.updating.lines),
    heading(strings.help.asking.title, 'default', { spacing: 'medium' }),
    ...examples(strings.help.asking.lines),
    quiet(strings.help.note, { spacing: 'medium' }),
    ways(),
  ]);
}

/** What a person sees first, when the app is put in their Teams. */
export function welcomeCard(council: string): AdaptiveCard {
  return card([
    title(strings.welcome.title(council)),
    says(strings.welcome.sentence),
    ...examples(strings.welcome.lines),
    quiet(strings.help.note, { spacing: 'medium' }),
    ways(),
  ]);
}

function examples(lines: readonly { say: string; gives: string }[]): Element[] {
  return lines.map(({ say, gives }) =>
    box([says([{ text: say, weight: 'bolder' }]), quiet(gives, { spacing: 'none' })], { spacing: 'small' }),
  );
}

function ways(): Element | null {
  return buttons([
    execute(strings.buttons.myActions, verbs.list, { list: 'mine', page: 1 }),
    execute(strings.buttons.overdue, verbs.list, { list: 'overdue', page: 1 }),
  ]);
}
