/**
 * Lets server processes, stores and somebody in SharePoint write to the same few rows at once while requests
 * are lost and refused at random, then replays the log of every row against it. SEED=n repeats a run.
 */
import { contest } from '#tests/helpers/many-writers';

const seed = Number(process.env['SEED'] ?? Date.now() % 1_000_000);
const size = { processes: 4, stores: 4, updatesEach: 15, editsByHand: 1_000, editEveryMs: 2_000, items: 3 };
const startedAt = performance.now();
const report = await contest({ seed, ...size });
const seconds = (performance.now() - startedAt) / 1000;

console.log(`seed                      ${seed}`);
console.log(
  `writers                   ${size.processes} processes, ${size.stores} stores, 1 person in SharePoint`,
);
console.log(`updates told to be kept   ${report.acknowledged}`);
console.log(`entries in the log        ${report.entries}`);
console.log(`requests that went wrong  ${report.faults}`);
console.log(`seconds                   ${seconds.toFixed(0)}`);
console.log(`lost, doubled, unlogged   ${report.problems.length}`);
for (const problem of report.problems.slice(0, 20)) console.log(`  ${problem}`);
if (report.problems.length > 0) process.exitCode = 1;
