import express, { type Response, type Router } from 'express';
import { decideDateChange } from '#workflows/decide-date-change';
import { requestDateChange } from '#workflows/request-date-change';
import type { Services } from '#workflows/services';
import { dateDecision, dateRequest, dateRequestParams } from './contract/date-requests.ts';
import { itemParams } from './contract/items.ts';
import { personOf } from './locals.ts';
import { read } from './read-request.ts';
import { sendRefusal, type ChangeAnswer } from './send-refusal.ts';

/** Asking for a new due date, and answering. */
export function addDateRequestRoutes(router: Router, services: Services): void {
  router.post('/items/:itemId/date-requests', json, async (request, response: Response<ChangeAnswer>) => {
    const { itemId } = read(itemParams, request.params);
    const body = read(dateRequest, request.body);
    const outcome = await requestDateChange(services, {
      ...body,
      person: personOf(response),
      from: 'tab',
      recommendationId: itemId,
    });
    if (outcome.ok) response.json(outcome.item);
    else sendRefusal(response, outcome);
  });

  router.post(
    '/date-requests/:requestId/decision',
    json,
    async (request, response: Response<ChangeAnswer>) => {
      const { requestId } = read(dateRequestParams, request.params);
      const decision = read(dateDecision, request.body);
      const person = personOf(response);
      const outcome = await decideDateChange(services, { requestId, person, from: 'tab', decision });
      if (outcome.ok) response.json(outcome.item);
      else if (outcome.reason === 'settled') {
        sendRefusal(response, { reason: 'changed', message: outcome.message, theirs: outcome.item });
      } else sendRefusal(response, outcome);
    },
  );
}

const json = express.json({ limit: '64kb' });
