import { readDates } from '#domain/document-dates';
import type { ParsedAction, ParsedPlan, ParsedRecommendation, ParsedTheme } from '#domain/parsed-plan';
import type { RecommendationKind } from '#domain/recommendation';
import type { Status } from '#domain/status';
import type { CellLine, DocumentContent } from '../content.ts';
import type { Entry, EntryAction, Theme } from './entries.ts';
import { figuresIn } from './figures.ts';
import { findingsOf } from './findings.ts';
import { learnPosts, readOwners } from './owners.ts';
import { pairActions, paragraphsOf } from './pair-actions.ts';
import { periodsOf } from './periods.ts';
import { keysOf } from './plan-keys.ts';
import { ragKeyOf } from './rag-key.ts';
import type { DocumentReading } from './read-document.ts';
import { guessSource } from './source.ts';
import { readStatus } from './statuses.ts';
import { titleOf } from './title.ts';
import { joinText } from './words.ts';

/** What became of one entry, with what the checks need to know about how it was read. */
export interface BuiltAction {
  action: ParsedAction;
  where: string;
  /** Where the action's dates came from, with their problems. */
  problems: { problem: string; text: string }[];
  ranTogether: boolean;
  isUneven: boolean;
}

export interface BuiltItem {
  entry: Entry;
  recommendation: ParsedRecommendation;
  actions: BuiltAction[];
}

export function buildPlan(reading: DocumentReading, content: DocumentContent, fileName: string): ParsedPlan {
  const entries = reading.entries.filter((entry) => entry.text !== '');
  const themes = usedThemes(entries, reading.themes);
  const themeRef = (theme: Theme | null): string | null => (theme ? (themes.get(theme)?.ref ?? null) : null);
  const keys = keysOf(entries, themeRef);
  const periods = periodsOf(entries);
  const knownPosts = learnPosts(entries.flatMap(ownerTexts));
  const context: Context = {
    knownPosts,
    isName: namesIn(content),
    kind: kindReader(content),
    hasRatings: periods.length > 0,
    parents: new Set(entries.map(({ parent }) => parent)),
  };
  const items = entries.map((entry): BuiltItem => {
    const key = keys.get(entry) ?? '';
    const recommendation: ParsedRecommendation = {
      key,
      refs: refsOf(entry, key),
      parentKey: entry.parent ? (keys.get(entry.parent) ?? null) : null,
      themeRef: themeRef(entry.theme),
      kind: context.kind(entry),
      text: entry.text,
      level: entry.level ?? entry.parent?.level ?? null,
      priority: entry.priority ?? entry.parent?.priority ?? null,
      response: entry.response,
      evidence: entry.evidence,
      impact: entry.impact,
      narrative: entry.narrative,
      leadMembers: readOwners(entry.leadMember ?? entry.parent?.leadMember ?? '', knownPosts).named,
      accountable: readOwners(entry.accountable ?? entry.parent?.accountable ?? '', knownPosts).named,
      ...(entry.background ? { background: entry.background } : {}),
      ratings: periods.map(({ label }) => ({
        period: label,
        rag: entry.ratings.find((rating) => rating.label === label)?.rag ?? null,
      })),
    };
    const { actions, narrative } = buildActions(entry, recommendation, context);
    const told = joinText(recommendation.narrative, narrative);
    const figures = [told, ...actions.map(({ action }) => action.progress)].flatMap((text) =>
      figuresIn(text ?? ''),
    );
    return {
      entry,
      recommendation: { ...recommendation, narrative: told, ...(figures.length > 0 ? { figures } : {}) },
      actions,
    };
  });
  const title = titleOf(content, fileName);
  const plan: ParsedPlan = {
    title,
    source: guessSource({
      title: `${title} ${fileName.replace(/[-_]/gu, ' ')}`,
      headings: [...reading.preface.map(({ text }) => text), ...reading.themes.map((theme) => theme.title)]
        .join('\n')
        .slice(0, 3000),
      columns: [...new Set(reading.headings)].join('\n'),
    }),
    periods,
    ragKey: ragKeyOf(content),
    themes: [...themes.values()].map((theme) => withLead(theme, reading, knownPosts)),
    recommendations: items.map(({ recommendation }) => recommendation),
    actions: items.flatMap((item) => item.actions.map(({ action }) => action)),
    findings: [],
  };
  return { ...plan, findings: findingsOf({ plan, items, keys, reading, content }) };
}

interface Context {
  knownPosts: ReadonlySet<string>;
  isName: (word: string) => boolean;
  kind: (entry: Entry) => RecommendationKind;
  hasRatings: boolean;
  parents: Set<Entry | null>;
}

