import express, { type Response, type Router } from 'express';
import type { Overview } from '#domain/overview-view';
import type { ItemDetail, MeView, PlanChanges, PlanView } from '#domain/view';
import { listPlans } from '#workflows/list-plans';
import { recordUpdate } from '#workflows/record-update';
import type { Services } from '#workflows/services';
import { showItem } from '#workflows/show-item';
import { showOverview } from '#workflows/show-overview';
import { showPlan } from '#workflows/show-plan';
import { whoAmI } from '#workflows/who-am-i';
import { itemParams, updateRequest } from './contract/items.ts';
import { planParams, planQuery, type PlanList } from './contract/plans.ts';
import { personOf } from './locals.ts';
import { read } from './read-request.ts';
import { sendRefusal, type ChangeAnswer } from './send-refusal.ts';
import { sendVersioned } from './send-versioned.ts';

/** Reading and updating: read the request, call one workflow, answer. openapi.ts describes them. */
export function addItemRoutes(router: Router, services: Services): void {
  router.get('/me', async (_request, response: Response<MeView>) => {
    response.json(await whoAmI(services, personOf(response)));
  });

  router.get('/plans', async (request, response: Response<PlanList>) => {
    const listed = await listPlans(services, personOf(response));
    sendVersioned(request, response, listed.version, () => ({ plans: listed.plans }));
  });

  router.get('/overview', async (request, response: Response<Overview>) => {
    const shown = await showOverview(services, personOf(response));
    sendVersioned(request, response, shown.version, () => shown.overview);
  });

  router.get('/plans/:planId', async (request, response: Response<PlanView | PlanChanges>) => {
    const { planId } = read(planParams, request.params);
    const { since } = read(planQuery, request.query);
    const shown = await showPlan(services, personOf(response), planId);
    const build = () => (since === undefined ? shown.plan : shown.since(since));
    sendVersioned(request, response, shown.version, build, { mayBeKept: shown.isOpen });
  });

  router.get('/items/:itemId', async (request, response: Response<ItemDetail>) => {
    const { itemId } = read(itemParams, request.params);
    const shown = await showItem(services, personOf(response), itemId);
    sendVersioned(request, response, shown.version, () => shown.item);
  });

  router.post('/items/:itemId/updates', json, async (request, response: Response<ChangeAnswer>) => {
    const { itemId } = read(itemParams, request.params);
    const body = read(updateRequest, request.body);
    const person = personOf(response);
    const outcome = await recordUpdate(services, { ...body, person, from: 'tab', recommendationId: itemId });
    if (outcome.ok) response.json(outcome.item);
    else sendRefusal(response, outcome);
  });
}

const json = express.json({ limit: '1mb' });
