import { z } from 'zod';
import { settingLabels, type SettingField } from '#domain/setting-change';
import { apiError } from './failures.ts';
import {
  id,
  isoDate,
  isoInstant,
  keysOf,
  periodKind,
  planSource,
  postView,
  ragKeyEntry,
  writing,
} from './values.ts';

const reminderStages = z.strictObject({
  daysBefore: z.array(z.number()).max(50).describe('Days before the due date, in any order.'),
  daysBetweenLate: z.number(),
  escalateAfterDays: z.number(),
  sponsorAfterDays: z.number(),
});

const readerPostIds = z
  .array(z.string())
  .max(200)
  .nullable()
  .describe('Only holders and deputies of these posts see the plan; null for everybody in the council.');

const settings = {
  title: z.string(),
  source: planSource,
  ragKey: z.array(ragKeyEntry),
  reminderStages,
  sponsorPostId: z.string().nullable(),
  readerPostIds,
  ownersMayMoveDates: z.boolean(),
  isArchived: z.boolean(),
};

export const settingChange = z.object({
  id: z.string(),
  planId: z.string(),
  at: isoInstant,
  by: z.object({ id: z.string(), name: z.string() }),
  changes: z.array(
    z.object({
      field: z.enum(keysOf<SettingField>(settingLabels)),
      before: z.string(),
      after: z.string(),
    }),
  ),
});

export const planSettings = z.object({
  ...settings,
  planId: z.string(),
  importedAt: isoInstant,
  periods: z.array(
    z.object({
      id: z.string(),
      label: z.string(),
      kind: periodKind,
      cutOff: isoDate.nullable(),
      closedAt: isoInstant.nullable(),
      eTag: z.string(),
    }),
  ),
  posts: z.array(postView),
  history: z.array(settingChange),
  eTag: z.string(),
});

/** Made by the tab, so that a save sent twice is kept once; the eTag is that of the row as it was seen. */
const save = { id: z.uuid(), basedOn: z.string() };

export const planSettingsSave = z.strictObject({
  ...save,
  change: z.strictObject({
    title: writing.max(1_000).exactOptional(),
    source: planSource.exactOptional(),
    ragKey: z
      .array(z.strictObject({ rag: ragKeyEntry.shape.rag, meaning: writing.max(5_000) }))
      .max(10)
      .exactOptional(),
    reminderStages: reminderStages.exactOptional(),
    sponsorPostId: z.string().max(255).nullable().exactOptional(),
    readerPostIds: readerPostIds.exactOptional(),
    ownersMayMoveDates: z.boolean().exactOptional(),
    isArchived: z.boolean().exactOptional(),
  }),
});
export type PlanSettingsSaveBody = z.infer<typeof planSettingsSave>;

export const periodParams = z.object({ planId: id, periodId: id });

export const periodSave = z.strictObject({
  ...save,
  change: z.strictObject({
    label: writing.max(1_000).exactOptional(),
    cutOff: isoDate.nullable().exactOptional(),
  }),
});
export type PeriodSaveBody = z.infer<typeof periodSave>;

export const planSettingsQuestion = z.strictObject({
  change: planSettingsSave.shape.change.pick({ reminderStages: true, readerPostIds: true }),
  dueDate: isoDate.exactOptional().describe('The example action’s; the next 31 March where none is given.'),
});
export type PlanSettingsQuestionBody = z.infer<typeof planSettingsQuestion>;

export const planSettingsPreview = z.object({
  dueDate: isoDate,
  reminders: z
    .array(z.object({ day: isoDate, who: z.enum(['owner', 'above', 'sponsor']), stage: z.string() }))
    .nullable(),
  readers: z.array(z.object({ post: z.string(), people: z.array(z.string()) })).nullable(),
  administrators: z.array(z.string()),
  shutOut: z.array(z.object({ person: z.string(), post: z.string(), actions: z.number() })),
});

export const planSettingsChanged = apiError.extend({ theirs: planSettings });
export type PlanSettingsChanged = z.infer<typeof planSettingsChanged>;

export const archivedPlans = z.object({
  plans: z.array(
    z.object({ id: z.string(), title: z.string(), importedAt: isoInstant, items: z.number().int() }),
  ),
});
export type ArchivedPlans = z.infer<typeof archivedPlans>;
