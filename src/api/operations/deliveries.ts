import { z } from 'zod';
import {
  deliveryQuery,
  deliveryReport,
  deliveryView,
  sendAgainAnswer,
  sendAgainRequest,
} from '../contract/deliveries.ts';
import { inQuery, type Area } from './operation.ts';

export const deliveriesArea: Area = {
  operations: [
    {
      method: 'get',
      path: '/deliveries',
      summary:
        'Who was told what, when and through which stage, newest first, and what reaches nobody. ' +
        'Administrators only.',
      parameters: [inQuery(deliveryQuery)],
      answers: { 200: { description: 'One page of deliveries.', schema: deliveryReport } },
    },
    {
      method: 'get',
      path: '/deliveries.csv',
      summary: 'All of them, whatever the page, as a table for Excel. Administrators only.',
      parameters: [inQuery(deliveryQuery)],
      answers: { 200: { description: 'A row a delivery.', schema: z.string(), type: 'text/csv' } },
    },
    {
      method: 'post',
      path: '/deliveries/again',
      summary:
        'Tries again to reach somebody whom Teams refused, with all that did not arrive. Nothing is sent twice. ' +
        'Administrators only.',
      body: sendAgainRequest,
      answers: { 200: { description: 'What came of it.', schema: sendAgainAnswer } },
    },
  ],
  schemas: { Delivery: deliveryView, DeliveryReport: deliveryReport },
};
