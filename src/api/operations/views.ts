import { planParams } from '../contract/plans.ts';
import { newView, viewBasis, viewChange, viewChanged, viewParams, viewView } from '../contract/views.ts';
import { inPath, inQuery, type Area } from './operation.ts';

const kept = { description: 'The view as it stands now.', schema: viewView };
const changed = { description: 'Somebody else was first; nothing was written.', schema: viewChanged };

export const viewsArea: Area = {
  operations: [
    {
      method: 'post',
      path: '/plans/{planId}/views',
      summary: 'Saves a way to list the plan, for oneself or for all who may read it. Repeats are kept once.',
      parameters: [inPath(planParams)],
      body: newView,
      answers: { 200: kept },
    },
    {
      method: 'patch',
      path: '/plans/{planId}/views/{viewId}',
      summary:
        'Renames a saved view, shares it or keeps it to oneself, or saves other filters under its name.',
      parameters: [inPath(viewParams)],
      body: viewChange,
      answers: { 200: kept, 409: changed },
    },
    {
      method: 'delete',
      path: '/plans/{planId}/views/{viewId}',
      summary: 'Deletes a saved view; it can be brought back.',
      parameters: [inPath(viewParams), inQuery(viewBasis)],
      answers: { 200: { ...kept, description: 'The view as it was.' }, 409: changed },
    },
    {
      method: 'post',
      path: '/plans/{planId}/views/{viewId}/restore',
      summary: 'Brings a deleted view back.',
      parameters: [inPath(viewParams)],
      body: viewBasis,
      answers: { 200: kept, 409: changed },
    },
  ],
  schemas: { NewView: newView, View: viewView, ViewChange: viewChange, ViewChanged: viewChanged },
};
