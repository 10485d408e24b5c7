import type { Action } from './action.ts';
import type { IsoInstant } from './dates.ts';
import { nextPeriod } from './next-period.ts';
import type { Named, ParsedAction, ParsedPlan, ParsedRecommendation } from './parsed-plan.ts';
import { postTitle } from './plan-from-document.ts';
import { normalTitle } from './post-titles.ts';
import type { Period } from './plan.ts';
import type { Recommendation } from './recommendation.ts';
import { normalRef } from './refs.ts';
import { isClosed, type Status } from './status.ts';
import { wordLikeness } from './similarity.ts';
import type { FieldChange, Update, UpdatedField } from './update.ts';
import { writtenSinceImport } from './written-since-import.ts';

/** A plan as it stands, to hold the next version of its document against. */
export interface StandingPlan {
  recommendations: readonly Recommendation[];
  actions: readonly Action[];
  /** Everything ever logged about them, in any order: tells what people wrote from what a document said. */
  updates: readonly Update[];
  periods: readonly Period[];
  postTitle: (postId: string) => string;
}

/** What differs most about an item, which is where it is listed: each item has one kind. */
export type DifferenceKind = 'new' | 'closed' | 'rag-moved' | 'date-moved' | 'changed' | 'same' | 'missing';

/** One recommendation of either version, and how it differs. */
export interface ItemDifference {
  /** The standing item's id, or `new:` and the document's key. Stays the same while an import goes on. */
  id: string;
  kind: DifferenceKind;
  key: string;
  text: string;
  /** Null when the item is new. */
  standing: Recommendation | null;
  /** Null when the document no longer has it; it stays in the plan. */
  parsed: ParsedRecommendation | null;
  /** The recommendation's own values that move. */
  changes: FieldDifference[];
  actions: ActionDifference[];
  /** True when it was matched by wording because no ref agreed; it takes the document's ref. */
  matchedByWording: boolean;
}

export interface ActionDifference {
  standing: Action | null;
  parsed: ParsedAction | null;
  changes: FieldDifference[];
}

/** One value the document would move. */
export interface FieldDifference extends FieldChange {
  /** Who wrote the standing value since the last import; null when a document did, or nobody. */
  written: WrittenValue | null;
  /** Whether the document's value is taken when nobody says otherwise. */
  takenByDefault: boolean;
}

/** A value that a person wrote, as something to choose against the document's. */
export interface WrittenValue {
  /** Changes when somebody writes again, so that a choice never covers words its maker has not seen. */
  id: string;
  by: string;
  at: IsoInstant;
}

/** How alike two wordings must be to be taken for the same item under another ref. */
const sameWording = 0.6;

/** Below this, one ref over two wordings may be two items: the document may have been renumbered. */
const otherWording = 0.2;

/**
 * Holds the next version of a document against the plan: items are matched by ref, then by wording. Values
 * the document leaves out change nothing; items it leaves out are reported as missing, never removed. What
 * people wrote since the last import stands unless the document says something newer and somebody takes it.
 *
 * @throws {InvalidInputError} when the document is older than the plan
 */
export function comparePlan(standing: StandingPlan, parsed: ParsedPlan): ItemDifference[] {
  const pairs = matchItems(standing.recommendations, parsed.recommendations);
  const actionsOf = (id: string) =>
    standing.actions.filter((action) => action.recommendationId === id).toSorted((a, b) => a.order - b.order);
  const parsedActionsOf = (key: string) =>
    parsed.actions.filter((action) => action.recommendationKey === key);
  const differ = new Differ(standing, parsed);

  const inDocument = parsed.recommendations.map((item) => {
    const match = pairs.get(item);
    const own = match ? actionsOf(match.standing.id) : [];
    const actions = matchActions(own, parsedActionsOf(item.key)).map((pair) => differ.action(pair));
    return differ.item(match?.standing ?? null, item, actions, match?.byWording ?? false);
  });
  const found = new Set([...pairs.values()].map(({ standing: item }) => item.id));
  const missing = standing.recommendations
    .filter((item) => !found.has(item.id))
    .map((item) => differ.item(item, null, [], false));
  return [...inDocument, ...missing];
}

/** The share of the document's items that the plan has too, from 0 to 1: is this its next version? */
export function overlap(standing: readonly Recommendation[], parsed: ParsedPlan): number {
  if (parsed.recommendations.length === 0) return 0;
  const pairs = matchItems(standing, parsed.recommendations);
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

type ActionPair = Pick<ActionDifference, 'standing' | 'parsed'>;

/** Actions have no refs, so wording pairs them; an only action is the same one, however it is reworded. */
function matchActions(standing: readonly Action[], parsed: readonly ParsedAction[]): ActionPair[] {
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
    ...parsed.map((action): ActionPair => ({ standing: pairs.get(action) ?? null, parsed: action })),
    ...[...free].map((action): ActionPair => ({ standing: action, parsed: null })),
  ];
}

/** Value by value, what the document says otherwise than the plan. */
class Differ {
  readonly #standing: StandingPlan;
  readonly #parsed: ParsedPlan;
  readonly #updatesAbout = new Map<string, Update[]>();
  /** What was rated and written before belongs to an earlier period; null when the document opens a new one. */
  readonly #periodBeganAt: IsoInstant | null;

  constructor(standing: StandingPlan, parsed: ParsedPlan) {
    this.#standing = standing;
    this.#parsed = parsed;
    for (const update of standing.updates) {
      const rowId = update.actionId ?? update.recommendationId;
      this.#updatesAbout.set(rowId, [...(this.#updatesAbout.get(rowId) ?? []), update]);
    }
    this.#periodBeganAt = periodBeganAt(standing.periods, parsed);
  }

