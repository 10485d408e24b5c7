import { expect, it } from 'vitest';
import { contest } from '#tests/helpers/many-writers';

/** `gt bench writers` lets more of them write for longer. */
it('loses no update when processes, stores and people in SharePoint write to the same rows at once', async () => {
  const report = await contest({
    ...{ seed: 7, processes: 2, stores: 2, updatesEach: 8, editsByHand: 12, editEveryMs: 40, items: 2 },
  });
  expect(report.problems).toEqual([]);
  expect(report.acknowledged).toBe(32);
  expect(report.faults).toBeGreaterThan(0);
});
