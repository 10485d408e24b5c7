import { expect, it } from 'vitest';
import { runFaults } from '#tests/helpers/faults/run-faults';

it('three sweeps killed at once lose nothing, and say twice only what was being sent', async () => {
  const report = await runFaults({
    kills: 3,
    killsPerDay: 3,
    roundsPerDay: 1,
    processesAtOnce: 3,
    people: 30,
    mostDays: 3,
  });
  expect(report).toMatchObject({ kills: 3, lost: [], doublesUnexplained: [] });
  expect(report.expected).toBeGreaterThan(30);
  expect(report.arrived).toBeGreaterThan(15);
});
