/**
 * How fast documents are read, in the thread that reads them in production, and whether ten times the rows take
 * ten times as long. Every plan is invented; "growth" is the time per row at the most rows over that at the fewest.
 */
import ExcelJS from 'exceljs';
import { parseDocument } from '#documents/parse-document';
import { rowsOnPage, writtenAs } from '#tests/helpers/written-plans';

const sizes = [100, 1_000, 10_000];
const heading = ['Ref', 'Recommendation', 'Action', 'Responsible officer', 'Target date', 'Status', 'RAG'];

const forms: typeof writtenAs = {
  ...writtenAs,
  // Ten sheets without numbers, where every row may be one that stood on an earlier sheet.
  sheets: async ([top = [], ...body]) => {
    const workbook = new ExcelJS.Workbook();
    for (let sheet = 0; sheet < 10; sheet++) {
      const own = body.slice((sheet * body.length) / 10, ((sheet + 1) * body.length) / 10);
      workbook
        .addWorksheet(`Service ${sheet + 1}`)
        .addRows([[...top.slice(1), 'Progress'], ...own.map((row) => [...row.slice(1), progressOf(row)])]);
    }
    return new Uint8Array(await workbook.xlsx.writeBuffer());
  },
};

interface Run {
  seconds: number;
  peakMb: number;
}

console.log('form     rows    seconds   rows/s  pages/s   peak MB   growth');
for (const [form, make] of Object.entries(forms)) {
  const perRow: number[] = [];
  for (const size of sizes) {
    const bytes = await make([heading, ...Array.from({ length: size }, (_, index) => planRow(index))]);
    const { seconds, peakMb } = await best(`plan.${form === 'sheets' ? 'xlsx' : form}`, bytes, size);
    perRow.push(seconds / size);
    const growth = size === sizes.at(-1) ? ((perRow.at(-1) ?? 0) / (perRow[1] ?? 1)).toFixed(2) : '';
    console.log(
      [
        form.padEnd(6),
        String(size).padStart(6),
        seconds.toFixed(2).padStart(10),
        (size / seconds).toFixed(0).padStart(8),
        (size / rowsOnPage / seconds).toFixed(0).padStart(8),
        peakMb.toFixed(0).padStart(9),
        growth.padStart(8),
      ].join(' '),
    );
  }
}
console.log(
  `\nSeconds include starting the thread. Peak is this process above its size before. Growth: time per row at ${sizes[2]} rows over that at ${sizes[1]}.`,
);

/** The quicker of two runs of a small document, where starting the thread is most of it; one of a large. */
async function best(name: string, bytes: Uint8Array, size: number): Promise<Run> {
  const runs = [await measure(name, bytes, size)];
  if (size < 10_000) runs.push(await measure(name, bytes, size));
  return runs.sort((one, other) => one.seconds - other.seconds)[0] as Run;
}

async function measure(name: string, bytes: Uint8Array, size: number): Promise<Run> {
  const before = process.memoryUsage.rss();
  let peak = before;
  const sampling = setInterval(() => (peak = Math.max(peak, process.memoryUsage.rss())), 20);
  const start = performance.now();
  const plan = await parseDocument({ name, bytes });
  const seconds = (performance.now() - start) / 1000;
  clearInterval(sampling);
  const read = plan.recommendations.length;
  if (read !== size) throw new Error(`${name} has ${size} recommendations and ${read} were read.`);
  return { seconds, peakMb: (peak - before) / 1024 / 1024 };
}

function progressOf([ref = '', , action = '']: string[]): string {
  return `${action}: the first visit for ${ref} was made and its report went to the board, which asked for costs.`;
}

function planRow(index: number): string[] {
  const posts = ['Head of Parks', 'Section 151 Officer', 'Harbour Master', 'Director of Housing'];
  const things = ['quay', 'register', 'forecast', 'rota', 'survey', 'ledger', 'lease', 'fence'];
  const thing = `${things[index % things.length]} number ${index + 1}`;
  return [
    `R${index + 1}`,
    `Put the ${thing} in order.`,
    `Inspect and mend the ${thing}`,
    posts[index % posts.length] ?? '',
    `${(index % 28) + 1}/${(index % 12) + 1}/2026`,
    ['Not started', 'In progress', 'Complete'][index % 3] ?? '',
    ['Red', 'Amber', 'Green'][index % 3] ?? '',
  ];
}
