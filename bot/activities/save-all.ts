import { dayWords } from '#domain/day-words';
import type { ItemDetail } from '#domain/view';
import { recordUpdates, type ItemOutcome } from '#workflows/record-updates';
import { batchSavedCard, type BatchResult } from '../cards/batch-saved-card.ts';
import { replacementOf } from '../cards/saved-card.ts';
import type { Payload, verbs } from '../cards/verbs.ts';
import { strings } from '../strings/index.ts';
import { answerWith, type Answer, type Desk } from './answer.ts';
import type { EntryTyped } from './read-card-request.ts';
import { updateId } from './update-id.ts';

type Entry = Payload<typeof verbs.saveAll>['entries'][number];

/** Keeps every update of a card that was not taken off it, and says of each what became of it. */
export async function saveAll(
  { services, person }: Desk,
  entries: readonly Entry[],
  typed: readonly EntryTyped[],
): Promise<Answer> {
  const wanted = entries.flatMap((entry, place) => {
    const { included = true, change = {} } = typed[place] ?? {};
    return included ? [{ entry, change }] : [];
  });
  // One id for the press, a number for each: what was saved together can be taken back together.
  const press = updateId({
    personId: person.id,
    about: wanted.map(({ entry, change }) => ({ ...entry, change })),
  });
  const updates = wanted.map(({ entry, change }, index) => ({
    id: `${press}~${index}`,
    recommendationId: entry.item,
    actionId: entry.action,
    change,
    basedOn: { item: entry.itemTag, action: entry.actionTag },
  }));
  const outcomes = await recordUpdates(services, { person, from: 'chat', updates });
  const results = outcomes.map(asResult);
  const leftOut = entries
    .filter((entry) => !wanted.some((one) => one.entry === entry))
    .map((entry): BatchResult => ({
      ...{ item: entry.item, action: entry.action, ref: refOf(entry.item) },
      outcome: { kind: 'left-out' },
    }));
  const kept = results.filter(({ outcome }) => outcome.kind === 'saved').length;
  return answerWith(batchSavedCard([...results, ...leftOut]), strings.batch.saved(kept, results.length));
}

/** Ids end in the ref of what they are about. */
function refOf(itemId: string): string {
  return itemId.replace(/^[^:]*:/, '');
}

function asResult(outcome: ItemOutcome): BatchResult {
  const { recommendationId: item, actionId: action } = outcome;
  if (outcome.ok) {
    const about = { item, action, ref: nameOf(outcome.item, action) };
    // What one press says of an item twice stands as it was said last.
    const press = outcome.id.replace(/~\d+$/, '');
    const own = ({ id }: { id: string }) => id.startsWith(outcome.id) || !id.startsWith(press);
    const later = replacementOf(outcome.item.history.filter(own), outcome.id);
    if (!later) return { ...about, outcome: { kind: 'saved', changes: outcome.changes } };
    const sentence = strings.batch.replaced(later.by, dayWords(later.at));
    return { ...about, outcome: { kind: 'not-saved', sentence } };
  }
  if (outcome.reason === 'changed') {
    const by = outcome.item.history[0]?.by;
    const sentence = by === undefined ? strings.batch.changed : strings.batch.changedBy(by);
    return { item, action, ref: nameOf(outcome.item, action), outcome: { kind: 'not-saved', sentence } };
  }
  const ref = refOf(item);
  const sentence = strings.batch.notSaved(outcome.problems.join(' '));
  return { item, action, ref, outcome: { kind: 'not-saved', sentence } };
}

function nameOf(item: ItemDetail, actionId: string | null): string {
  return item.actions.find(({ id }) => id === actionId)?.ref ?? item.ref;
}
