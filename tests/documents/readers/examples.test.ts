import { describe, expect, it } from 'vitest';
import { cellText, type DocumentContent, type TableRow } from '#documents/content';
import { exampleBytes, examplesFolder } from '#tests/helpers/examples';
import { gridOfTable, read, tablesOf } from './reading.ts';

const example = (name: string) => read(name, exampleBytes(name));

/** Every table's rows under each other, a header that tables or pages repeat kept only the first time. */
function allRows(content: DocumentContent, isHeader: (first: string) => boolean): TableRow[] {
  const seen = new Set<string>();
  return tablesOf(content)
    .flatMap((table) => table.rows)
    .filter((row) => {
      const [first = '', ...rest] = row.cells.map((cell) => words(cellText(cell)));
      if (!isHeader(first) && !/^RAG/.test(rest[0] ?? '')) return true;
      const key = [first, ...rest].join('|');
      return !seen.has(key) && seen.add(key);
    });
}

/** A PDF does not say where paragraphs ended on a full line, nor whether a space stood after a slash. */
function words(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/\/ /g, '/');
}

describe.skipIf(!examplesFolder)('the published documents', () => {
  it.each([
    ['governance-improvement-plan.txt', 18, 6, 58],
    ['governance-improvement-plan.docx', 18, 6, 58],
    ['annual-governance-statement-action-plan.txt', 6, 7, 12],
    ['annual-governance-statement-action-plan.docx', 6, 7, 12],
    ['annual-governance-statement-action-plan.xlsx', 1, 7, 12],
    ['external-audit-recommendations.txt', 3, 4, 30],
    ['external-audit-recommendations.xlsx', 1, 4, 30],
    ['peer-challenge-action-plan.txt', 5, 6, 15],
    ['peer-challenge-action-plan.docx', 5, 6, 15],
    ['recovery-plan-outcomes.txt', 16, 4, 152],
    ['recovery-plan-outcomes.docx', 16, 4, 152],
    ['recovery-plan-outcomes.pdf', 16, 4, null],
  ])('%s has %i tables of %i columns', async (name, tables, columns, rows) => {
    const found = tablesOf(await example(name));
    expect(found).toHaveLength(tables);
    expect(new Set(found.flatMap((table) => table.rows.map((row) => row.cells.length)))).toEqual(
      new Set([columns]),
    );
    if (rows !== null) expect(found.flatMap((table) => table.rows)).toHaveLength(rows);
  });

  it.each([
    'governance-improvement-plan',
    'annual-governance-statement-action-plan',
    'peer-challenge-action-plan',
    'recovery-plan-outcomes',
  ])('%s has the same tables as text and as Word', async (name) => {
    const [text, word] = await Promise.all([example(`${name}.txt`), example(`${name}.docx`)]);
    expect(tablesOf(word).map(gridOfTable)).toEqual(tablesOf(text).map(gridOfTable));
  });

  it.each(['external-audit-recommendations', 'annual-governance-statement-action-plan'])(
    '%s has the same rows as text and as Excel',
    async (name) => {
      const [text, excel] = await Promise.all([example(`${name}.txt`), example(`${name}.xlsx`)]);
      const rows = (content: DocumentContent) => tablesOf(content).flatMap(gridOfTable);
      expect(rows(excel)).toEqual(rows(text));
    },
  );

  it('annual-governance-statement-action-plan has the same cells as Word and as PDF, long cells over many pages', async () => {
    const [word, pdf] = await Promise.all(
      ['docx', 'pdf'].map(async (form) => {
        const content = await example(`annual-governance-statement-action-plan.${form}`);
        return allRows(content, (first) => first === 'No.').map((row) =>
          row.cells.map((cell) => cellText(cell).replace(/[\s•-]+/g, '')),
        );
      }),
    );
    expect(pdf).toEqual(word);
  });

  it('recovery-plan-outcomes has the same ratings, colours and words as Word and as PDF', async () => {
    const [word, pdf] = await Promise.all(
      ['docx', 'pdf'].map(async (form) => {
        const rows = allRows(await example(`recovery-plan-outcomes.${form}`), () => false);
        return rows
          .map((row) => row.cells.map((cell) => `${words(cellText(cell))} ${cell.fill ?? ''}`))
          .filter(([, second]) => /^[RAGB] /.test(second ?? ''));
      }),
    );
    expect(word).toHaveLength(122);
    // Pages repeat the first row of these tables as a header, ratings and all.
    const unique = (rows: string[][] | undefined) => [...new Set(rows?.map((row) => row.join('|')))];
    expect(unique(pdf)).toEqual(unique(word));
  });

  it('governance-improvement-plan has every ref, owner, date and priority in its PDF', async () => {
    const [word, pdf] = await Promise.all(
      ['docx', 'pdf'].map(async (form) => {
        const rows = allRows(
          await example(`governance-improvement-plan.${form}`),
          (first) => first === 'No.',
        );
        return rows
          .map((row) => [0, 2, 3, 5].map((column) => words(cellText(row.cells[column]!))))
          .filter(([ref]) => ref !== '');
      }),
    );
    expect(word).toHaveLength(29);
    expect(pdf).toEqual(word);
  });
});
