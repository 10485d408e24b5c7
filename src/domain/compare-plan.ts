import type { Action } from './action.ts';
import type { ParsedAction, ParsedPlan, ParsedRecommendation } from './parsed-plan.ts';
import type { Recommendation } from './recommendation.ts';
import { normalRef } from './refs.ts';
import { isClosed } from './status.ts';
import { wordLikeness } from './similarity.ts';
import type { FieldChange } from './update.ts';

/** A plan as it stands, to hold the next version of its document against. */
export interface StandingPlan {
  recommendations: readonly Recommendation[];
  actions: readonly Action[];
}

export type DifferenceKind = 'new' | 'changed' | 'closed' | 'same' | 'missing';

/** One recommendation of either version, and how it differs. */
export interface ItemDifference {
  kind: DifferenceKind;
  key: string;
  text: string;
  /** Null when the item is new. */
  standing: Recommendation | null;
  /** Null when the document no longer has it; it stays in the plan. */
  parsed: ParsedRecommendation | null;
  /** The recommendation's own values that moved. */
  changes: FieldChange[];
  actions: ActionDifference[];
  /** True when it was matched by wording because no ref agreed; it takes the document's ref. */
  matchedByWording: boolean;
}

export interface ActionDifference {
  standing: Action | null;
  parsed: ParsedAction | null;
  changes: FieldChange[];
}

/** How alike two wordings must be to be taken for the same item under another ref. */
const sameWording = 0.6;

/** Below this, one ref over two wordings may be two items: the document may have been renumbered. */
const otherWording = 0.2;

/**
 * Holds the next version of a document against the plan: items are matched by ref, then by wording. Values
 * the document leaves out change nothing; items it leaves out are reported as missing, never removed.
 */
export function comparePlan(standing: StandingPlan, parsed: ParsedPlan): ItemDifference[] {
  const pairs = matchItems(standing.recommendations, parsed.recommendations);
  const actionsOf = (id: string) =>
    standing.actions.filter((action) => action.recommendationId === id).toSorted((a, b) => a.order - b.order);
  const parsedActionsOf = (key: string) =>
    parsed.actions.filter((action) => action.recommendationKey === key);

  const inDocument = parsed.recommendations.map((item) => {
    const match = pairs.get(item);
    const actions = matchActions(match ? actionsOf(match.standing.id) : [], parsedActionsOf(item.key));
    return difference(match?.standing ?? null, item, actions, match?.byWording ?? false, parsed);
  });
  const found = new Set([...pairs.values()].map(({ standing: item }) => item.id));
  const missing = standing.recommendations
    .filter((item) => !found.has(item.id))
    .map((item) => difference(item, null, [], false, parsed));
  return [...inDocument, ...missing];
}

/** The share of the document's items that the plan has too, from 0 to 1: is this its next version? */
export function overlap(standing: StandingPlan, parsed: ParsedPlan): number {
  if (parsed.recommendations.length === 0) return 0;
  const pairs = matchItems(standing.recommendations, parsed.recommendations);
  const alike = [...pairs].filter(
    ([item, { standing: match }]) => wordLikeness(item.text, match.text) >= sameWording,
  );
  return alike.length / parsed.recommendations.length;
}

type Match = { standing: Recommendation; byWording: boolean };

function matchItems(
  standing: readonly Recommendation[],
  parsed: readonly ParsedRecommendation[],
): Map<ParsedRecommendation, Match> {
  const pairs = new Map<ParsedRecommendation, Match>();
  const free = new Map(standing.map((item) => [item.id, item]));
  const take = (item: ParsedRecommendation, match: Recommendation, byWording: boolean) => {
    pairs.set(item, { standing: match, byWording });
    free.delete(match.id);
  };
  const byRef = new Map<string, Recommendation>();
  for (const item of standing.toReversed()) {
    for (const ref of [...item.refs, item.key]) byRef.set(normalRef(ref), item);
  }
  const refMatch = (item: ParsedRecommendation) =>
    [item.key, ...item.refs].map((ref) => byRef.get(normalRef(ref))).find((match) => match !== undefined);
  for (const item of parsed) {
    const match = refMatch(item);
    if (match && free.has(match.id) && wordLikeness(item.text, match.text) >= otherWording) {
      take(item, match, false);
    }
  }
  for (const item of parsed) {
    if (pairs.has(item)) continue;
    const [best] = [...free.values()]
      .map((candidate) => ({ candidate, likeness: wordLikeness(item.text, candidate.text) }))
      .filter(({ likeness }) => likeness >= sameWording)
      .toSorted((a, b) => b.likeness - a.likeness);
    if (best) take(item, best.candidate, true);
  }
  // A ref that agrees counts even where the wording was rewritten, unless the wording turned up elsewhere.
  for (const item of parsed) {
    const match = pairs.has(item) ? undefined : refMatch(item);
    if (match && free.has(match.id)) take(item, match, false);
  }
  return pairs;
}

