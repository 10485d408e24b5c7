import type { Action, DueDate } from './action.ts';
import { longDate, type IsoInstant } from './dates.ts';
import type { Person } from './post.ts';
import type { Recommendation } from './recommendation.ts';
import { isClosed } from './status.ts';
import type { FieldChange, UpdatedField } from './update.ts';

/** A row as it stood after one write, by us or by hand. */
export interface Version<T> {
  /** SharePoint's number of the version: "3.0". */
  label: string;
  at: IsoInstant;
  /** Null when we wrote it. */
  by: Person | null;
  value: T;
  /** What stood in columns that could not be read, by property. */
  unreadable: Readonly<Record<string, string>>;
  /** Ours, but written over an edit by hand that is not in the log. */
  isUnlogged: boolean;
}

/** One edit by hand: one version of the row. */
export interface HandEdit {
  label: string;
  at: IsoInstant;
  by: Person;
  changes: FieldChange[];
  /** What was put back, or why nothing is known. */
  note: string | null;
}

/** What people edited, oldest edit first. */
export interface ReadHandEdits<T> {
  edits: HandEdit[];
  /** The row as it has to stand: what a person may not move is as it was. */
  stands: T;
}

type FieldTexts = Partial<Record<UpdatedField, string | null>>;
type TextsOf<T> = (version: Pick<Version<T>, 'value' | 'unreadable'>) => FieldTexts;

const historyIsShort =
  'Added or edited by hand in SharePoint. No earlier version is kept there, so what changed is not known.';
/** After the version's number: what is known of it, perhaps in the log already, is never taken for this. */
export const unknownMark = ':earlier';
const putBack = 'was put back: Golden Thread keeps it for good.';

/** A row, everything that was ever written to it, and what posts are called; ids are no use in a log. */
export interface HandEdited<T> {
  now: T;
  /** Oldest first. */
  versions: readonly Version<T>[];
  postTitle: (id: string) => string;
  /** Date moves the log knows of, without those that the history after its oldest version tells of. */
  movesLogged: number;
}

/**
 * Reads edits of a recommendation from its history.
 *
 * @returns null while the history does not reach to the row as it stands now
 */
export function recommendationHandEdits(
  edited: HandEdited<Recommendation>,
): ReadHandEdits<Recommendation> | null {
  const { now } = edited;
  const texts = recommendationTexts(edited.postTitle);
  const since = sinceLogged(edited, texts);
  if (!since) return null;
  const edits = since.steps.flatMap((step) => editOf(step, texts, []));
  const rated = edits.findLast(({ changes }) =>
    changes.some(({ field }) => field === 'rag' || field === 'narrative'),
  );
  return {
    edits: [...since.unknown, ...edits],
    stands: { ...now, planId: since.start.value.planId, ratedAt: rated?.at ?? now.ratedAt },
  };
}

/** The same for an action: a date moved by hand is counted, and its first date and its count are kept. */
export function actionHandEdits(edited: HandEdited<Action>): ReadHandEdits<Action> | null {
  const { now } = edited;
  const texts = actionTexts(edited.postTitle);
  const since = sinceLogged(edited, texts);
  if (!since) return null;
  const first = since.start.value;
  const kept = {
    firstDueDate: first.firstDueDate ?? first.due.end,
    // SharePoint keeps some fifty versions: what was counted before them, and logged, may not be on the row yet.
    timesMoved: since.isShort ? Math.max(first.timesMoved, edited.movesLogged) : first.timesMoved,
  };
  // A date taken away, or made unreadable, and set later has moved all the same.
  let lastDueDate =
    edited.versions.slice(0, since.from + 1).findLast(({ value }) => value.due.end)?.value.due.end ??
    first.firstDueDate;
  const edits: HandEdit[] = [];
  for (const step of since.steps) {
    const { before, after } = step;
    const due = after.value.due.end;
    if (after.by) {
      if (due && lastDueDate && due !== lastDueDate) kept.timesMoved += 1;
      edits.push(...editOf(step, texts, tamperedWith(before.value, after.value)));
    } else {
      kept.timesMoved += after.value.timesMoved - before.value.timesMoved; // less where a move was undone
    }
    lastDueDate = due ?? lastDueDate;
    kept.firstDueDate ??= lastDueDate;
  }
  const has = (field: UpdatedField) => (edit: HandEdit) =>
    edit.changes.some((change) => change.field === field);
  const closing = edits.findLast(has('status'));
  return {
    edits: [...since.unknown, ...edits],
    stands: {
      ...now,
      ...kept,
      planId: first.planId,
      recommendationId: first.recommendationId,
      due: edits.some(has('dueDate')) ? dueAfterEdit(first.due, now.due) : now.due,
      closedAt: closing ? (isClosed(now.status) ? (now.closedAt ?? closing.at) : null) : now.closedAt,
    },
  };
}

