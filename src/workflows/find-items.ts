import type { Person } from '#domain/post';
import { normalRef } from '#domain/refs';
import { similarity } from '#domain/similarity';
import type { ActionView, ItemView } from '#domain/view';
import { readFor, readItemParts, readItems, type Reading } from './read-plan.ts';
import type { Services } from './services.ts';
import { itemView } from '#domain/build-view';

export interface FoundAction {
  item: ItemView;
  action: ActionView;
}

export interface FoundByRef {
  matches: { item: ItemView; action: ActionView | null }[];
  /** Refs that look like what was typed, when nothing is called exactly that. */
  suggestions: string[];
}

/** Finds what a person means by "gt 8", "GT39" or "GT8/2". Several matches when plans share a ref. */
export async function findByRef(services: Services, person: Person, text: string): Promise<FoundByRef> {
  const reading = await readFor(services, person);
  const [wanted = '', actionNumber] = normalRef(text).split('/');
  const known = readableRecommendations(reading);
  const matches = known
    .filter(({ key, refs }) => [key, ...refs].some((ref) => normalRef(ref) === wanted))
    .map(({ id }) => itemView(readItemParts(reading, id)))
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
        : suggest(
            wanted,
            known.flatMap(({ key, refs }) => [key, ...refs]),
          ),
  };
}

/** Every ref the person could type, normalised, so that a message reader can tell a ref from a word. */
export async function knownRefs(services: Services, person: Person): Promise<ReadonlySet<string>> {
  const reading = await readFor(services, person);
  return new Set(readableRecommendations(reading).flatMap(({ key, refs }) => [key, ...refs].map(normalRef)));
}

/** Open actions of the person's posts, most urgent first. */
export async function myActions(services: Services, person: Person): Promise<FoundAction[]> {
  const reading = await readFor(services, person);
  const { postIds } = reading.viewer;
  return openActions(reading)
    .filter(({ action }) => action.owners.some((post) => postIds.has(post.id)))
    .toSorted(mostUrgentFirst);
}

/** Overdue actions of the person, of posts below theirs, and of what they are accountable for; latest first. */
export async function overdueFor(services: Services, person: Person): Promise<FoundAction[]> {
  const reading = await readFor(services, person);
  const { areaPostIds } = reading.viewer;
  return openActions(reading)
    .filter(({ action }) => action.dueState === 'overdue')
    .filter(({ item, action }) =>
      [...action.owners, ...action.accountable, ...item.accountable].some((post) => areaPostIds.has(post.id)),
    )
    .toSorted((a, b) => b.action.daysLate - a.action.daysLate);
}

/** Those actions, where the person may see them. */
export async function foundActions(
  services: Services,
  person: Person,
  actionIds: readonly string[],
): Promise<FoundAction[]> {
  const reading = await readFor(services, person);
  const wanted = new Set(actionIds);
  return openActions(reading).filter(({ action }) => wanted.has(action.id));
}

function openActions(reading: Reading): FoundAction[] {
  return reading.plans.flatMap((plan) =>
    readItems(reading, plan).flatMap((item) =>
      item.actions.filter((action) => action.dueState !== 'closed').map((action) => ({ item, action })),
    ),
  );
}

/** Dated before undated, the earliest date first. */
function mostUrgentFirst(a: FoundAction, b: FoundAction): number {
  const endOf = (found: FoundAction) => found.action.due.end ?? '9999-12-31';
  return endOf(a).localeCompare(endOf(b));
}

function readableRecommendations({ snapshot, plans }: Reading) {
  return plans.flatMap((plan) => snapshot.byPlan('recommendations', plan.id).map((row) => row.value));
}

function suggest(wanted: string, refs: readonly string[]): string[] {
  return [...new Set(refs)]
    .map((ref) => ({ ref, likeness: similarity(wanted, normalRef(ref)) }))
    .filter(({ likeness }) => likeness >= 0.5)
    .toSorted((a, b) => b.likeness - a.likeness)
    .slice(0, 3)
    .map(({ ref }) => ref);
}
