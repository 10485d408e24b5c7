import express, { type Response, type Router } from 'express';
import type { ViewView } from '#domain/view';
import { changeView } from '#workflows/change-view';
import { deleteView, restoreView } from '#workflows/delete-view';
import { saveView } from '#workflows/save-view';
import type { Services } from '#workflows/services';
import type { ViewOutcome } from '#workflows/write-view';
import type { ApiError } from './contract/failures.ts';
import { planParams } from './contract/plans.ts';
import { newView, viewBasis, viewChange, viewParams, type ViewChanged } from './contract/views.ts';
import { personOf } from './locals.ts';
import { read } from './read-request.ts';
import { sendProblems } from './send-refusal.ts';

type Answer = Response<ViewView | ViewChanged | ApiError>;

/** Saved ways to list a plan; they are read with the plan. */
export function addViewRoutes(router: Router, services: Services): void {
  router.post('/plans/:planId/views', json, async (request, response: Answer) => {
    const { planId } = read(planParams, request.params);
    const view = read(newView, request.body);
    send(response, await saveView(services, { person: personOf(response), planId, ...view }));
  });

  router.patch('/plans/:planId/views/:viewId', json, async (request, response: Answer) => {
    const { basedOn, ...change } = read(viewChange, request.body);
    const view = { ...read(viewParams, request.params), person: personOf(response), basedOn };
    send(response, await changeView(services, view, change));
  });

  router.delete('/plans/:planId/views/:viewId', async (request, response: Answer) => {
    const { basedOn } = read(viewBasis, request.query);
    const view = { ...read(viewParams, request.params), person: personOf(response), basedOn };
    send(response, await deleteView(services, view));
  });

  router.post('/plans/:planId/views/:viewId/restore', json, async (request, response: Answer) => {
    const { basedOn } = read(viewBasis, request.body);
    const view = { ...read(viewParams, request.params), person: personOf(response), basedOn };
    send(response, await restoreView(services, view));
  });
}

const json = express.json({ limit: '16kb' });

function send(response: Answer, outcome: ViewOutcome): void {
  if (outcome.ok) response.json(outcome.view);
  else if (outcome.reason === 'problems') sendProblems(response, outcome.problems);
  else {
    const { message, theirs } = outcome;
    response.status(409).json({ code: 'view-changed', message, theirs });
  }
}
