import type { Action } from '#domain/action';
import type { Recommendation } from '#domain/recommendation';
import type { Update, UpdatedField } from '#domain/update';
import type { Snapshot } from '#sharepoint/store';

/**
 * Replays the log of every row against the row: each entry has to begin where the one before it ended, and the
 * last one has to end with what stands there now. Only for rows of which every entry writes a text nobody else
 * writes, which is what tells their order.
 *
 * @param acknowledged requests somebody was told are kept
 * @returns what does not fit, one sentence each
 */
export function brokenHistories(snapshot: Snapshot, acknowledged: readonly string[]): string[] {
  const updates = snapshot.all('updates').map(({ value }) => value);
  const ids = new Set(updates.map(({ id }) => id));
  return [
    ...(ids.size < updates.length ? ['An entry is in the log twice.'] : []),
    ...acknowledged.flatMap((id) =>
      ids.has(`${id}:r`) || ids.has(`${id}:a`) ? [] : [`${id} was kept, but is not in the log.`],
    ),
    ...snapshot.all('recommendations').flatMap(({ value }) =>
      replay(
        value.id,
        updates.filter(({ recommendationId, actionId }) => recommendationId === value.id && !actionId),
        { field: 'narrative', ...standing(value) },
      ),
    ),
    ...snapshot.all('actions').flatMap(({ value }) => {
      const own = updates.filter(({ actionId }) => actionId === value.id);
      return [
        ...replay(value.id, own, { field: 'progress', ...standing(value) }),
        ...movesOf(snapshot, value, own),
      ];
    }),
  ];
}

interface Standing {
  /** The one every entry changes. */
  field: UpdatedField;
  values: Partial<Record<UpdatedField, string | null>>;
}

function standing(row: Recommendation | Action): Pick<Standing, 'values'> {
  return 'recommendationId' in row
    ? { values: { status: row.status, dueDate: row.due.end, progress: row.progress } }
    : { values: { rag: row.rag, narrative: row.narrative } };
}

function replay(row: string, entries: readonly Update[], { field, values }: Standing): string[] {
  const byBefore = new Map<string | null, Update>();
  const problems: string[] = [];
  for (const entry of entries) {
    const change = entry.changes.find((each) => each.field === field);
    if (!change) problems.push(`${entry.id} of ${row} does not say what ${field} became.`);
    else if (byBefore.has(change.before)) {
      problems.push(
        `${entry.id} and ${byBefore.get(change.before)!.id} of ${row} both began at "${change.before}".`,
      );
    } else byBefore.set(change.before, entry);
  }
  const now = new Map<UpdatedField, string | null>();
  let count = 0;
  for (let entry = byBefore.get(null); entry; count += 1) {
    for (const change of entry.changes) {
      const before = now.get(change.field);
      if (before !== undefined && before !== change.before) {
        problems.push(
          `${entry.id} of ${row} began with ${change.field} ${change.before}, but it was ${before}.`,
        );
      }
      now.set(change.field, change.after);
    }
    entry = byBefore.get(now.get(field) ?? null);
    if (count > entries.length) break;
  }
  if (count !== entries.length)
    problems.push(`Only ${count} of ${entries.length} entries of ${row} follow one another.`);
  for (const [name, value] of now) {
    if ((values[name] ?? null) !== value) {
      problems.push(`The last entry of ${row} left ${name} ${value}, but ${values[name]} stands there.`);
    }
  }
  return problems;
}

function movesOf(snapshot: Snapshot, action: Action, entries: readonly Update[]): string[] {
  const moves = entries.filter(({ changes }) => changes.some(({ field }) => field === 'dueDate')).length;
  const rows = snapshot.byAction('dateChanges', action.id).length;
  return [
    ...(action.timesMoved === moves
      ? []
      : [`${action.id} says it moved ${action.timesMoved} times, the log ${moves}.`]),
    ...(rows === moves ? [] : [`${action.id} has ${rows} date changes for ${moves} moves.`]),
    ...(action.firstDueDate === '2026-03-31' ? [] : [`${action.id} was first due ${action.firstDueDate}.`]),
  ];
}
