import { parseDocument } from '#documents/parse-document';
import type { ParsedPlan } from '#domain/parsed-plan';
import { importDocument } from '#workflows/import-document';
import { commandLine, withProduct } from './command-line.ts';
import { UsageError, type Command, type Terminal } from './command.ts';
import { planSummary } from './plan-summary.ts';
import { progressOn } from './progress.ts';
import { readFileOrSay } from './read-file.ts';

export const importCommand: Command = {
  name: 'import',
  usage: 'FILE [--plan NAME] [--dry-run] [--json]',
  summary: 'Turns a document into a plan in SharePoint.',
  details: `
FILE        a Word, Excel, CSV, TSV, text or PDF document
--plan      the plan's name; without it, the document's own title
--dry-run   say what the document would become, and write nothing; needs no configuration
--json      print it as JSON: one ParsedPlan with --dry-run, else {"planId", "title"}

Importing the same file again goes on from where it stopped.`,
  options: {
    plan: { type: 'string' },
    'dry-run': { type: 'boolean' },
    json: { type: 'boolean' },
  },
  async run(given, terminal) {
    const [file, ...more] = given.positionals;
    if (file === undefined || more.length > 0) throw new UsageError('Name one file to import.');
    const document = await readFileOrSay(file);
    const progress = progressOn(terminal);
    const plan = await reading(document, (text) => progress.show(text));
    progress.clear();
    const title = given.text('plan')?.trim() || plan.title;
    if (given.flag('dry-run')) {
      const named = { ...plan, title };
      terminal.out(given.flag('json') ? `${JSON.stringify(named)}\n` : planSummary(named));
      return;
    }
    const planId = await withProduct(terminal.environment, async ({ services }) => {
      const imported = await importDocument(services, commandLine, document, {
        title,
        onProgress: (written, total) => progress.show(`Writing to SharePoint: ${written} of ${total} rows`),
      });
      progress.clear();
      return imported.planId;
    });
    sayDone(terminal, { planId, title }, plan, given.flag('json'));
  },
};

/** Reads the document while telling that it takes a while. */
async function reading(
  document: { name: string; bytes: Uint8Array },
  show: (text: string) => void,
): Promise<ParsedPlan> {
  const startedAt = performance.now();
  const timer = setInterval(() => {
    show(`Reading ${document.name}: ${Math.round((performance.now() - startedAt) / 1000)} s`);
  }, 500);
  try {
    return await parseDocument(document);
  } finally {
    clearInterval(timer);
  }
}

function sayDone(
  terminal: Terminal,
  imported: { planId: string; title: string },
  plan: ParsedPlan,
  asJson: boolean,
): void {
  terminal.out(
    asJson
      ? `${JSON.stringify(imported)}\n`
      : `Imported "${imported.title}": ${plan.recommendations.length} items, ${plan.actions.length} actions, ${plan.findings.length} findings.\n`,
  );
}
