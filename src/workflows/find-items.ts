import type { Action } from '#domain/action';
import { itemView } from '#domain/build-view';
import { dueState } from '#domain/due-state';
import { isInArea } from '#domain/permissions';
import type { Person } from '#domain/post';
import { normalRef, spellingOf } from '#domain/refs';
import { similarRefs } from '#domain/similar-refs';
import { isClosed } from '#domain/status';
import type { ActionView, ItemView } from '#domain/view';
import type { Snapshot } from '#sharepoint/store';
import { readFor, readItemParts, readItems, type Reading } from './read-plan.ts';
import { readableRecommendations, refIndex } from './ref-index.ts';
import type { Services } from './services.ts';

export interface FoundAction {
  item: ItemView;
  action: ActionView;
}

export interface FoundByRef {
  matches: { item: ItemView; action: ActionView | null }[];
  /** Refs that look like what was typed, when nothing is called exactly that. */
  suggestions: string[];
}

/**
 * Finds what a person means by "gt 8", "GT39" or "GT8/2". Several matches when plans share a ref: of "03" in one
 * and "3" in another the one that is spelt as it was typed.
 *
 * @param typed as the person wrote it, where `text` is not that any more
 */
export async function findByRef(
  services: Services,
  person: Person,
  text: string,
  typed = text,
): Promise<FoundByRef> {
  const reading = await readFor(services, person);
  const { idsByRef } = refIndex(reading);
  const whole = normalRef(text);
  const [base = '', number] = whole.split('/');
  // An item may itself be called "3/1".
  const [wanted, actionNumber] = idsByRef.has(whole) ? [whole, undefined] : [base, number];
  const spelt = spellingOf(actionNumber === undefined ? typed : typed.replace(/\/[^/]*$/, ''));
  const ids = idsByRef.get(wanted) ?? [];
  const asTyped = ids.filter((id) => {
    const recommendation = reading.snapshot.get('recommendations', id)?.value;
    return [recommendation?.key ?? '', ...(recommendation?.refs ?? [])].some(
      (ref) => spellingOf(ref) === spelt,
    );
  });
  const matches = (asTyped.length > 0 ? asTyped : ids)
    .map((id) => itemView(readItemParts(reading, id)))
    .flatMap((item) => {
      if (actionNumber === undefined)
        return [{ item, action: item.actions.length === 1 ? (item.actions[0] ?? null) : null }];
      const action = item.actions[Number(actionNumber) - 1];
      return action ? [{ item, action }] : [];
    });
  return {
    matches,
    suggestions:
      matches.length > 0
        ? []
        : similarRefs(
            wanted,
            readableRecommendations(reading).flatMap(({ key, refs }) => [key, ...refs]),
          ),
  };
}

/**
 * One item as it stands, without all that was ever said of it: that is most of the work of `showItem`.
 *
 * @throws {NotFoundError} when there is no such item, or not for this person
 */
export async function findItem(
  services: Services,
  person: Person,
  recommendationId: string,
): Promise<ItemView> {
  return itemView(readItemParts(await readFor(services, person), recommendationId));
}

/** Every ref the person could type, so that a message reader can tell a ref from a word. */
export interface RefsToType {
  /** As `normalRef` writes them. */
  knownRefs: ReadonlySet<string>;
  /** As `spellingOf` writes them. */
  spellings: ReadonlySet<string>;
}

export async function refsToType(services: Services, person: Person): Promise<RefsToType> {
  const { refs, spellings } = refIndex(await readFor(services, person));
  return { knownRefs: refs, spellings };
}

/** Open actions of the person's posts, most urgent first. */
export async function myActions(services: Services, person: Person): Promise<FoundAction[]> {
  return myActionsIn(await readFor(services, person));
}

export function myActionsIn(reading: Reading): FoundAction[] {
  const { snapshot, viewer } = reading;
  const ofPosts = openByOwner(snapshot);
  const mine = new Set([...viewer.postIds].flatMap((id) => ofPosts.get(id) ?? []));
  return inDocumentOrder(reading, [...mine]).toSorted(mostUrgentFirst);
}

/** Overdue actions of the person, of posts below theirs, and of what they are accountable for; latest first. */
export async function overdueFor(services: Services, person: Person): Promise<FoundAction[]> {
  return overdueIn(await readFor(services, person));
}

export function overdueIn(reading: Reading): FoundAction[] {
  const { snapshot, viewer, today, plans } = reading;
  const late = plans
    .flatMap(({ id }) => snapshot.byPlan('actions', id).map((row) => row.value))
    .filter((action) => {
      if (isClosed(action.status) || dueState(action, today) !== 'overdue') return false;
      const recommendation = snapshot.get('recommendations', action.recommendationId)?.value;
      return recommendation !== undefined && isInArea(viewer, action, recommendation);
    });
  return inDocumentOrder(reading, late).toSorted((a, b) => b.action.daysLate - a.action.daysLate);
}

/** For every snapshot: a person has few actions among the many of all plans, and a sweep asks for everybody. */
const ownersIndexes = new WeakMap<Snapshot, ReadonlyMap<string, readonly Action[]>>();

/** Open actions of all plans, by the posts that own them. */
function openByOwner(snapshot: Snapshot): ReadonlyMap<string, readonly Action[]> {
  const known = ownersIndexes.get(snapshot);
  if (known) return known;
  const byOwner = new Map<string, Action[]>();
  for (const { value: action } of snapshot.all('actions')) {
    if (isClosed(action.status)) continue;
    for (const postId of action.ownerPostIds) {
      const theirs = byOwner.get(postId);
      if (theirs) theirs.push(action);
      else byOwner.set(postId, [action]);
    }
  }
  ownersIndexes.set(snapshot, byOwner);
  return byOwner;
}

/** Those of them in plans the person may read, as views. */
function inDocumentOrder(reading: Reading, actions: readonly Action[]): FoundAction[] {
  return reading.plans.flatMap((plan) => {
    const wanted = actions.filter(({ planId }) => planId === plan.id);
    const wantedIds = new Set(wanted.map(({ id }) => id));
    return readItems(reading, plan, new Set(wanted.map(({ recommendationId }) => recommendationId))).flatMap(
      (item) => item.actions.filter(({ id }) => wantedIds.has(id)).map((action) => ({ item, action })),
    );
  });
}

/** Dated before undated, the earliest date first. */
function mostUrgentFirst(a: FoundAction, b: FoundAction): number {
  const endOf = (found: FoundAction) => found.action.due.end ?? '9999-12-31';
  return endOf(a).localeCompare(endOf(b));
}
