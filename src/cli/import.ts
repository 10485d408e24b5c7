import { parseDocument } from '#documents/parse-document';
import { columnMeaningLabels } from '#domain/column-meaning';
import type { DocumentTable } from '#domain/document-table';
import type { ParsedPlan } from '#domain/parsed-plan';
import type { PlanSummary } from '#domain/view';

import { importDocument, previewImport, type DocumentFile } from '#workflows/import-document';
import { listPlans } from '#workflows/list-plans';
import { previewReimport, reimportDocument } from '#workflows/reimport-document';
import { commandLine, withProduct } from './command-line.ts';
import { UsageError, type Command, type Given, type Terminal } from './command.ts';
import { nextVersionSummary } from './next-version-summary.ts';
import { planSummary } from './plan-summary.ts';
import { progressOn } from './progress.ts';
import { readFileOrSay } from './read-file.ts';
import { writingLine } from './writing-line.ts';

export const importCommand: Command = {
  name: 'import',
  usage: 'FILE [--plan NAME | --update PLAN] [--dry-run] [--json]',
  summary: 'Turns a document into a plan in SharePoint, or into the next version of one.',
  details: `
FILE        a Word, Excel, CSV, TSV, text or PDF document
--plan      the plan's name; without it, the document's own title
--update    take the document into this plan as its next version: a plan's name or id. What people wrote
            in Golden Thread since the last import stays, and so does what the document leaves out
--dry-run   say what the document would become, and write nothing; needs no configuration, save with
            --update, where it says what would change
--json      print it as JSON: one ParsedPlan with --dry-run (with --update, what differs), else
            {"planId", "title"}

Importing the same file again goes on from where it stopped. What people said columns hold, when they
imported before, goes for this document too, save for a --dry-run that needs no configuration.`,
  options: {
    plan: { type: 'string' },
    update: { type: 'string' },
    'dry-run': { type: 'boolean' },
    json: { type: 'boolean' },
  },
  async run(given, terminal) {
    const [file, ...more] = given.positionals;
    if (file === undefined || more.length > 0) throw new UsageError('Name one file to import.');
    const update = given.text('update');
    if (update !== undefined && given.text('plan') !== undefined) {
      throw new UsageError('Either make a plan with --plan, or update one with --update.');
    }
    const document = await readFileOrSay(file);
    if (update === undefined) await importAsNew(document, given, terminal);
    else await updatePlan(document, update, given, terminal);
  },
};

async function importAsNew(document: DocumentFile, given: Given, terminal: Terminal): Promise<void> {
  const progress = progressOn(terminal);
  const plan = await reading(document, (text) => progress.show(text));
  progress.clear();
  const title = given.text('plan')?.trim() || plan.title;
  if (given.flag('dry-run')) {
    const named = { ...plan, title };
    terminal.out(given.flag('json') ? `${JSON.stringify(named)}\n` : planSummary(named));
    return;
  }
  const imported = await withProduct(terminal.environment, async ({ services }) => {
    const { nextVersionOf, tables } = await previewImport(services, commandLine, document);
    terminal.err(rememberedColumns(tables));
    if (nextVersionOf) {
      terminal.err(
        `This looks like the next version of "${nextVersionOf.title}"; it becomes a plan of its own. To update that one instead: gt import FILE --update ${nextVersionOf.id}\n`,
      );
    }
    const result = await importDocument(services, commandLine, document, {
      title,
      onProgress: (written) => progress.show(writingLine(written)),
    });
    progress.clear();
    return result;
  });
  sayDone(terminal, { planId: imported.planId, title }, imported.plan, given.flag('json'));
}

/** Which columns were read as somebody said in an earlier import: nobody looks at a preview here. */
function rememberedColumns(tables: readonly DocumentTable[]): string {
  const columns = tables
    .flatMap((table) => table.columns)
    .filter(({ from }) => from === 'remembered')
    .map(({ heading, meaning }) => `"${heading}" as ${columnMeaningLabels[meaning]}`);
  return columns.length > 0
    ? `Read as remembered from an earlier import: ${[...new Set(columns)].join(', ')}.\n`
    : '';
}

async function updatePlan(
  document: DocumentFile,
  nameOrId: string,
  given: Given,
  terminal: Terminal,
): Promise<void> {
  const progress = progressOn(terminal);
  await withProduct(terminal.environment, async ({ services }) => {
    const { id, title } = findPlan((await listPlans(services, commandLine)).plans, nameOrId);
    progress.show(`Comparing ${document.name} with "${title}"`);
    const next = await previewReimport(services, commandLine, id, document);
    if (!given.flag('dry-run')) {
      await reimportDocument(services, commandLine, id, document, {
        onProgress: (written) => progress.show(writingLine(written)),
      });
    }
    progress.clear();
    if (given.flag('json')) {
      terminal.out(`${JSON.stringify(given.flag('dry-run') ? next : { planId: id, title })}\n`);
    } else {
      const heading = given.flag('dry-run') ? 'Nothing is written; this would change:' : 'Updated:';
      terminal.out(`${heading} ${nextVersionSummary(next)}`);
    }
  });
}

/** By id, or by name without regard to case. */
function findPlan(plans: readonly PlanSummary[], nameOrId: string): PlanSummary {
  const wanted = nameOrId.trim().toLowerCase();
  const found = plans.filter(({ id, title }) => id === wanted || title.toLowerCase() === wanted);
  const [plan, another] = found;
  if (plan && !another) return plan;
  const choice = (another ? found : plans).map(({ id, title }) => `${id} "${title}"`).join(', ');
  throw new UsageError(
    another
      ? `Several plans are called "${nameOrId}"; give the id of one: ${choice}.`
      : `There is no plan "${nameOrId}". There are: ${choice || 'none yet'}.`,
  );
}

/** Reads the document while telling that it takes a while. */
async function reading(document: DocumentFile, show: (text: string) => void): Promise<ParsedPlan> {
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
