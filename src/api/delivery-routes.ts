import express, { type Response, type Router } from 'express';
import { deliveriesCsv } from '#domain/deliveries-csv';
import type { DeliveryReport, SentAgain } from '#domain/delivery';
import type { Messenger } from '#workflows/messenger';
import { sendAgain } from '#workflows/send-again';
import type { Services } from '#workflows/services';
import { exportDeliveries, showDeliveries } from '#workflows/show-deliveries';
import type { NoticeMessenger } from '#workflows/tell-people';
import { deliveryQuery, sendAgainRequest } from './contract/deliveries.ts';
import { personOf } from './locals.ts';
import { read } from './read-request.ts';
import { sendVersioned } from './send-versioned.ts';

/** Who was told what, for administrators, and trying again to reach somebody. */
export function addDeliveryRoutes(
  router: Router,
  services: Services,
  messenger: Messenger & NoticeMessenger,
): void {
  router.post('/deliveries/again', json, async (request, response: Response<SentAgain>) => {
    const { personId } = read(sendAgainRequest, request.body);
    response.json(await sendAgain(services, messenger, personOf(response), personId.toLowerCase()));
  });

  router.get('/deliveries', async (request, response: Response<DeliveryReport>) => {
    const { person, plan, ...filter } = read(deliveryQuery, request.query);
    const asked = { ...filter, personId: person?.toLowerCase(), planId: plan };
    const { version, report } = await showDeliveries(services, personOf(response), asked);
    sendVersioned(request, response, version, report);
  });

  router.get('/deliveries.csv', async (request, response) => {
    const { person, plan, ...filter } = read(deliveryQuery, request.query);
    const asked = { ...filter, personId: person?.toLowerCase(), planId: plan };
    const deliveries = await exportDeliveries(services, personOf(response), asked);
    response
      .type('text/csv')
      .attachment('deliveries.csv')
      .set('Cache-Control', 'private, no-store')
      .send(deliveriesCsv(deliveries));
  });
}

const json = express.json({ limit: '64kb' });
