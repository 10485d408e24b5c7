/**
 * Sweeps killed at random 200 times while three run at once, against a local Graph server and a Teams that
 * writes down what arrives; then the ledger and the arrivals are held against what had to be said. Fails
 * when anything is lost, or arrives twice without a kill, or an answer that never came, between its sending and
 * its confirmation.
 */
import { runFaults } from '#tests/helpers/faults/run-faults';

const kills = 200;
const startedAt = performance.now();
const report = await runFaults({
  ...{ kills, killsPerDay: 20, roundsPerDay: 5, processesAtOnce: 3, people: 200, mostDays: 20 },
  onDay: (line) => console.log(line),
});
const { days, expected, arrived, lost, doublesUnexplained } = report;
const minutes = ((performance.now() - startedAt) / 60_000).toFixed(1);
console.log(`
${report.kills} sweeps killed in ${days} days, three at once, in ${minutes} minutes
${expected} stages had to be told; ${arrived} messages arrived
${lost.length} lost
${report.doublesAtKills} arrived twice because the sender was killed between sending and confirming
${report.doublesAtFailures} arrived twice because a sweep was not told that the first had arrived; ${report.roundsRepeated} times sweeps left in peace had to be followed by others
${doublesUnexplained.length} arrived twice for no such reason`);
for (const line of [...lost, ...doublesUnexplained]) console.log(`  ${line}`);
if (report.kills < kills)
  console.log(`Only ${report.kills} of ${kills} were killed: too little was left to do.`);
if (report.kills < kills || lost.length + doublesUnexplained.length > 0) process.exitCode = 1;
