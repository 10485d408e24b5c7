import { describe, expect, it } from 'vitest';
import { gridOf, gridOfTable, proseOf, read, tablesOf } from './reading.ts';
import { print, ruled, smallPdf } from './small-pdf.ts';

const pdf = (...pages: string[][]) =>
  read('plan.pdf', smallPdf({ pages: pages.map((page) => page.join('\n')) }));

describe('a PDF', () => {
  it('tells headings by their size, bold text, and paragraphs from wrapped lines', async () => {
    const { blocks } = await pdf([
      print('Harbour improvement plan', 50, 750, { size: 20 }),
      print('Lead summary', 50, 720, { font: 'B' }),
      print(
        'Work on the quay has gone on through the winter and the second of the two contracts is',
        50,
        700,
      ),
      print('now let.', 50, 688),
      print('The third is late.', 50, 676),
    ]);
    expect(blocks).toMatchObject([
      { type: 'heading', level: 1, text: 'Harbour improvement plan', where: 'page 1' },
      { text: 'Lead summary', isBold: true },
      {
        text: 'Work on the quay has gone on through the winter and the second of the two contracts is now let.',
      },
      { text: 'The third is late.' },
    ]);
  });

  it('rebuilds a ruled table with merged cells and colours', async () => {
    const content = await pdf([
      '1 0.75 0 rg 302 642 148 28 re f 0 g',
      ruled([50, 150, 300, 452], [700, 670, 640]).replace('150 700 m 150 640 l S', '150 670 m 150 640 l S'),
      print('Recommendation', 55, 685, { font: 'B' }),
      print('RAG', 305, 685, { font: 'B' }),
      print('1a', 55, 655),
      print('Mend the quay wall', 155, 658),
      print('A', 305, 655),
    ]);
    expect(gridOf(content)).toEqual([
      ['Recommendation', 'Recommendation', 'RAG'],
      ['1a', 'Mend the quay wall', 'A'],
    ]);
    const [header, row] = tablesOf(content)[0]!.rows;
    expect(header!.cells[0]).toMatchObject({ isBold: true, span: { rows: 1, columns: 2 } });
    expect(row!.cells.map((cell) => cell.fill)).toEqual([null, null, 'ffbf00']);
  });

  it('joins a table that goes on over pages, and a row that the page cuts', async () => {
    const edges = [50, 100, 275, 500];
    const header = (y: number) => [print('Ref', 55, y), print('Progress', 105, y), print('Due', 305, y)];
    const content = await pdf(
      [
        ruled(edges, [700, 680, 640]),
        ...header(687),
        print('1', 55, 668),
        print('The wall has been mended and the', 105, 668),
        print('rest of the quay will be surveyed by', 105, 656),
        print('May 2026', 305, 668),
      ],
      [
        ruled(edges, [760, 740, 715, 690]),
        ...header(747),
        print('divers in the summer.', 105, 728),
        print('2', 55, 700),
        print('Nothing yet.', 105, 700),
        print('June 2026', 305, 700),
      ],
    );
    const [table] = tablesOf(content);
    expect(gridOfTable(table!)).toEqual([
      ['Ref', 'Progress', 'Due'],
      [
        '1',
        'The wall has been mended and the rest of the quay will be surveyed by divers in the summer.',
        'May 2026',
      ],
      ['2', 'Nothing yet.', 'June 2026'],
    ]);
    expect(table!.rows.map((row) => row.page)).toEqual([1, 1, 2]);
  });

  it('finds the columns of a table without lines', async () => {
    const row = (y: number, ref: string, action: string, due: string) => [
      print(ref, 50, y),
      print(action, 100, y),
      print(due, 400, y),
    ];
    const content = await pdf([
      print('What we will do:', 50, 740),
      ...row(700, 'Ref', 'Action', 'Due'),
      ...row(680, '1', 'Mend the wall of the', 'May 2026'),
      print('old quay', 100, 668),
      ...row(648, '2', 'Paint the railings', 'June 2026'),
    ]);
    expect(proseOf(content)).toEqual(['What we will do:']);
    expect(gridOf(content)).toEqual([
      ['Ref', 'Action', 'Due'],
      ['1', 'Mend the wall of the old quay', 'May 2026'],
      ['2', 'Paint the railings', 'June 2026'],
    ]);
  });

  it('puts words together that were parted at the end of a line', async () => {
    const content = await pdf([
      print('Every recommendation is re-tested, the last recom-', 50, 700),
      print('mendation too, and the site is fit for re-', 50, 688),
      print('use by the summer.', 50, 676),
    ]);
    expect(proseOf(content)[0]).toContain('the last recommendation too');
  });

  it('leaves out what stands at the head and foot of every page', async () => {
    const page = (number: number) => [
      print('Harbour Council', 50, 780),
      print(`Paragraph ${['one', 'two', 'three'][number - 1]}.`, 50, 500),
      print(`Page ${number} of 3`, 280, 20),
    ];
    expect(proseOf(await pdf(page(1), page(2), page(3)))).toEqual([
      'Paragraph one.',
      'Paragraph two.',
      'Paragraph three.',
    ]);
  });

  it('knows the colour of text', async () => {
    const content = await pdf([
      ruled([50, 150, 300], [700, 680]),
      print('1', 55, 687),
      `1 0 0 rg ${print('Late', 155, 687)}`,
    ]);
    expect(tablesOf(content)[0]!.rows[0]!.cells[1]!.lines).toMatchObject([{ text: 'Late', color: 'ff0000' }]);
  });
});