/** Actions have no refs, so wording pairs them; an only action is the same one, however it is reworded. */
function matchActions(standing: readonly Action[], parsed: readonly ParsedAction[]): ActionDifference[] {
  const pairs = new Map<ParsedAction, Action>();
  const free = new Set(standing);
  const candidates = parsed
    .flatMap((action) =>
      standing.map((match) => ({ action, match, likeness: wordLikeness(action.text, match.text) })),
    )
    .filter(({ likeness }) => likeness >= sameWording)
    .toSorted((a, b) => b.likeness - a.likeness);
  for (const { action, match } of candidates) {
    if (pairs.has(action) || !free.has(match)) continue;
    pairs.set(action, match);
    free.delete(match);
  }
  const [onlyParsed, onlyStanding] = [parsed[0], standing[0]];
  if (parsed.length === 1 && standing.length === 1 && onlyParsed && onlyStanding && !pairs.has(onlyParsed)) {
    pairs.set(onlyParsed, onlyStanding);
    free.delete(onlyStanding);
  }
  return [
    ...parsed.map((action): ActionDifference => {
      const match = pairs.get(action) ?? null;
      return { standing: match, parsed: action, changes: match ? actionChanges(match, action) : [] };
    }),
    ...[...free].map((action): ActionDifference => ({ standing: action, parsed: null, changes: [] })),
  ];
}

function difference(
  standing: Recommendation | null,
  parsed: ParsedRecommendation | null,
  actions: ActionDifference[],
  matchedByWording: boolean,
  plan: ParsedPlan,
): ItemDifference {
  const changes = standing && parsed ? itemChanges(standing, parsed, plan) : [];
  const item = standing ?? parsed;
  return {
    kind: kindOf(standing, parsed, changes, actions),
    key: item?.key ?? '',
    text: item?.text ?? '',
    standing,
    parsed,
    changes,
    actions,
    matchedByWording,
  };
}

function kindOf(
  standing: Recommendation | null,
  parsed: ParsedRecommendation | null,
  changes: readonly FieldChange[],
  actions: readonly ActionDifference[],
): DifferenceKind {
  if (!standing) return 'new';
  if (!parsed) return 'missing';
  const closes = actions.some((action) =>
    action.changes.some(({ field, after }) => field === 'status' && closedWord(after)),
  );
  if (closes) return 'closed';
  const differs =
    changes.length > 0 || actions.some((action) => !action.standing || action.changes.length > 0);
  return differs ? 'changed' : 'same';
}

function itemChanges(
  standing: Recommendation,
  parsed: ParsedRecommendation,
  plan: ParsedPlan,
): FieldChange[] {
  const current = plan.periods.at(-1)?.label;
  const rag = parsed.ratings.findLast(({ period }) => period === current)?.rag ?? null;
  const sameRef = normalRef(standing.key) === normalRef(parsed.key);
  return [
    ...changed('ref', standing.key, sameRef ? null : parsed.key),
    ...changed('rag', standing.rag, rag),
    ...changed('narrative', standing.narrative, parsed.narrative),
  ];
}

function actionChanges(standing: Action, parsed: ParsedAction): FieldChange[] {
  return [
    ...changed('status', standing.status, parsed.status),
    ...changed('dueDate', standing.due.end, parsed.due.end),
    ...changed('progress', standing.progress, parsed.progress),
  ];
}

/** What the document leaves out is not a change. */
function changed(field: FieldChange['field'], before: string | null, after: string | null): FieldChange[] {
  return after === null || after === before ? [] : [{ field, before, after }];
}

function closedWord(status: string | null): boolean {
  return status !== null && isClosed(status as Action['status']);
}
