import express, { type Response, type Router } from 'express';
import type { PlanSettingsPreview, PlanSettingsView } from '#domain/plan-settings-view';
import { listArchivedPlans } from '#workflows/list-archived-plans';
import type { SettingsOutcome } from '#workflows/plan-settings';
import { previewPlanSettings } from '#workflows/preview-plan-settings';
import { savePeriod } from '#workflows/save-period';
import { savePlanSettings } from '#workflows/save-plan-settings';
import type { Services } from '#workflows/services';
import { showPlanSettings } from '#workflows/show-plan-settings';
import type { ApiError } from './contract/failures.ts';
import {
  periodParams,
  periodSave,
  planSettingsQuestion,
  planSettingsSave,
  type ArchivedPlans,
  type PlanSettingsChanged,
} from './contract/plan-settings.ts';
import { planParams } from './contract/plans.ts';
import { personOf } from './locals.ts';
import { read } from './read-request.ts';
import { sendProblems } from './send-refusal.ts';
import { sendVersioned } from './send-versioned.ts';

type SaveAnswer = PlanSettingsView | PlanSettingsChanged | ApiError;

/** How plans are set up, for administrators. */
export function addPlanSettingsRoutes(router: Router, services: Services): void {
  router.get('/plans/:planId/settings', async (request, response: Response<PlanSettingsView>) => {
    const { planId } = read(planParams, request.params);
    const shown = await showPlanSettings(services, personOf(response), planId);
    sendVersioned(request, response, shown.version, () => shown.settings);
  });

  router.post('/plans/:planId/settings', json, async (request, response: Response<SaveAnswer>) => {
    const { planId } = read(planParams, request.params);
    const body = read(planSettingsSave, request.body);
    answer(response, await savePlanSettings(services, { ...body, planId, person: personOf(response) }));
  });

  router.post(
    '/plans/:planId/settings/preview',
    json,
    async (request, response: Response<PlanSettingsPreview>) => {
      const { planId } = read(planParams, request.params);
      const question = read(planSettingsQuestion, request.body);
      response.json(await previewPlanSettings(services, personOf(response), planId, question));
    },
  );

  router.post('/plans/:planId/periods/:periodId', json, async (request, response: Response<SaveAnswer>) => {
    const { planId, periodId } = read(periodParams, request.params);
    const body = read(periodSave, request.body);
    answer(response, await savePeriod(services, { ...body, planId, periodId, person: personOf(response) }));
  });

  router.get('/archived-plans', async (request, response: Response<ArchivedPlans>) => {
    const listed = await listArchivedPlans(services, personOf(response));
    sendVersioned(request, response, listed.version, () => ({ plans: listed.plans }));
  });
}

function answer(response: Response<SaveAnswer>, outcome: SettingsOutcome): void {
  if (outcome.ok) {
    response.json(outcome.settings);
  } else if (outcome.reason === 'problems') {
    sendProblems(response, outcome.problems);
  } else {
    const message = 'Somebody else changed these settings since you opened them. Nothing was saved.';
    response.status(409).json({ code: 'item-changed', message, theirs: outcome.theirs });
  }
}

const json = express.json({ limit: '256kb' });
