/**
 * Sweeps killed at random 200 times while three run at once, against a local Graph server and a Teams that
 * writes down what arrives; then the ledger and the arrivals are held against what had to be said. Fails
 * when anything is lost, or arrives twice without a kill between its sending and its confirmation.
 */
import { runFaults } from '#tests/helpers/faults/run-faults';

const report = await runFaults({
  ...{ kills: 200, killsPerDay: 20, roundsPerDay: 4, processesAtOnce: 3, people: 200 },
  onDay: (line) => console.log(line),
});
const { kills, days, expected, arrived, lost, doublesAtKills, doublesUnexplained } = report;
console.log(`
${kills} sweeps killed in ${days} days, three at once
${expected} stages had to be told; ${arrived} messages arrived
${lost.length} lost
${doublesAtKills} arrived twice because the sender was killed between sending and confirming
${doublesUnexplained.length} arrived twice for no such reason`);
for (const line of [...lost, ...doublesUnexplained]) console.log(`  ${line}`);
if (lost.length + doublesUnexplained.length > 0) process.exitCode = 1;
