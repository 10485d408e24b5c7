import { isDeepStrictEqual } from 'node:util';
import { today } from '#domain/clock';
import { findByRef } from '#workflows/find-items';
import type { Change } from '#domain/change';
import type { ActionView, ItemView } from '#domain/view';
import { batchCard, type BatchEntry, type Unclear } from '../cards/batch-card.ts';
import { candidateName } from '../cards/choose-card.ts';
import { meaningButtons } from '../cards/doubt-card.ts';
import { execute } from '../cards/elements.ts';
import { oneLine } from '../cards/plain-text.ts';
import { longestWords, mostEntries, verbs } from '../cards/verbs.ts';
import type { ItemReading } from '../reading/message.ts';
import { strings } from '../strings/index.ts';
import { choicesForAction } from './choices-for-action.ts';
import { suggestions } from './answer-item.ts';
import { answerWith, sentence, type Answer, type Desk } from './answer.ts';
import { doubtSentence } from './doubt-sentence.ts';
import { confirming, isTooLong, mayTry, needsAction } from './propose-one.ts';

/** Answers a message about several items with one card: what can be saved, and what has to be said first. */
export async function proposeAll(desk: Desk, readings: readonly ItemReading[]): Promise<Answer> {
  const entries: BatchEntry[] = [];
  const unclear: Unclear[] = [];
  for (const reading of readings) {
    const resolved = await resolve(desk, reading);
    if ('sentence' in resolved) unclear.push(resolved);
    else {
      const same = entries.find((entry) => isSame(entry, resolved));
      if (!same) entries.push(resolved);
      else if (!isDeepStrictEqual(same.change, resolved.change))
        unclear.push(saidTwice(resolved, reading.typed));
    }
  }
  const card = batchCard({ entries, unclear });
  if (!card) return sentence(strings.reading.tooManyItems(mostEntries));
  const summary = entries.length > 0 ? strings.batch.title(entries.length) : strings.batch.unclear;
  return answerWith(card, summary);
}

/** "GT39 amber, GT40 green", where both are refs of one item. */
function saidTwice({ item, action, change }: BatchEntry, typed: string): Unclear {
  const target = { item: item.id, action: action?.id ?? null };
  const way = execute(strings.buttons.thatInstead(typed), verbs.propose, { ...target, change, apart: true });
  return { sentence: strings.batch.saidTwice(typed, action?.ref ?? item.ref), ways: [way] };
}

function isSame(one: BatchEntry, other: BatchEntry): boolean {
  return one.item.id === other.item.id && one.action?.id === other.action?.id;
}

async function resolve(
  desk: Desk,
  { ref, typed, isKnown, reading }: ItemReading,
): Promise<BatchEntry | Unclear> {
  const change = reading.kind === 'change' ? reading.change : null;
  if (change && isTooLong(change)) {
    return { sentence: strings.problem.tooLongForItem(typed, longestWords), ways: [] };
  }
  if (!isKnown) {
    const { text, ways } = await suggestions(desk, typed, change, true);
    return { sentence: text, ways };
  }
  const { matches } = await findByRef(desk.services, desk.person, ref, typed);
  const [only, ...others] = matches;
  if (!only) return { sentence: strings.problem.noSuchAction(ref), ways: [] };
  const { item, action } = only;
  const target = { item: item.id, action: action?.id ?? null };
  if (reading.kind === 'doubt') {
    const choices = choicesForAction(reading, action, today(desk.services.clock));
    const ways = others.length > 0 ? [] : meaningButtons(target, choices, true);
    return { sentence: doubtSentence(action?.ref ?? item.ref, reading.doubt, action?.due.end ?? null), ways };
  }
  if (!change) {
    const open = execute(strings.buttons.open(ref), verbs.open, { ...target, apart: true });
    return { sentence: strings.batch.asked(action?.ref ?? item.ref), ways: others.length > 0 ? [] : [open] };
  }
  if (others.length > 0) {
    const choices = matches.map((match) => ({ ...match, name: candidateName(match, 50) }));
    return {
      sentence: `${strings.choose.item(ref)} ${strings.choose.itemHint}`,
      ways: waysOf(choices, change),
    };
  }
  const said = confirming(change, item);
  if (needsAction(said, item, action)) {
    const choices = item.actions.map((each) => ({ item, action: each, name: `${each.ref}: ${each.text}` }));
    return { sentence: strings.choose.action(item.ref), ways: waysOf(choices, said) };
  }
  if (!mayTry(said, item, action)) {
    const owners = action?.owners ?? item.accountable;
    return { sentence: strings.item.mayNotUpdate(action?.ref ?? item.ref, owners), ways: [] };
  }
  return { item, action, change: said };
}

interface Candidate {
  item: ItemView;
  action: ActionView | null;
  name: string;
}

const mostWays = 6;

function waysOf(candidates: readonly Candidate[], change: Change): Unclear['ways'] {
  return candidates.slice(0, mostWays).map(({ item, action, name }) =>
    execute(oneLine(name, 50), verbs.propose, {
      ...{ item: item.id, action: action?.id ?? null },
      ...{ change, apart: true },
    }),
  );
}
