import type { Change } from '#domain/change';
import type { IsoDate } from '#domain/dates';
import { rags } from '#domain/rag';
import type { Status } from '#domain/status';
import { laterBy } from './calendar.ts';
import type { Choice, Doubt } from './message.ts';
import type { ClauseRead, Value } from './read-clause.ts';

/** What about the values somebody gave cannot be told; null when everything can. */
export function findDoubt(values: readonly Value[], today: IsoDate): Doubt | null {
  return colourDoubt(values) ?? statusDoubt(values) ?? dayDoubt(values, today);
}

function colourDoubt(values: readonly Value[]): Doubt | null {
  const given = unique(values.flatMap((value) => (value.kind === 'rag' ? [value.rag] : [])));
  const two = values.find((value) => value.kind === 'two-rags');
  const unknown = values.find((value) => value.kind === 'no-rag');
  const denied = values.find((value) => value.kind === 'not-rag');
  if (two || given.length > 1)
    return { problem: 'two-colours', rags: unique([...given, ...(two?.rags ?? [])]) };
  if (unknown && given.length === 0) return { problem: 'not-a-colour', typed: unknown.typed };
  if (denied && (given.length === 0 || (given[0] === denied.rag && !denied.isPast))) {
    return { problem: 'which-colour', not: denied.rag };
  }
  return null;
}

function statusDoubt(values: readonly Value[]): Doubt | null {
  const statuses = unique(values.flatMap((value) => (value.kind === 'status' ? [value.status] : [])));
  if (statuses.length > 1) return { problem: 'two-statuses', statuses };
  const slip = values.find((value) => value.kind === 'no-status');
  if (!slip || statuses.length > 0) return null;
  return { problem: 'not-a-status', typed: slip.typed, meant: slip.meant };
}

function dayDoubt(values: readonly Value[], today: IsoDate): Doubt | null {
  const given = unique(values.flatMap((value) => (value.kind === 'day' ? [value.day] : [])));
  const two = values.find((value) => value.kind === 'two-days');
  if (two || given.length > 1) return { problem: 'two-days', days: unique([...given, ...(two?.days ?? [])]) };
  const none = values.find((value) => value.kind === 'no-day');
  if (none) {
    if (none.problem === 'shift') return { problem: 'shift', typed: none.typed, by: none.by ?? null };
    const problem = none.problem === 'unclear' ? 'unclear-day' : none.problem;
    return { problem, typed: none.typed };
  }
  const [day] = given;
  return day !== undefined && day < today ? { problem: 'past-day', day } : null;
}

/**
 * What it may mean, each with the whole change it would make.
 *
 * @param assemble makes a change of clauses about which nothing is in doubt
 */
export function choicesFor(
  doubt: Doubt,
  clauses: readonly ClauseRead[],
  assemble: (clauses: readonly ClauseRead[]) => Change,
  today: IsoDate,
): Choice[] {
  const kinds = doubtful(doubt);
  const certain = clauses.map((clause) => ({
    ...clause,
    values: clause.values.filter(({ kind }) => !kinds.has(kind)),
  }));
  const asWords = clauses.map((clause, index): ClauseRead => {
    const isDoubtful = clause.values.some(({ kind }) => kinds.has(kind));
    return isDoubtful
      ? { ...clause, values: certain[index]?.values ?? [], words: clause.whole, isReason: false }
      : clause;
  });
  const withPick = (value: Value): Change => {
    // In the clause that is in doubt, so that a reason after it stays one.
    const at = clauses.findIndex(({ values }) => values.some(({ kind }) => kinds.has(kind)));
    return assemble(
      certain.map((clause, index) =>
        index === at ? { ...clause, values: [...clause.values, value] } : clause,
      ),
    );
  };
  const note = assemble(asWords);
  return [
    ...picks(doubt, clauses, today).map(({ pick, value }) => ({ pick, change: withPick(value) })),
    ...(note.note === undefined ? [] : [{ pick: 'note' as const, change: note }]),
  ];
}

function doubtful({ problem }: Doubt): ReadonlySet<Value['kind']> {
  if (/colour/.test(problem)) return new Set(['rag', 'not-rag', 'two-rags', 'no-rag']);
  if (/status/.test(problem)) return new Set(['status', 'no-status']);
  return new Set(['day', 'two-days', 'no-day', 'old-day']);
}

interface Pick {
  pick: Exclude<Choice['pick'], 'note'>;
  value: Value;
}

function picks(doubt: Doubt, clauses: readonly ClauseRead[], today: IsoDate): Pick[] {
  const values = clauses.flatMap((clause) => clause.values);
  switch (doubt.problem) {
    case 'not-a-colour': {
      const meant = values.find((value) => value.kind === 'no-rag')?.meant;
      return (meant ? [meant] : rags).map(ragPick);
    }
    case 'two-colours':
      return doubt.rags.map(ragPick);
    case 'which-colour':
      return rags.filter((rag) => rag !== doubt.not).map(ragPick);
    case 'two-statuses':
      return doubt.statuses.map(statusPick);
    case 'not-a-status':
      return [statusPick(doubt.meant)];
    case 'shift':
      return doubt.by ? [dayPick(laterBy(today, doubt.by))] : [];
    case 'two-days':
      return doubt.days.map(dayPick);
    case 'past-day':
      return [];
    default:
      return (values.find((value) => value.kind === 'no-day')?.days ?? []).map(dayPick);
  }
}

function ragPick(rag: (typeof rags)[number]): Pick {
  return { pick: { rag }, value: { kind: 'rag', rag, length: 0 } };
}

function statusPick(status: Status): Pick {
  return { pick: { status }, value: { kind: 'status', status, length: 0, wordsAt: 0 } };
}

function dayPick(day: IsoDate): Pick {
  return { pick: { day }, value: { kind: 'day', day, or: null, isNamed: true, length: 0 } };
}

function unique<T>(values: readonly T[]): T[] {
  return [...new Set(values)];
}
