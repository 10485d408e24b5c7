import type { IsoDate } from '#domain/dates';
import { changePlanSettings, type PlanSettingsChange } from '#domain/plan-settings';
import type { PlanSettingsPreview } from '#domain/plan-settings-view';
import type { Person } from '#domain/post';
import { reminderCalendar } from '#domain/reminder-calendar';
import { stageLabel } from '#domain/reminder-stages';
import { shutOutOwners } from '#domain/shut-out';
import { administrators } from './administrators.ts';
import { readAdministered } from './plan-settings.ts';
import type { Services } from './services.ts';

/** What those settings would mean; the ones left out stand as they do. */
export interface SettingsQuestion {
  change: Pick<PlanSettingsChange, 'reminderStages' | 'readerPostIds'>;
  dueDate?: IsoDate | undefined;
}

/**
 * When an example action's people would hear, and who would see the plan by name. Writes nothing.
 *
 * @throws {ForbiddenError} unless the person administers
 * @throws {NotFoundError} when there is no such plan
 */
export async function previewPlanSettings(
  services: Services,
  person: Person,
  planId: string,
  { change, dueDate }: SettingsQuestion,
): Promise<PlanSettingsPreview> {
  const { reading, row } = await readAdministered(services, person, planId);
  const { snapshot, today } = reading;
  const { settings } = services;
  const posts = snapshot.all('posts').map(({ value }) => value);
  const plan = { ...row.value, ...change };
  const { reminderStages } = change;
  const staged = changePlanSettings(row.value, reminderStages ? { reminderStages } : {}, posts, today);
  const example = dueDate ?? nextYearEnd(today);
  const actions = snapshot.byPlan('actions', planId).map(({ value }) => value);
  return {
    dueDate: example,
    reminders: staged.ok
      ? reminderCalendar(example, staged.plan.reminderStages, settings.workingDays).map(
          ({ day, who, stage }) => ({ day, who, stage: stageLabel(stage) }),
        )
      : null,
    readers:
      plan.readerPostIds &&
      plan.readerPostIds.flatMap((id) => {
        const post = snapshot.get('posts', id)?.value;
        if (!post) return [];
        const people = [...(post.holder ? [post.holder] : []), ...post.deputies];
        return [{ post: post.title, people: people.map(({ name }) => name) }];
      }),
    administrators: administrators(snapshot, settings).map(({ name }) => name),
    shutOut: shutOutOwners(plan, actions, posts, settings.administratorIds).map(
      ({ person: owner, post, actions: open }) => ({ person: owner.name, post: post.title, actions: open }),
    ),
  };
}

/** The next 31 March: the day most council actions are due by. */
function nextYearEnd(today: IsoDate): IsoDate {
  const thisYear = `${today.slice(0, 4)}-03-31`;
  return thisYear >= today ? thisYear : `${Number(today.slice(0, 4)) + 1}-03-31`;
}
