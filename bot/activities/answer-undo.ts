import { dayWords } from '#domain/day-words';
import type { ItemDetail } from '#domain/view';
import { proposeUndo, undoUpdates, type UndoOutcome } from '#workflows/undo-update';
import { batchSavedCard, type BatchResult } from '../cards/batch-saved-card.ts';
import { itemCard } from '../cards/item-card.ts';
import { problemCard } from '../cards/problem-card.ts';
import { undoCard } from '../cards/undo-card.ts';
import type { NamedRef } from '../reading/message.ts';
import { strings } from '../strings/index.ts';
import { answerWith, type Answer, type Desk } from './answer.ts';

/** Offers to take back what the person did last; changes nothing yet. */
export async function offerUndo(desk: Desk, ref: NamedRef | null): Promise<Answer> {
  const proposal = await proposeUndo(desk.services, desk.person, ref);
  switch (proposal.kind) {
    case 'nothing': {
      const text = ref === null ? strings.undo.nothing : strings.undo.nothingOn(ref.ref);
      return answerWith(problemCard(text), text);
    }
    case 'already':
      return showWith(desk, proposal.item, strings.undo.already(proposal.item.ref));
    case 'asked':
      return showWith(desk, proposal.item, strings.undo.asked(proposal.item.ref));
    case 'changed':
      return showWith(desk, proposal.item, changedSince(proposal.item));
    case 'ready': {
      const [first, ...others] = proposal.entries;
      if (!first) throw new Error('An undo was offered for nothing.');
      const items = new Set(proposal.entries.map(({ item }) => item.id)).size;
      return answerWith(undoCard([first, ...others]), strings.undo.title(items));
    }
  }
}

/** Takes back what was offered, and says so value by value. */
export async function takeBack(desk: Desk, entryIds: readonly string[]): Promise<Answer> {
  const outcomes = await undoUpdates(desk.services, desk.person, entryIds, 'chat');
  if (outcomes.length === 0) return answerWith(problemCard(strings.undo.nothing), strings.undo.nothing);
  const results = outcomes.map(asResult);
  const isDone = results.every(({ outcome }) => outcome.kind === 'saved');
  const refs = [...new Set(results.map(({ ref }) => ref))].join(', ');
  const headline = isDone ? strings.undo.doneTitle(refs) : strings.cancelled.title;
  return answerWith(batchSavedCard(results, isDone ? headline : undefined), headline);
}

function asResult({ item, action, changes, kind }: UndoOutcome): BatchResult {
  const ref = action?.ref ?? item.ref;
  const about = { ref, item: item.id, action: action?.id ?? null };
  switch (kind) {
    case 'undone':
      return { ...about, outcome: { kind: 'saved', changes } };
    case 'changed':
      return { ...about, outcome: { kind: 'not-saved', sentence: changedSince(item) } };
    case 'forbidden':
      return { ...about, outcome: { kind: 'not-saved', sentence: strings.undo.closed(ref) } };
    case 'late':
      return { ...about, outcome: { kind: 'not-saved', sentence: strings.undo.late(ref) } };
  }
}

function changedSince({ ref, history: [latest] }: ItemDetail): string {
  return latest ? strings.undo.changedSince(ref, latest.by, dayWords(latest.at)) : strings.undo.closed(ref);
}

function showWith(desk: Desk, item: ItemDetail, sentence: string): Answer {
  const [only, ...others] = item.actions;
  const action = only && others.length === 0 ? only : null;
  return answerWith(itemCard({ item, action, problems: [sentence], tabUrl: desk.tabUrl(item.id) }), sentence);
}
