import type { Action } from '#domain/action';
import { historyView, itemView } from '#domain/build-view';
import { dayInLondon } from '#domain/clock';
import type { IsoInstant } from '#domain/dates';
import { dueState } from '#domain/due-state';
import { asksForChanges, type ListQuestion } from '#domain/list-question';
import { hasUpdateSince, openPeriodBegan } from '#domain/no-update';
import { isInArea, withPostsBelow, type Viewer } from '#domain/permissions';
import { findPlace, type Place, type PlaceMatch } from '#domain/places';
import type { Plan } from '#domain/plan';
import type { Person } from '#domain/post';
import type { Recommendation } from '#domain/recommendation';
import { isClosed, isStatus } from '#domain/status';
import type { UpdateEntry } from '#domain/update';
import type { ActionView, ItemView, UpdateView } from '#domain/view';
import { readAllParts, readFor, readItems, type Reading } from './read-plan.ts';
import type { Services } from './services.ts';

export interface Listed {
  item: ItemView;
  /** Null where the item itself is meant, such as one rated red. */
  action: ActionView | null;
  /** Where it is asked what changed: what was said and set within the days, the newest first. */
  changes?: UpdateView[];
}

export type ListedOutcome =
  | { kind: 'found'; rows: Listed[]; place: Place | null }
  /** Several are called what the person wrote. */
  | { kind: 'which'; places: Place[] }
  /** Nothing is; these are. */
  | { kind: 'nowhere'; known: Place[] };

/**
 * Answers a question for a list from everything the person may read.
 *
 * @param chosen the place that was picked when its name was not plain
 */
export async function findListed(
  services: Services,
  person: Person,
  question: ListQuestion,
  chosen: Pick<Place, 'kind' | 'id'> | null = null,
): Promise<ListedOutcome> {
  const reading = await readFor(services, person);
  if (question.within === null && !chosen) {
    return { kind: 'found', rows: rowsFor(reading, question, null), place: null };
  }
  const places = placesIn(reading);
  const match = chosen ? picked(places, chosen) : findPlace(question.within ?? '', places);
  if (match.kind === 'several') return { kind: 'which', places: match.places };
  if (match.kind === 'none') return { kind: 'nowhere', known: places };
  return { kind: 'found', rows: rowsFor(reading, question, match.place), place: match.place };
}

function picked(places: readonly Place[], chosen: Pick<Place, 'kind' | 'id'>): PlaceMatch {
  const place = places.find(({ kind, id }) => kind === chosen.kind && id === chosen.id);
  return place ? { kind: 'one', place } : { kind: 'none' };
}

/** Plans, themes and posts that something the person may read is about. */
function placesIn({ plans, snapshot }: Reading): Place[] {
  const posts = snapshot.all('posts').map((row) => row.value);
  const used = new Set(
    plans.flatMap(({ id }) => [
      ...snapshot
        .byPlan('actions', id)
        .flatMap(({ value }) => [...value.ownerPostIds, ...value.accountablePostIds]),
      ...snapshot.byPlan('recommendations', id).flatMap(({ value }) => value.accountablePostIds),
    ]),
  );
  return [
    ...plans.map(({ id, title }): Place => ({ kind: 'plan', id, name: title, otherNames: [] })),
    ...plans.flatMap((plan) =>
      snapshot.byPlan('themes', plan.id).map(({ value: { id, title, ref } }): Place => ({
        ...{ kind: 'theme', id, name: title },
        otherNames: ref === '' ? [] : [ref, `theme ${ref}`],
      })),
    ),
    ...posts
      .filter(({ id }) => [...withPostsBelow(new Set([id]), posts)].some((below) => used.has(below)))
      .map(({ id, title, holder, deputies }): Place => ({
        ...{ kind: 'post', id, name: title },
        otherNames: [holder, ...deputies].flatMap((somebody) => somebody?.name ?? []),
      })),
  ];
}

interface Asked {
  reading: Reading;
  question: ListQuestion;
  place: Place | null;
  /** Of the place, and every post below. */
  postIds: ReadonlySet<string>;
}

function rowsFor(reading: Reading, question: ListQuestion, place: Place | null): Listed[] {
  const posts = reading.snapshot.all('posts').map((row) => row.value);
  const postIds = place?.kind === 'post' ? withPostsBelow(new Set([place.id]), posts) : new Set<string>();
  const asked: Asked = { reading, question, place, postIds };
  const rows = reading.plans.flatMap((plan) => rowsOfPlan(asked, plan));
  if (asksForChanges(question)) return rows.toSorted(newestChangeFirst);
  return rows.toSorted(question.which === 'overdue' ? latestFirst : soonestFirst);
}

