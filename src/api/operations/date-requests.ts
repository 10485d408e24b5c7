import { dateDecision, dateRequest, dateRequestParams } from '../contract/date-requests.ts';
import { itemChanged, itemDetail, itemParams } from '../contract/items.ts';
import { inPath, type Area } from './operation.ts';

export const dateRequestsArea: Area = {
  operations: [
    {
      method: 'post',
      path: '/items/{itemId}/date-requests',
      summary:
        'Asks for a new due date of one action, in place of what was asked before. It counts at once where ' +
        'the person may move it themselves. Repeats are kept once.',
      parameters: [inPath(itemParams)],
      body: dateRequest,
      answers: {
        200: { description: 'The item as it stands now.', schema: itemDetail },
        409: { description: 'Somebody else was first; nothing was written.', schema: itemChanged },
      },
    },
    {
      method: 'post',
      path: '/date-requests/{requestId}/decision',
      summary:
        'Agrees the date asked for or another one, refuses it with a reason, or withdraws the request.',
      parameters: [inPath(dateRequestParams)],
      body: dateDecision,
      answers: {
        200: { description: 'The item as it stands now.', schema: itemDetail },
        409: {
          description: 'It was answered before, or nothing is left to answer; nothing was written.',
          schema: itemChanged,
        },
      },
    },
  ],
  schemas: { DateDecision: dateDecision, DateRequest: dateRequest },
};
