import type { Response, Router } from 'express';
import { deliveriesCsv } from '#domain/deliveries-csv';
import type { DeliveryReport } from '#domain/delivery';
import type { Services } from '#workflows/services';
import { exportDeliveries, showDeliveries } from '#workflows/show-deliveries';
import { deliveryQuery } from './contract/deliveries.ts';
import { personOf } from './locals.ts';
import { read } from './read-request.ts';
import { sendVersioned } from './send-versioned.ts';

/** Who was told what, for administrators. */
export function addDeliveryRoutes(router: Router, services: Services): void {
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