function rowsOfPlan({ reading, question, place, postIds }: Asked, plan: Plan): Listed[] {
  const { snapshot, viewer, today } = reading;
  if (place?.kind === 'plan' && place.id !== plan.id) return [];
  const began = openPeriodBegan(
    plan,
    snapshot.byPlan('periods', plan.id).map((row) => row.value),
  );
  const wantedActions = new Set<string>();
  const wantedItems = new Set<string>();
  for (const { value: item } of snapshot.byPlan('recommendations', plan.id)) {
    if (place?.kind === 'theme' && item.themeId !== place.id) continue;
    const actions = snapshot.byRecommendation('actions', item.id).map((row) => row.value);
    const theirs = actions.filter((action) => isTheirs(item, action));
    if (isAboutItems(question)) {
      const isMeant = actions.length > 0 ? theirs.length > 0 : isTheirs(item, null);
      const matches = asksForChanges(question)
        ? hasChanged(reading, question, item.id)
        : itemMatches(question, item);
      if (isMeant && matches) wantedItems.add(item.id);
      continue;
    }
    const isStale = question.which === 'no-update' && !hasUpdateSince(began, item, actions);
    for (const action of theirs) {
      if (question.which === 'no-update' && !isStale) continue;
      if (actionMatches(question, action, today)) wantedActions.add(action.id);
    }
    if (theirs.some(({ id }) => wantedActions.has(id))) wantedItems.add(item.id);
  }
  if (asksForChanges(question)) return withChanges(reading, plan, wantedItems, question);
  return readItems(reading, plan, wantedItems).flatMap((item): Listed[] => {
    if (!isAboutItems(question)) {
      return item.actions.filter(({ id }) => wantedActions.has(id)).map((action) => ({ item, action }));
    }
    const isSlip = question.which !== 'slipped' || item.movement === 'worse' || item.actions.some(isPutOff);
    const [only, ...others] = item.actions;
    return isSlip ? [{ item, action: only && others.length === 0 ? only : null }] : [];
  });

  function isTheirs(item: Recommendation, action: Action | null): boolean {
    const owners = action ? [...action.ownerPostIds, ...action.accountablePostIds] : [];
    const involved = [...owners, ...item.accountablePostIds];
    if (place?.kind === 'post') return involved.some((id) => postIds.has(id));
    switch (question.whose) {
      case 'mine':
        return (action ? action.ownerPostIds : involved).some((id) => viewer.postIds.has(id));
      case 'team':
        return isInArea(viewer, action ?? { ownerPostIds: [], accountablePostIds: [] }, item);
      case 'all':
        return true;
    }
  }
}

function isAboutItems({ which }: ListQuestion): boolean {
  return which === 'slipped' || which === 'unrated' || asksForChanges({ which }) || isRag(which);
}

function isRag(which: ListQuestion['which']): boolean {
  return which === 'red' || which === 'amber' || which === 'green' || which === 'blue';
}

function itemMatches({ which }: ListQuestion, item: Recommendation): boolean {
  if (which === 'slipped') return true; // judged on its view, which knows last period's rating
  return which === 'unrated' ? item.rag === null : item.rag === which;
}

/** Whether anybody, or the person, said or set anything about it within the days. */
function hasChanged({ snapshot, viewer }: Reading, question: ListQuestion, itemId: string): boolean {
  return snapshot
    .byRecommendation('updates', itemId)
    .some(({ value }) => isWithin(value.at, question) && isAskedFor(value, question, viewer));
}

function isAskedFor({ by }: UpdateEntry, { which }: ListQuestion, { person }: Viewer): boolean {
  return which !== 'changed-by-me' || by.id === person.id;
}

function isWithin(at: IsoInstant, { due }: ListQuestion): boolean {
  const day = dayInLondon(new Date(at));
  return day >= (due?.from ?? '') && day <= (due?.to ?? day);
}

function withChanges(
  reading: Reading,
  plan: Plan,
  wanted: ReadonlySet<string>,
  question: ListQuestion,
): Listed[] {
  return readAllParts(reading, plan, wanted).map((parts) => {
    const item = itemView(parts);
    const updates = reading.snapshot.byRecommendation('updates', item.id).map((row) => row.value);
    const carried = [parts.recommendation, ...parts.actions].flatMap(({ value }) => value.lastUpdate ?? []);
    const others = [...updates, ...carried].filter((update) => !isAskedFor(update, question, reading.viewer));
    const notTheirs = new Set(others.map(({ id }) => id));
    const changes = historyView(parts, updates).filter(
      ({ id, at }) => isWithin(at, question) && !notTheirs.has(id),
    );
    const [only, ...more] = item.actions;
    return { item, action: only && more.length === 0 ? only : null, changes };
  });
}

function newestChangeFirst(a: Listed, b: Listed): number {
  return (b.changes?.[0]?.at ?? '').localeCompare(a.changes?.[0]?.at ?? '');
}

function actionMatches({ which, due }: ListQuestion, action: Action, today: string): boolean {
  if (which === 'to-verify') return action.status === 'implemented';
  const end = action.due.end;
  const isWithin =
    !due || (end !== null && (due.from === null || end >= due.from) && (due.to === null || end <= due.to));
  if (which === 'done') return (action.status === 'implemented' || action.status === 'verified') && isWithin;
  if (isStatus(which)) return action.status === which && isWithin;
  if (isClosed(action.status) || !isWithin) return false;
  if (which === 'overdue') return dueState(action, today) === 'overdue';
  return which !== 'due' || due !== null || ['due-soon', 'due-today'].includes(dueState(action, today));
}

function isPutOff(action: ActionView): boolean {
  return (
    action.timesMoved > 0 &&
    action.due.end !== null &&
    action.due.end > (action.firstDueDate ?? action.due.end)
  );
}

function soonestFirst(a: Listed, b: Listed): number {
  const endOf = ({ item, action }: Listed) =>
    action?.due.end ??
    item.actions.reduce((end, { due }) => (due.end && due.end < end ? due.end : end), '9999');
  return endOf(a).localeCompare(endOf(b));
}

function latestFirst(a: Listed, b: Listed): number {
  return (b.action?.daysLate ?? 0) - (a.action?.daysLate ?? 0);
}
