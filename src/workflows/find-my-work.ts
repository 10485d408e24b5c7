import type { Action } from '#domain/action';
import { mostUrgentFirst, teamWorkOn, workOn, type FoundWork, type WorkSubject } from '#domain/my-work';
import { openPeriodBegan } from '#domain/no-update';
import type { Plan } from '#domain/plan';
import { updateRequest } from '#domain/update-request';
import type { Store } from '#sharepoint/store';
import type { Reading } from './read-plan.ts';
import type { Services } from './services.ts';

/** What waits for a person in everything they may read, before it is dressed for a page. */
export interface MyWork {
  /** Most urgent first. */
  own: FoundWork[];
  /** Of those below them, in no particular order. */
  team: FoundWork[];
}

/** One pass over the rows: a person has few things among the many of all plans. */
export function findMyWork(services: Asked, reading: Reading): MyWork {
  const { snapshot, viewer, today } = reading;
  const question = { viewer, today, postById: (id: string) => snapshot.get('posts', id)?.value };
  const own: FoundWork[] = [];
  const team: FoundWork[] = [];
  for (const plan of reading.plans) {
    for (const subject of subjectsOf(services, reading, plan)) {
      own.push(...workOn(subject, question));
      team.push(...teamWorkOn(subject, question));
    }
  }
  return { own: own.toSorted(mostUrgentFirst), team };
}

/** Whether anything waits for them, or those below have something open; found out without finding everything. */
export function hasWork(services: Asked, reading: Reading): boolean {
  const { snapshot, viewer, today } = reading;
  const isNobody = viewer.postIds.size === 0 && !viewer.isAdministrator;
  if (isNobody) return false;
  const question = { viewer, today, postById: (id: string) => snapshot.get('posts', id)?.value };
  for (const plan of reading.plans) {
    for (const subject of subjectsOf(services, reading, plan)) {
      if (workOn(subject, question).length > 0 || teamWorkOn(subject, question).length > 0) return true;
    }
  }
  return false;
}

type Asked = Pick<Services, 'settings' | 'store'>;

interface Known {
  /** Of the plan, and of the day. */
  version: string;
  subjects: readonly WorkSubject[];
}

/** By plan; put together once a change, however many people look at their page after it. */
const knownSubjects = new WeakMap<Store, Map<string, Known>>();

function subjectsOf({ settings, store }: Asked, reading: Reading, plan: Plan): readonly WorkSubject[] {
  const known = knownSubjects.get(store) ?? new Map<string, Known>();
  knownSubjects.set(store, known);
  const version = `${reading.snapshot.planVersion(plan.id)} ${reading.today}`;
  const last = known.get(plan.id);
  if (last?.version === version) return last.subjects;
  const subjects = makeSubjects(settings, reading, plan);
  known.set(plan.id, { version, subjects });
  return subjects;
}

function makeSubjects(
  { workingDays }: Services['settings'],
  { snapshot, today }: Reading,
  plan: Plan,
): WorkSubject[] {
  const recommendations = snapshot.byPlan('recommendations', plan.id).map((row) => row.value);
  const periods = snapshot.byPlan('periods', plan.id).map((row) => row.value);
  const parents = new Set(recommendations.map(({ parentId }) => parentId));
  const actionsOf = new Map<string, Action[]>();
  for (const { value } of snapshot.byPlan('actions', plan.id)) {
    const siblings = actionsOf.get(value.recommendationId);
    if (siblings) siblings.push(value);
    else actionsOf.set(value.recommendationId, [value]);
  }
  const common = {
    isRated:
      recommendations.some(({ rag }) => rag !== null) || snapshot.byPlan('ratings', plan.id).length > 0,
    periodBegan: openPeriodBegan(plan, periods),
    updateRequest: updateRequest(periods, plan.importedAt, today, workingDays),
    dateChangesOf: (actionId: string) => snapshot.byAction('dateChanges', actionId).map((row) => row.value),
  };
  return recommendations.map((recommendation) => ({
    ...common,
    recommendation,
    actions: actionsOf.get(recommendation.id) ?? [],
    isParent: parents.has(recommendation.id),
  }));
}