interface Step<T> {
  before: Version<T>;
  after: Version<T>;
}

interface SinceLogged<T> {
  /** The version the log has everything up to, or the oldest there is; and its place in the history. */
  start: Version<T>;
  from: number;
  /** The history does not reach back to where the log was complete. */
  isShort: boolean;
  /** Every write after it. */
  steps: Step<T>[];
  /** The oldest version there is, where nothing is left to compare it with; it may be in the log already. */
  unknown: HandEdit[];
}

/** Our newest version is where the log was complete last, unless it covers an edit that is not in it. */
function sinceLogged<T>({ versions, now }: HandEdited<T>, textsOf: TextsOf<T>): SinceLogged<T> | null {
  const newest = versions.at(-1);
  if (!newest || !sameTexts(textsOf({ ...newest, unreadable: {} }), textsOf({ value: now, unreadable: {} })))
    return null;
  const logged = versions.findLastIndex(({ by, isUnlogged }) => by === null && !isUnlogged);
  const from = Math.max(logged, 0);
  const { label, at, by } = versions[0]!;
  return {
    start: versions[from]!,
    from,
    isShort: logged < 0,
    steps: versions
      .slice(from + 1)
      .map((after, index): Step<T> => ({ before: versions[from + index]!, after })),
    unknown:
      logged < 0 && by
        ? [{ label: `${label}${unknownMark}`, at, by, changes: [], note: historyIsShort }]
        : [],
  };
}

function editOf<T>({ before, after }: Step<T>, textsOf: TextsOf<T>, notes: readonly string[]): HandEdit[] {
  if (!after.by) return [];
  const was = textsOf(before);
  const is = textsOf(after);
  const changes = (Object.keys(is) as UpdatedField[]).flatMap((field): FieldChange[] => {
    const [from, to] = [was[field] ?? null, is[field] ?? null];
    return sameText(from, to) ? [] : [{ field, before: from, after: to }];
  });
  const note = notes.length > 0 ? notes.join(' ') : null;
  if (changes.length === 0 && !note) return [];
  return [{ label: after.label, at: after.at, by: after.by, changes, note }];
}

function sameTexts(a: FieldTexts, b: FieldTexts): boolean {
  return (Object.keys(a) as UpdatedField[]).every((field) => sameText(a[field] ?? null, b[field] ?? null));
}

/** SharePoint's own forms save every text anew, with their own line ends. */
function sameText(a: string | null, b: string | null): boolean {
  const plain = (text: string | null) => (text ?? '').replaceAll('\r\n', '\n').trimEnd();
  return plain(a) === plain(b);
}

function tamperedWith(before: Action, after: Action): string[] {
  return [
    ...(before.firstDueDate !== after.firstDueDate && before.firstDueDate
      ? [`The first due date, ${longDate(before.firstDueDate)}, ${putBack}`]
      : []),
    ...(before.timesMoved !== after.timesMoved ? [`The number of date moves ${putBack}`] : []),
  ];
}

/** The words beside a date follow it, unless the editor wrote them too. */
function dueAfterEdit(before: DueDate, now: DueDate): DueDate {
  if (now.end === null) return { text: '', kind: 'none', start: null, end: null, precision: null };
  const text = now.text === before.text ? longDate(now.end) : now.text;
  return { text, kind: 'by', start: null, end: now.end, precision: 'day' };
}

function recommendationTexts(postTitle: (id: string) => string): TextsOf<Recommendation> {
  return ({ value, unreadable }) => ({
    ref: value.key || null,
    text: value.text || null,
    rag: asTyped(unreadable, 'rag') ?? value.rag,
    narrative: value.narrative,
    priority: asTyped(unreadable, 'priority') ?? value.priority,
    response: value.response,
    impact: value.impact,
    documentEvidence: value.documentEvidence,
    accountable: titles(value.accountablePostIds, postTitle),
    leadMembers: titles(value.leadMemberPostIds, postTitle),
  });
}

function actionTexts(postTitle: (id: string) => string): TextsOf<Action> {
  return ({ value, unreadable }) => ({
    text: value.text || null,
    status: asTyped(unreadable, 'status') ?? value.status,
    dueDate: asTyped(unreadable, 'due') ?? value.due.end,
    progress: value.progress,
    owners: titles(value.ownerPostIds, postTitle),
    accountable: titles(value.accountablePostIds, postTitle),
  });
}

/** What cannot be understood is logged as it was typed. */
function asTyped(unreadable: Readonly<Record<string, string>>, property: string): string | null {
  return unreadable[property] || null;
}

function titles(ids: readonly string[], postTitle: (id: string) => string): string | null {
  return ids.length === 0 ? null : ids.map(postTitle).join(', ');
}
