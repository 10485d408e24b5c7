import type { ParsedPlan, ParsedRecommendation } from '#domain/parsed-plan';
import type { RecommendationKind } from '#domain/recommendation';
import type { DocumentContent } from '../content.ts';
import { buildActions, linesText, type ActionContext, type BuiltAction } from './build-actions.ts';
import { responseOf } from './decisions.ts';
import type { Entry, Theme } from './entries.ts';
import { figuresIn } from './figures.ts';
import { findingsOf } from './findings.ts';
import { learnPosts, readOwners } from './owners.ts';
import { periodsOf } from './periods.ts';
import { keysOf } from './plan-keys.ts';
import { usedThemes } from './plan-themes.ts';
import { ragKeyOf } from './rag-key.ts';
import type { DocumentReading } from './read-document.ts';
import { guessSource } from './source.ts';
import { titleOf } from './title.ts';
import { joinText } from './words.ts';

/** What became of one entry, with what the checks need to know about how it was read. */
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
  const context: ActionContext = {
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
      response: responseOf(entry.decision, entry.response),
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
    themes: [...themes].map(([{ lead }, theme]) => ({
      ...theme,
      lead: readOwners(lead ?? '', knownPosts).named,
    })),
    recommendations: items.map(({ recommendation }) => recommendation),
    actions: items.flatMap((item) => item.actions.map(({ action }) => action)),
    findings: [],
  };
  return { ...plan, findings: findingsOf({ plan, items, keys, reading, content }) };
}

function refsOf(entry: Entry, key: string): string[] {
  const isLetter = entry.refs.length === 1 && /^(?:[a-z]|[ivx]+)$/iu.test(entry.refs[0] ?? '');
  return isLetter && entry.theme && !entry.parent ? [key] : entry.refs;
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