function buildActions(
  entry: Entry,
  recommendation: ParsedRecommendation,
  context: Context,
): { actions: BuiltAction[]; narrative: string | null } {
  const hasParts = context.parents.has(entry);
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
      const problem = paired.due.problem;
      const original = paired.originalDue?.due ?? null;
      const wasMoved = original !== null && original.kind !== 'none' && !isBlank(paired.due.due.text);
      const action: ParsedAction = {
        recommendationKey: recommendation.key,
        text: paired.text || recommendation.text,
        owners: owners.named,
        accountable: readOwners(row.accountable ?? '', context.knownPosts).named,
        due: original && isBlank(paired.due.due.text) ? original : paired.due.due,
        status,
        progress: progress ?? note,
        ...(wasMoved && original.end !== paired.due.due.end ? { originalDue: original } : {}),
      };
      return {
        action,
        where: row.where,
        problems: problem ? [{ problem, text: paired.due.due.text }] : [],
        ranTogether: owners.ranTogether,
        isUneven: pairing.isUneven,
      };
    });
  });
  return { actions, narrative };
}

/** The rows that give an entry its actions; an entry whose parts carry the work has none of its own. */
function actionRows(entry: Entry, hasParts: boolean, context: Context): EntryAction[] {
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
  if (row.status) {
    const status = readStatus(row.status);
    return { status, note: status && row.status.length < 30 ? null : row.status };
  }
  if (row.doneOn && readDates(row.doneOn).some(({ due }) => due.kind === 'by'))
    return { status: 'implemented', note: `Completed ${row.doneOn}` };
  const rated = entry.ratings.at(-1)?.text ?? '';
  if (rated.length > 4 && readStatus(rated)) return { status: readStatus(rated), note: null };
  if (progress && progress.length < 25 && readStatus(progress))
    return { status: readStatus(progress), note: null };
  return {
    status: dueSays === 'done' && row.due.every(({ text }) => !/\d/u.test(text)) ? 'implemented' : null,
    note: null,
  };
}

function refsOf(entry: Entry, key: string): string[] {
  const isLetter = entry.refs.length === 1 && /^(?:[a-z]|[ivx]+)$/iu.test(entry.refs[0] ?? '');
  return isLetter && entry.theme && !entry.parent ? [key] : entry.refs;
}

/** Themes that hold something, each with a ref of its own. */
function usedThemes(entries: Entry[], themes: Theme[]): Map<Theme, ParsedTheme> {
  const inUse = themes.filter((theme) => entries.some((entry) => entry.theme === theme));
  const isTitle =
    inUse.length === 1 && inUse[0]?.isFromAbove === true && inUse[0].ref === '' && !inUse[0].summary;
  const used = isTitle ? [] : inUse;
  const result = new Map<Theme, ParsedTheme>();
  const taken = new Set(used.map((theme) => theme.ref));
  let next = 1;
  for (const theme of used) {
    const isFirst = theme.ref !== '' && [...result.values()].every(({ ref }) => ref !== theme.ref);
    let ref = theme.ref;
    if (!isFirst) {
      while (taken.has(`T${next}`)) next += 1;
      ref = `T${next}`;
      next += 1;
    }
    result.set(theme, { ref, title: theme.title, lead: [], summary: theme.summary });
  }
  return result;
}

function withLead(
  theme: ParsedTheme,
  reading: DocumentReading,
  knownPosts: ReadonlySet<string>,
): ParsedTheme {
  const source = reading.themes.find(({ title }) => title === theme.title);
  return { ...theme, lead: readOwners(source?.lead ?? '', knownPosts).named };
}

function kindReader(content: DocumentContent): (entry: Entry) => RecommendationKind {
  const told = content.blocks
    .filter((block) => block.type === 'heading' || (block.type === 'paragraph' && block.text.length < 120))
    .map((block) => (block.type === 'table' ? '' : block.text))
    .join('\n');
  const isOfCriteria = /\bsuccess criteri/iu.test(told);
  return ({ heading, ratings }) => {
    if (/\bsuccess criteri|\bcriteri(?:on|a)\b|\boutcomes?\b/iu.test(heading)) return 'success-criterion';
    if (/\bissues?\b|\bweakness/iu.test(heading) && !/recommend/iu.test(heading)) return 'governance-issue';
    return heading === '' && isOfCriteria && ratings.length > 0 ? 'success-criterion' : 'recommendation';
  };
}

/** Words the document writes with a capital inside sentences, more than once: names, not sentence starts. */
function namesIn(content: DocumentContent): (word: string) => boolean {
  const counts = new Map<string, number>();
  for (const block of content.blocks) {
    const texts =
      block.type === 'table'
        ? block.rows.flatMap((row) => row.cells.flatMap((cell) => cell.lines.map(({ text }) => text)))
        : [block.text];
    for (const text of texts) {
      for (const match of text.matchAll(/(?<=[\p{Ll},&]\s)\p{Lu}\p{Ll}+/gu))
        counts.set(match[0], (counts.get(match[0]) ?? 0) + 1);
    }
  }
  return (word) => (counts.get(word) ?? 0) > 1;
}

function ownerTexts(entry: Entry): string[] {
  return [
    ...entry.actions.flatMap((row) => [linesText(row.owners), row.accountable ?? '']),
    entry.leadMember ?? '',
    entry.accountable ?? '',
  ];
}

/** Nothing, or a dash that stands for nothing. */
function isBlank(text: string): boolean {
  return /^[\s–—-]*$|^n\s?\/?\s?a$/iu.test(text);
}

function linesText(lines: CellLine[]): string {
  return lines.map(({ text }) => text).join('\n');
}
