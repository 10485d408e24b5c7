import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gridOf, read, tablesOf } from './reading.ts';

describe('a CSV file', () => {
  it('may quote commas, quotation marks and line breaks', async () => {
    const text = 'Ref,Action,Owner\r\n1,"Repair, then ""sign off""\nand close",Head of Parks\r\n';
    expect(gridOf(await read('plan.csv', text))).toEqual([
      ['Ref', 'Action', 'Owner'],
      ['1', 'Repair, then "sign off"\nand close', 'Head of Parks'],
    ]);
  });

  it.each([
    ['semicolons', 'Ref;Action\n1;Mend, then paint\n2;Sweep\n'],
    ['tabs', 'Ref\tAction\n1\tMend, then paint\n2\tSweep\n'],
    ['a declared delimiter', 'sep=;\r\nRef;Action\r\n1;Mend, then paint\r\n2;Sweep\r\n'],
  ])('may be delimited with %s', async (_, text) => {
    expect(gridOf(await read('plan.csv', text))).toEqual([
      ['Ref', 'Action'],
      ['1', 'Mend, then paint'],
      ['2', 'Sweep'],
    ]);
  });

  it('keeps the numbers that rows have in a spreadsheet when empty ones are left out', async () => {
    const [table] = tablesOf(await read('plan.csv', 'Ref,Action\n,\n1,Mend\n'));
    expect(table!.rows.map((row) => row.number)).toEqual([1, 3]);
  });

  it('says on which line a quotation mark is never closed', async () => {
    await expect(read('plan.csv', 'Ref,Action\n1,"Mend\n2,Sweep\n')).rejects.toThrow(
      'opened on line 2 is never closed',
    );
  });

  it('reads back whatever grid was written', async () => {
    const cell = fc
      .stringMatching(/^[A-Za-z0-9,;"'.& ]{0,12}$/)
      .map((text) => text.replace(/\s+/g, ' ').trim());
    const row = fc.array(cell, { minLength: 3, maxLength: 3 }).map(([, ...rest]) => ['x', ...rest]);
    await fc.assert(
      fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 8 }), async (grid) => {
        const text = grid
          .map((cells) => cells.map((value) => `"${value.replaceAll('"', '""')}"`).join(','))
          .join('\n');

        expect(gridOf(await read('plan.csv', text))).toEqual(grid);
      }),
      { numRuns: 60 },
    );
  });
});
