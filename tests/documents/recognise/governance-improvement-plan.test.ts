import { describe, expect, it } from 'vitest';
import { haveExamples, readExample } from './examples.ts';

describe.skipIf(!haveExamples).each(['txt', 'docx'])('the governance improvement plan as %s', (form) => {
  it('is 28 recommendations, though its table has twice as many rows', async () => {
    const plan = await readExample(`governance-improvement-plan.${form}`);
    expect(plan.recommendations).toHaveLength(28);
    expect(plan.actions).toHaveLength(28);
    expect(plan.recommendations.map(({ key }) => key).slice(0, 5)).toEqual([
      'GT8',
      'IA15',
      'IA16',
      'GT39',
      'GT43',
    ]);
  });

  it('keeps every ref of a recommendation that answers several', async () => {
    const plan = await readExample(`governance-improvement-plan.${form}`);
    expect(plan.recommendations.find(({ key }) => key === 'GT39')?.refs).toEqual(['GT39', 'GT40', 'IA10']);
  });

  it('tells three posts apart that stand one after another with nothing between', async () => {
    const plan = await readExample(`governance-improvement-plan.${form}`);
    expect(plan.actions[0]?.owners.map(({ post }) => post)).toEqual([
      'Director of Legal Services',
      'Director of HR & Workforce Development',
      'Head of Internal Audit',
    ]);
  });
});
