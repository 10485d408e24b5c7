import { readDates } from '#domain/document-dates';
import type { ParsedAction, ParsedRecommendation } from '#domain/parsed-plan';
import type { RecommendationKind } from '#domain/recommendation';
import type { Status } from '#domain/status';
import type { CellLine } from '../content.ts';
import { readDecision } from './decisions.ts';
import type { Entry, EntryAction } from './entries.ts';
import { readOwners } from './owners.ts';
import { pairActions, paragraphsOf } from './pair-actions.ts';
import { readStatus } from './statuses.ts';
import { joinText } from './words.ts';

/** What became of one row's work, with what the checks need to know about how it was read. */
export interface BuiltAction {
  action: ParsedAction;
  where: string;
  /** Where the action's dates came from, with their problems. */
  problems: { problem: string; text: string }[];
  ranTogether: boolean;
  isUneven: boolean;
}

/** What the whole document shows, and one entry's actions depend on. */
export interface ActionContext {
  knownPosts: ReadonlySet<string>;
  isName: (word: string) => boolean;
  kind: (entry: Entry) => RecommendationKind;
  hasRatings: boolean;
  parents: Set<Entry | null>;
}

/** An entry's actions, and what its progress says that belongs to no single one of them. */
export function buildActions(
  entry: Entry,
  recommendation: ParsedRecommendation,
  context: ActionContext,
): { actions: BuiltAction[]; narrative: string | null } {
  const hasParts = context.parents.has(entry);
  const remark = ratingRemark(entry.ratings.at(-1)?.text ?? '');
  const rows = actionRows(entry, hasParts, context);
  let narrative: string | null = null;
  const actions = rows.flatMap((row): BuiltAction[] => {
    const first = rows[0] as EntryAction;
    const own = row.owners.length > 0 ? row : { ...row, owners: first.owners };
    const due =
      own.due.length === 0 && row.isCarriedOver && readDates(linesText(first.due)).length === 1
        ? first.due
        : own.due;
    const pairing = pairActions(
      { lines: own.lines, due, originalDue: own.originalDue, owners: own.owners },
      context.isName,
    );
    const progressParts = paragraphsOf(row.progress);
    const isShared = pairing.actions.length > 1 && progressParts.length !== pairing.actions.length;
    if (isShared) narrative = joinText(narrative, linesText(row.progress) || null);
    return pairing.actions.map((paired, index): BuiltAction => {
      const owners = readOwners(linesText(paired.owners), context.knownPosts);
      const progress =
        pairing.actions.length === 1
          ? linesText(row.progress) || null
          : isShared
            ? null
            : (progressParts[index] ?? null);
      const { status, note } = statusOf(row, entry, progress, paired.due.says);
      const original = paired.originalDue?.due ?? null;
      const isFirst = original !== null && isBlank(paired.due.due.text);
      const due = isFirst ? original : paired.due.due;
      const problem = isFirst ? paired.originalDue?.problem : paired.due.problem;
      const wasMoved = original !== null && original.kind !== 'none' && !isBlank(paired.due.due.text);
      const action: ParsedAction = {
        recommendationKey: recommendation.key,
        text: paired.text || recommendation.text,
        owners: owners.named,
        accountable: readOwners(row.accountable ?? '', context.knownPosts).named,
        due,
        status,
        progress: [progress ?? remark, note].filter(Boolean).join('\n') || null,
        ...(wasMoved && original.end !== paired.due.due.end ? { originalDue: original } : {}),
      };
      return {
        action,
        where: row.where,
        problems: problem ? [{ problem, text: due.text }] : [],
        ranTogether: owners.ranTogether,
        isUneven: pairing.isUneven,
      };
    });
  });
  return { actions, narrative };
}

/** The rows that give an entry its actions; an entry whose parts carry the work has none of its own. */
function actionRows(entry: Entry, hasParts: boolean, context: ActionContext): EntryAction[] {
  const worked = entry.actions.filter((row) => row.lines.length > 0 || !hasParts);
  const inherited = entry.parent?.actions[0];
  if (worked.length > 0) {
    return worked.map((row) =>
      inherited && row.owners.length === 0 && row.due.length === 0
        ? {
            ...row,
            owners: inherited.owners,
            due: inherited.due,
            originalDue: inherited.originalDue,
            status: row.status ?? inherited.status,
          }
        : row,
    );
  }
  if (
    hasParts ||
    context.hasRatings ||
    context.kind(entry) === 'success-criterion' ||
    entry.actions.length > 0
  )
    return [];
  return [
    {
      where: entry.where,
      lines: [],
      owners: [],
      accountable: null,
      due: [],
      originalDue: [],
      status: null,
      check: null,
      doneOn: null,
      progress: [],
      isCarriedOver: false,
    },
  ];
}

/** The status the document gives, and the words of its cell where they say more than a status. */
function statusOf(
  row: EntryAction,
  entry: Entry,
  progress: string | null,
  dueSays: string | null,
): { status: Status | null; note: string | null } {
  const checked = row.check ? checkedStatus(row.check) : null;
  if (checked) return { status: checked, note: [row.status, row.check].filter(Boolean).join('\n') };
  const told = row.status ? readStatus(row.status) : null;
  if (isRejected(entry) && told !== 'superseded') return { status: 'not-accepted', note: null };
  if (row.status) return { status: told, note: told && row.status.length < 30 ? null : row.status };
  if (row.doneOn && readDates(row.doneOn).some(({ due }) => due.kind === 'by'))
    return { status: 'implemented', note: `Completed ${row.doneOn}` };
  const rated = entry.ratings.at(-1)?.text ?? '';
  const implied = [rated.length > 4 ? rated : '', progress && progress.length < 25 ? progress : '']
    .map(impliedStatus)
    .find((status) => status !== null);
  if (implied) return { status: implied, note: null };
  const isDone =
    dueSays === 'done' &&
    row.due.every(
      ({ text }) => !/\d/u.test(text) || /^(?:complete[d]?|done|implemented|closed)\b/iu.test(text),
    );
  return {
    status: isDone ? 'implemented' : null,
    note: null,
  };
}

/** A status that words outside a status column give away; nobody refuses or verifies in passing. */
function impliedStatus(text: string): Status | null {
  const status = readStatus(text);
  return status === 'not-accepted' || status === 'verified' ? null : status;
}

/** What stands after the colour in a rating's cell: "Amber – twelve plans are late". */
function ratingRemark(text: string): string | null {
  const remark = /^(?:red|amber|yellow|green|blue|[ragb])\b\s*[-–—:.,\n(]+\s*(.{5,}?)\)?$/isu.exec(
    text.trim(),
  )?.[1];
  return remark && impliedStatus(remark) === null ? remark : null;
}

/** What is implemented in a verifier's eyes is verified; the verifier's word counts before the owner's. */
function checkedStatus(check: string): Status | null {
  const status = readStatus(check);
  return status === 'implemented' ? 'verified' : status;
}

function isRejected({ decision, response }: Entry): boolean {
  return (
    readDecision(decision ?? '') === 'rejected' ||
    /^(?:rejected|not (?:accepted|agreed|supported)|declined|disagreed?)\b/iu.test(response ?? '')
  );
}

/** Nothing, or a dash that stands for nothing. */
function isBlank(text: string): boolean {
  return /^[\s–—-]*$|^n\s?\/?\s?a$/iu.test(text);
}

export function linesText(lines: CellLine[]): string {
  return lines.map(({ text }) => text).join('\n');
}
