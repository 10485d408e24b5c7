import { itemChanged, itemDetail, itemParams, itemView, updateRequest } from '../contract/items.ts';
import { inPath, type Area } from './operation.ts';

export const itemsArea: Area = {
  operations: [
    {
      method: 'get',
      path: '/items/{itemId}',
      summary: 'One item with its history, evidence and decisions.',
      parameters: [inPath(itemParams)],
      answers: { 200: { description: 'The item.', schema: itemDetail } },
    },
    {
      method: 'post',
      path: '/items/{itemId}/updates',
      summary: 'Records a change, if the item still stands as the person saw it. Repeats are recorded once.',
      parameters: [inPath(itemParams)],
      body: updateRequest,
      answers: {
        200: { description: 'The item as it stands now.', schema: itemDetail },
        409: { description: 'Somebody else was first; nothing was written.', schema: itemChanged },
      },
    },
  ],
  schemas: {
    Item: itemView,
    ItemChanged: itemChanged,
    ItemDetail: itemDetail,
    UpdateRequest: updateRequest,
  },
};
