import { countOf } from '#domain/count-of';
import { isIsoDate, longDate } from '#domain/dates';
import { unnamed } from '#workflows/administrators';
import { runSweep, type SweepReport } from '#workflows/run-sweep';
import type { Person } from '#domain/post';
import { withProduct } from './command-line.ts';
import { UsageError, type Command } from './command.ts';

export const remind: Command = {
  name: 'remind',
  usage: '[--today DATE] [--dry-run] [--json]',
  summary: 'Sends everybody what they should hear about today, once.',
  details: `
--today     work as on that day, such as 2026-03-31
--dry-run   say who would hear, and send nothing
--json      print the report as JSON`,
  options: {
    today: { type: 'string' },
    'dry-run': { type: 'boolean' },
    json: { type: 'boolean' },
  },
  async run(given, terminal) {
    if (given.positionals.length > 0) throw new UsageError('"gt remind" takes options only.');
    const day = given.text('today');
    if (day !== undefined && !isIsoDate(day)) {
      throw new UsageError(`"${day}" is not a day; write it like 2026-03-31.`);
    }
    const dryRun = given.flag('dry-run');
    const report = await withProduct(
      terminal.environment,
      ({ services, messenger }) => runSweep(services, messenger, { dryRun, atAnyHour: true }),
      { now: day === undefined ? undefined : () => new Date(`${day}T12:00:00Z`), actsAs: null },
    );
    terminal.out(given.flag('json') ? `${JSON.stringify(report)}\n` : told(report, dryRun));
  },
};

function told({ isWorkingDay, ...report }: SweepReport, dryRun: boolean): string {
  const { today, notices, sent, slips, unreachable, troubles } = report;
  if (!isWorkingDay) return `${longDate(today)} is not a working day: nobody is written to.\n`;
  const items = (number: number) => countOf(number, 'item');
  const people = (number: number) => countOf(number, 'person', 'people');
  const would = dryRun ? 'would hear' : 'told';
  const lines = [
    `${longDate(today)}: ${people(sent.length)} ${would}.`,
    ...sent.map(({ person, items: number }) => `  ${called(person)}: ${items(number)}`),
    ...(notices.length > 0 ? [`${people(notices.length)} ${would} what had waited to be told.`] : []),
    ...notices.map(({ person, items: number }) => `  ${called(person)}: ${items(number)}`),
    ...(slips.length > 0 ? [`${people(slips.length)} ${would} that a RAG got worse.`] : []),
    ...slips.map(({ person, items: number }) => `  ${called(person)}: ${items(number)}`),
    ...unreachable.map(
      ({ person, items: number, reason }) => `  not ${called(person)} (${items(number)}): ${reason}`,
    ),
    ...troubles,
  ];
  return `${lines.join('\n')}\n`;
}

/** By name; by object id as well where nobody knows the name yet. */
function called({ id, name }: Person): string {
  return name === unnamed ? `${name} ${id}` : name;
}
