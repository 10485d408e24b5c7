/**
 * Interrupts every workflow at every one of its writes, in every way there is, does it again from a new process,
 * and compares all lists with those of one clean run. `gt bench crashes` ends with exit code 1 if any differ.
 */
import { crashScenarios } from '#tests/helpers/crash-scenarios';
import { crashes, interruptEverywhere, lostAnswers } from '#tests/helpers/crashes';

const rows = 8;
const faults = [...Object.values(crashes), ...Object.values(lostAnswers)];

console.log(`${'workflow'.padEnd(40)} writes  interrupted  ended otherwise  seconds`);
let different = 0;
for (const scenario of crashScenarios(rows)) {
  const startedAt = performance.now();
  const { writes, interruptions, differences } = await interruptEverywhere(scenario, { faults });
  different += differences.length;
  console.log(
    [
      scenario.name.padEnd(40),
      String(writes).padStart(6),
      String(interruptions).padStart(12),
      String(differences.length).padStart(16),
      ((performance.now() - startedAt) / 1000).toFixed(0).padStart(8),
    ].join(' '),
  );
  for (const difference of differences.slice(0, 5)) console.log(`  ${difference}`);
}
console.log(
  `\nA document of ${rows} rows. Interruptions: the process killed before a write or after it; the answer to a write lost as a gateway timeout, a dropped connection before or after the write, or cut short.`,
);
if (different > 0) process.exitCode = 1;
