import { ForbiddenError } from '#domain/errors';
import type { Person } from '#domain/post';
import { readFor, readPlan } from './read-plan.ts';
import { viewView } from './read-views.ts';
import type { Services } from './services.ts';
import { nameProblems, type ViewOutcome } from './write-view.ts';

export interface NewView {
  /** Client key: a repeated request saves one view. */
  id: string;
  person: Person;
  planId: string;
  name: string;
  params: string;
  isShared: boolean;
}

/**
 * Saves a way to list a plan under a name.
 * @throws {NotFoundError} when there is no such plan, or not for this person
 */
export async function saveView(services: Services, asked: NewView): Promise<ViewOutcome> {
  const { store, clock } = services;
  const { id, person, name, params, isShared } = asked;
  const reading = await readFor(services, person);
  const plan = readPlan(reading, asked.planId);
  const problems = nameProblems(reading, { id, planId: plan.id, name });
  if (problems.length > 0) return { ok: false, reason: 'problems', problems };
  const changedAt = clock.now().toISOString();
  const { row } = await store.create('views', {
    ...{ id, planId: plan.id, name, params, isShared },
    ...{ owner: person, changedBy: person, changedAt, deletedAt: null },
  });
  if (row.value.owner.id !== person.id || row.value.planId !== plan.id) {
    throw new ForbiddenError('This view was saved by somebody else.'); // a key that was not made anew
  }
  return { ok: true, view: viewView(row, reading.viewer) };
}
