import ExcelJS from 'exceljs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gridOf, gridOfTable, proseOf, read, tablesOf } from './reading.ts';

async function written(fill: (workbook: ExcelJS.Workbook) => void) {
  const workbook = new ExcelJS.Workbook();
  fill(workbook);
  return read('plan.xlsx', new Uint8Array(await workbook.xlsx.writeBuffer()));
}

/** One sheet from rows of values. */
function sheet(rows: ExcelJS.CellValue[][], arrange: (sheet: ExcelJS.Worksheet) => void = () => undefined) {
  return written((workbook) => {
    const actions = workbook.addWorksheet('Actions');
    actions.addRows(rows);
    arrange(actions);
  });
}

describe('an Excel workbook', () => {
  it('shows dates, numbers and results of formulas as Excel does', async () => {
    const due = new Date('2026-03-31');
    const content = await sheet(
      [
        ['Date', 'Month', 'Share', 'Cost', 'Ref', 'Sum', 'Done', 'Time'],
        [due, due, 0.255, 1234.5, 7, { formula: '1+2', result: 3 }, true, due],
      ],
      (actions) => {
        const row = actions.getRow(2);
        const formats = [
          'dd/mm/yyyy',
          'mmm-yy',
          '0.0%',
          '"£"#,##0.00',
          '"IA"000',
          'General',
          'General',
          'd mmmm yyyy',
        ];
        formats.forEach((format, index) => (row.getCell(index + 1).numFmt = format));
      },
    );
    expect(gridOf(content)[1]).toEqual([
      '31 March 2026',
      'March 2026',
      '25.5%',
      '£1,234.50',
      'IA007',
      '3',
      'TRUE',
      '31 March 2026',
    ]);
  });

  it('counts days from 1904 where the workbook does', async () => {
    const content = await written((workbook) => {
      workbook.properties.date1904 = true;
      const actions = workbook.addWorksheet('Actions');
      actions.addRow(['Due', new Date('2026-03-31')]);
      actions.getCell('B1').numFmt = 'dd/mm/yyyy';
    });
    expect(gridOf(content)).toEqual([['Due', '31 March 2026']]);
  });

  it('puts titles above the table into paragraphs and keeps the numbers of its rows', async () => {
    const content = await sheet([['Harbour plan'], [], ['Ref', 'Action'], [], [1, 'Mend']]);
    expect(proseOf(content)).toEqual(['Harbour plan']);
    const [table] = tablesOf(content);
    expect(table).toMatchObject({ where: "sheet 'Actions'" });
    expect(table!.rows.map((row) => row.number)).toEqual([3, 5]);
  });

  it('shows a merged cell in every place it covers', async () => {
    const content = await sheet(
      [
        ['Ref', 'Action', 'Due'],
        [1, 'Mend', 'May'],
        [null, 'Paint', 'June'],
      ],
      (actions) => actions.mergeCells('A2:A3'),
    );
    expect(gridOf(content)).toEqual([
      ['Ref', 'Action', 'Due'],
      ['1', 'Mend', 'May'],
      ['1', 'Paint', 'June'],
    ]);
    expect(tablesOf(content)[0]!.rows[2]!.cells[0]).toMatchObject({
      isOrigin: false,
      span: { rows: 2, columns: 1 },
    });
  });

  it('tells colours of cells and text, bold and links', async () => {
    const content = await sheet([['Plan', 'Status', 'x', 'y', 'Text']], (actions) => {
      const paint = (cell: string, color: Partial<ExcelJS.Color> & { tint?: number; indexed?: number }) => {
        actions.getCell(cell).fill = { type: 'pattern', pattern: 'solid', fgColor: color };
      };
      actions.getCell('A1').value = { text: 'Plan', hyperlink: 'https://example.org/plan' };
      paint('B1', { argb: 'FF00B050' });
      paint('C1', { theme: 4, tint: 0.4 });
      actions.getCell('D1').font = { bold: true, color: { argb: 'FFFF0000' } };
      actions.getCell('E1').value = {
        richText: [
          { text: 'both ', font: { color: { argb: 'FFFFC000' } } },
          { text: 'amber', font: { color: { argb: 'FFFFC000' } } },
        ],
      };
    });
    const [row] = tablesOf(content)[0]!.rows;
    expect(row!.cells).toMatchObject([
      { lines: [{ url: 'https://example.org/plan' }] },
      { fill: '00b050' },
      { fill: expect.stringMatching(/^[0-9a-f]{6}$/) as string },
      { isBold: true, lines: [{ color: 'ff0000' }] },
      { lines: [{ text: 'both amber', color: 'ffc000' }] },
    ]);
  });

  it('keeps a colour in a cell without text', async () => {
    const content = await sheet([['Ref', 'RAG'], [1]], (actions) => {
      actions.getCell('B2').fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFFF0000' } };
    });
    expect(tablesOf(content)[0]!.rows[1]!.cells[1]).toMatchObject({ lines: [], fill: 'ff0000' });
  });

  it('reads every visible sheet and says what was hidden', async () => {
    const content = await written((workbook) => {
      workbook.addWorksheet('First').addRow(['Ref', 'Action']);
      workbook.addWorksheet('Costs', { state: 'hidden' }).addRow(['Secret', 'Sum']);
      const last = workbook.addWorksheet('Last');
      last.addRows([
        ['Ref', 'Due'],
        [1, 'May'],
      ]);
      last.getRow(2).hidden = true;
    });
    expect(tablesOf(content).map(gridOfTable)).toEqual([
      [['Ref', 'Action']],
      [
        ['Ref', 'Due'],
        ['1', 'May'],
      ],
    ]);
    expect(content.warnings).toEqual([
      "Sheet 'Costs' is hidden and was not read.",
      "Sheet 'Last' has 1 hidden row, read like the others.",
    ]);
  });

  it('says where formulas show errors or were never worked out', async () => {
    const content = await sheet([['Ref', { formula: 'A1' }, { formula: 'B9', result: { error: '#REF!' } }]]);
    expect(content.warnings).toEqual([
      "Sheet 'Actions' has 1 formula without a stored result. Open the workbook in Excel, save it and import it again.",
      "Sheet 'Actions' shows errors in C1 (#REF!).",
    ]);
  });

  it('reads back whatever grid was written', async () => {
    const text = fc
      .stringMatching(/^[A-Za-z][A-Za-z0-9<>&"';, ]{0,10}$/)
      .map((value) => value.replace(/\s+/g, ' ').trim());
    const grids = fc
      .tuple(fc.integer({ min: 2, max: 5 }), fc.integer({ min: 1, max: 6 }))
      .chain(([columns, rows]) =>
        fc.array(fc.array(text, { minLength: columns, maxLength: columns }), {
          minLength: rows,
          maxLength: rows,
        }),
      );
    await fc.assert(
      fc.asyncProperty(grids, async (grid) => {
        expect(gridOf(await sheet(grid))).toEqual(grid);
      }),
      { numRuns: 15 },
    );
  });
});