  item(
    standing: Recommendation | null,
    parsed: ParsedRecommendation | null,
    actions: ActionDifference[],
    matchedByWording: boolean,
  ): ItemDifference {
    const changes = parsed ? this.#itemChanges(standing, parsed) : [];
    const item = standing ?? parsed;
    return {
      id: standing?.id ?? `new:${parsed?.key ?? ''}`,
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

  action({ standing, parsed }: ActionPair): ActionDifference {
    return { standing, parsed, changes: parsed ? this.#actionChanges(standing, parsed) : [] };
  }

  #itemChanges(standing: Recommendation | null, parsed: ParsedRecommendation): FieldDifference[] {
    const current = this.#parsed.periods.at(-1)?.label;
    const rag = parsed.ratings.findLast(({ period }) => period === current)?.rag ?? null;
    const renumbered = standing && normalRef(standing.key) !== normalRef(parsed.key);
    const changed = (field: UpdatedField, before: string | null | undefined, after: string | null) =>
      this.#changed(standing?.id ?? null, field, before ?? null, after);
    return [
      ...changed('ref', standing?.key, renumbered ? parsed.key : null),
      ...changed('text', standing?.text, standing && parsed.text),
      ...changed('rag', standing?.rag, rag),
      ...changed('narrative', standing?.narrative, parsed.narrative),
      ...changed('priority', standing?.priority, parsed.priority),
      ...changed('response', standing?.response, parsed.response),
      ...changed('impact', standing?.impact, parsed.impact),
      ...changed('documentEvidence', standing?.documentEvidence, parsed.evidence),
    ];
  }

  #actionChanges(standing: Action | null, parsed: ParsedAction): FieldDifference[] {
    const changed = (field: UpdatedField, before: string | null | undefined, after: string | null) =>
      this.#changed(standing?.id ?? null, field, before ?? null, after);
    return [
      ...changed('text', standing?.text, standing && parsed.text),
      ...changed('owners', this.#standingOwners(standing), this.#newOwners(standing, parsed.owners)),
      ...changed('dueDate', standing?.due.end, parsed.due.end),
      ...changed('status', standing?.status, newStatus(standing, parsed)),
      ...changed('progress', standing?.progress, parsed.progress),
    ];
  }

  #standingOwners(action: Action | null): string | null {
    if (!action || action.ownerPostIds.length === 0) return null;
    return action.ownerPostIds.map((id) => this.#standing.postTitle(id)).join(', ');
  }

  /** Null when the document names the same posts, in whatever order, or none. */
  #newOwners(action: Action | null, owners: readonly Named[]): string | null {
    const titles = [...new Map(owners.map(postTitle).map((title) => [normalTitle(title), title])).entries()];
    const known = new Set(action?.ownerPostIds.map((id) => normalTitle(this.#standing.postTitle(id))));
    const areTheSame = titles.length === known.size && titles.every(([normal]) => known.has(normal));
    return titles.length === 0 || areTheSame ? null : titles.map(([, title]) => title).join(', ');
  }

  /** What the document leaves out is no change, nor is what it said before somebody wrote something newer. */
  #changed(
    rowId: string | null,
    field: UpdatedField,
    before: string | null,
    after: string | null,
  ): FieldDifference[] {
    if (after === null || sameWords(after, before)) return [];
    const since = rowId ? writtenSinceImport(this.#updatesAbout.get(rowId) ?? [], field) : null;
    if (!since) return [{ field, before, after, written: null, takenByDefault: true }];
    const { id, by, at } = since.update;
    const isOfAPeriod = field === 'rag' || field === 'narrative';
    const wasEarlier = isOfAPeriod && (this.#periodBeganAt === null || at < this.#periodBeganAt);
    const isRatedAnew = field === 'rag' && wasEarlier;
    if (sameWords(after, since.documentValue) && !isRatedAnew) return [];
    const written = { id: `${id}:${field}`, by: by.name, at };
    return [{ field, before, after, written, takenByDefault: wasEarlier }];
  }
}

function kindOf(
  standing: Recommendation | null,
  parsed: ParsedRecommendation | null,
  changes: readonly FieldChange[],
  actions: readonly ActionDifference[],
): DifferenceKind {
  if (!standing) return 'new';
  if (!parsed) return 'missing';
  const actionChanges = actions.filter((action) => action.standing).flatMap((action) => action.changes);
  if (actionChanges.some(isClosing)) return 'closed';
  if (changes.some(({ field }) => field === 'rag')) return 'rag-moved';
  if (actionChanges.some(({ field }) => field === 'dueDate')) return 'date-moved';
  const differs = changes.length + actionChanges.length > 0 || actions.some((action) => !action.standing);
  return differs ? 'changed' : 'same';
}

function isClosing({ field, before, after }: FieldChange): boolean {
  return field === 'status' && isClosed(after as Status) && !isClosed(before as Status);
}

/** When the period a document reports began here; null when the document itself opens it. */
function periodBeganAt(periods: readonly Period[], parsed: ParsedPlan): IsoInstant | null {
  if (nextPeriod(periods, parsed).ending.length > 0) return null;
  return periods.reduce((latest, { closedAt }) => (closedAt && closedAt > latest ? closedAt : latest), '');
}

/** "Complete" in a document says nothing against an action that was verified here. */
function newStatus(standing: Action | null, { status }: ParsedAction): Status | null {
  return standing?.status === 'verified' && status === 'implemented' ? null : status;
}

/** Line breaks move from one edition to the next; words are what counts. */
function sameWords(a: string, b: string | null): boolean {
  return b !== null && a.replace(/\s+/g, ' ').trim() === b.replace(/\s+/g, ' ').trim();
}
