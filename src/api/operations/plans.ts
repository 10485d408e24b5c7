import { planList, planParams, planSummary, planView } from '../contract/plans.ts';
import { inPath, type Area } from './operation.ts';

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
      path: '/plans/{planId}',
      summary: 'One plan with its themes and items.',
      parameters: [inPath(planParams)],
      answers: { 200: { description: 'The plan.', schema: planView } },
    },
  ],
  schemas: {
    Plan: planView,
    PlanList: planList,
    PlanSummary: planSummary,
  },
};
