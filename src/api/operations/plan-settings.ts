import {
  archivedPlans,
  periodParams,
  periodSave,
  planSettings,
  planSettingsChanged,
  planSettingsPreview,
  planSettingsQuestion,
  planSettingsSave,
} from '../contract/plan-settings.ts';
import { planParams } from '../contract/plans.ts';
import { inPath, type Area } from './operation.ts';

const saved = {
  200: { description: 'The settings as they stand now.', schema: planSettings },
  409: { description: 'Somebody else was first; nothing was written.', schema: planSettingsChanged },
};

/** For administrators only. */
export const planSettingsArea: Area = {
  operations: [
    {
      method: 'get',
      path: '/plans/{planId}/settings',
      summary: 'How a plan is set up, archived or not.',
      parameters: [inPath(planParams)],
      answers: { 200: { description: 'The settings.', schema: planSettings } },
    },
    {
      method: 'post',
      path: '/plans/{planId}/settings',
      summary:
        'Changes how a plan is set up, if it still stands as the person saw it. Repeats are kept once.',
      parameters: [inPath(planParams)],
      body: planSettingsSave,
      answers: saved,
    },
    {
      method: 'post',
      path: '/plans/{planId}/settings/preview',
      summary: 'When people would hear of an example action, and who would see the plan. Writes nothing.',
      parameters: [inPath(planParams)],
      body: planSettingsQuestion,
      answers: { 200: { description: 'What it would mean.', schema: planSettingsPreview } },
    },
    {
      method: 'post',
      path: '/plans/{planId}/periods/{periodId}',
      summary: 'Changes the name or the cut-off day of the open period. Repeats are kept once.',
      parameters: [inPath(periodParams)],
      body: periodSave,
      answers: saved,
    },
    {
      method: 'get',
      path: '/archived-plans',
      summary: 'Plans that were put away and can be brought back.',
      answers: { 200: { description: 'The plans, by title.', schema: archivedPlans } },
    },
  ],
  schemas: {
    PlanSettings: planSettings,
    PlanSettingsChanged: planSettingsChanged,
    PlanSettingsSave: planSettingsSave,
  },
};
