import { isIsoDate, longDate } from '#domain/dates';
import { sendReminders, type ReminderReport } from '#workflows/send-reminders';
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
      ({ services, messenger }) => sendReminders(services, messenger, { dryRun }),
      day === undefined ? undefined : () => new Date(`${day}T12:00:00Z`),
    );
    terminal.out(given.flag('json') ? `${JSON.stringify(report)}\n` : told(report, dryRun));
  },
};

function told({ today, sent, unreachable, ownerless }: ReminderReport, dryRun: boolean): string {
  const items = (number: number) => `${number} ${number === 1 ? 'item' : 'items'}`;
  const lines = [
    `${longDate(today)}: ${sent.length} ${sent.length === 1 ? 'person' : 'people'} ${dryRun ? 'would hear' : 'told'}.`,
    ...sent.map(({ person, items: number }) => `  ${person.name}: ${items(number)}`),
    ...unreachable.map(
      ({ person, items: number, reason }) => `  not ${person.name} (${items(number)}): ${reason}`,
    ),
    ...plansOf(ownerless).map(({ plan, refs }) => `Nobody is recorded for ${refs.join(', ')} in “${plan}”.`),
  ];
  return `${lines.join('\n')}\n`;
}

/** Plan by plan, since plans share refs. */
function plansOf(ownerless: ReminderReport['ownerless']): { plan: string; refs: string[] }[] {
  const refs = new Map<string, Set<string>>();
  for (const { plan, ref } of ownerless) refs.set(plan, (refs.get(plan) ?? new Set()).add(ref));
  return [...refs].map(([plan, own]) => ({ plan, refs: [...own] }));
}
