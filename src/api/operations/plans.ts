import { overview } from '../contract/overview.ts';
import { z } from 'zod';
import { planChanges, planList, planParams, planQuery, planSummary, planView } from '../contract/plans.ts';
import { inPath, inQuery, type Area } from './operation.ts';

export const plansArea: Area = {
  operations: [
    {
      method: 'get',
      path: '/plans',
      summary: 'Every plan the person may see, newest first.',
      answers: { 200: { description: 'The plans.', schema: planList } },
    },
    {
      method: 'get',
      path: '/overview',
      summary: 'Where every plan the person may see stands, how it moved and what is due next.',
      answers: { 200: { description: 'The plans, the one with most overdue first.', schema: overview } },
    },
    {
      method: 'get',
      path: '/plans/{planId}',
      summary:
        'One plan with its themes and items. Asked with the version somebody has, only what differs from it.',
      parameters: [inPath(planParams), inQuery(planQuery)],
      answers: {
        200: { description: 'The plan, or what of it changed.', schema: z.union([planView, planChanges]) },
      },
    },
  ],
  schemas: {
    Overview: overview,
    Plan: planView,
    PlanList: planList,
    PlanSummary: planSummary,
  },
};
