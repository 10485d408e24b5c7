import { bulkAnswer, bulkPreviewRequest, bulkRequest } from '../contract/bulk.ts';
import type { Area } from './operation.ts';

export const bulkArea: Area = {
  operations: [
    {
      method: 'post',
      path: '/updates/preview',
      summary:
        'What several updates would change, and which of them may not be made and why. Writes nothing.',
      body: bulkPreviewRequest,
      answers: { 200: { description: 'One outcome an update, in their order.', schema: bulkAnswer } },
    },
    {
      method: 'post',
      path: '/updates',
      summary: 'Records several updates, each of which stands or falls by itself. Repeats are recorded once.',
      body: bulkRequest,
      answers: { 200: { description: 'One outcome an update, in their order.', schema: bulkAnswer } },
    },
  ],
  schemas: { BulkAnswer: bulkAnswer, BulkRequest: bulkRequest },
};
