import { strings } from '../strings/index.ts';
import type { FieldChange } from '#domain/update';
import {
  box,
  buttons,
  card,
  execute,
  fact,
  quiet,
  says,
  title,
  type AdaptiveCard,
  type Element,
} from './elements.ts';
import { plainText } from './plain-text.ts';
import { fieldWords } from './saved-card.ts';
import { verbs } from './verbs.ts';

/** What became of one of several updates. */
export interface BatchResult {
  ref: string;
  item: string;
  action: string | null;
  outcome:
    | { kind: 'saved'; changes: readonly FieldChange[] }
    | { kind: 'left-out' }
    /** One sentence, that begins by saying that it is not saved. */
    | { kind: 'not-saved'; sentence: string };
}

/** Which were kept and which were not, and why. */
export function batchSavedCard(results: readonly BatchResult[], done?: string): AdaptiveCard {
  const wanted = results.filter(({ outcome }) => outcome.kind !== 'left-out');
  const kept = wanted.filter(({ outcome }) => outcome.kind === 'saved').length;
  const isAll = kept === wanted.length && kept > 0;
  const headline =
    done ?? (wanted.length === 0 ? strings.batch.nothingLeft : strings.batch.saved(kept, wanted.length));
  return card([
    box([title(isAll ? `✓ ${headline}` : headline)], { style: isAll ? 'good' : 'warning' }),
    ...results.map(resultBox),
    buttons([execute(strings.buttons.myActions, verbs.list, { list: 'mine', page: 1 })]),
  ]);
}

const marks = { saved: '✓', 'left-out': '–', 'not-saved': '✗' } satisfies Record<
  BatchResult['outcome']['kind'],
  string
>;

function resultBox({ ref, item, action, outcome }: BatchResult): Element {
  return box(
    [says([{ text: `${marks[outcome.kind]} ${ref}`, weight: 'bolder' }]), ...outcomeWords(outcome)],
    {
      separator: true,
      spacing: 'small',
      selectAction: execute(strings.buttons.open(ref), verbs.open, { item, action, apart: true }),
    },
  );
}

function outcomeWords(outcome: BatchResult['outcome']): Element[] {
  switch (outcome.kind) {
    case 'left-out':
      return [quiet(strings.batch.leftOut, { spacing: 'none' })];
    case 'not-saved':
      return [says([{ text: plainText(outcome.sentence, 400), color: 'attention' }], { spacing: 'none' })];
    case 'saved':
      return outcome.changes.length === 0
        ? [quiet(strings.batch.already, { spacing: 'none' })]
        : outcome.changes.map((change) => fact(strings.fields[change.field], fieldWords(change)));
  }
}
