import {
  AlignmentType,
  Document,
  ExternalHyperlink,
  FootnoteReferenceRun,
  HeadingLevel,
  LevelFormat,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  DeletedTextRun,
  InsertedTextRun,
  VerticalMergeType,
  type FileChild,
  type IPropertiesOptions,
} from 'docx';
import fc from 'fast-check';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { gridOf, gridOfTable, proseOf, read, tablesOf } from './reading.ts';

async function written(children: FileChild[], options: Partial<IPropertiesOptions> = {}) {
  return read('plan.docx', await Packer.toBuffer(new Document({ ...options, sections: [{ children }] })));
}

function cell(text: string, options: Partial<ConstructorParameters<typeof TableCell>[0]> = {}) {
  return new TableCell({ children: [new Paragraph(text)], ...options });
}

function table(...rows: TableCell[][]) {
  return new Table({ rows: rows.map((children) => new TableRow({ children })) });
}

/** A document from WordprocessingML, for what the writing library cannot say. */
function fromXml(body: string) {
  const main = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument';
  const zip = zipSync({
    '_rels/.rels': strToU8(
      `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="${main}" Target="word/document.xml"/></Relationships>`,
    ),
    'word/document.xml': strToU8(
      `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><w:body>${body}</w:body></w:document>`,
    ),
  });
  return read('plan.docx', zip);
}

const p = (text: string) => `<w:p><w:r><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`;
const tc = (text: string, properties = '') => `<w:tc><w:tcPr>${properties}</w:tcPr>${p(text)}</w:tc>`;

describe('a Word document', () => {
  it('gives headings, paragraphs and tables in order', async () => {
    const { blocks } = await written([
      new Paragraph({ text: 'Harbour improvement plan', heading: HeadingLevel.TITLE }),
      new Paragraph({ text: 'Risk', heading: HeadingLevel.HEADING_2 }),
      new Paragraph({ children: [new TextRun({ text: 'Lead summary', bold: true })] }),
      table([cell('Ref'), cell('Action')]),
      new Paragraph('After'),
    ]);
    expect(blocks).toMatchObject([
      { type: 'heading', level: 0, text: 'Harbour improvement plan' },
      { type: 'heading', level: 2, text: 'Risk' },
      { type: 'paragraph', text: 'Lead summary', isBold: true },
      { type: 'table', where: 'table 1' },
      { type: 'paragraph', text: 'After', isBold: false },
    ]);
  });

  it('counts its automatic lists as Word shows them, on through tables', async () => {
    const numbered = (text: string, level = 0) =>
      new Paragraph({ text, numbering: { reference: 'list', level } });
    const content = await written(
      [
        numbered('First'),
        numbered('Detail', 1),
        numbered('More', 1),
        new Table({
          rows: [new TableRow({ children: [new TableCell({ children: [numbered('Second')] }), cell('x')] })],
        }),
        numbered('Detail again', 1),
        new Paragraph({ text: 'A point', bullet: { level: 0 } }),
      ],
      {
        numbering: {
          config: [
            {
              reference: 'list',
              levels: [
                { level: 0, format: LevelFormat.DECIMAL, text: '%1)', alignment: AlignmentType.LEFT },
                { level: 1, format: LevelFormat.LOWER_LETTER, text: '%1.%2', alignment: AlignmentType.LEFT },
              ],
            },
          ],
        },
      },
    );
    expect(proseOf(content)).toEqual(['1) First', '1.a Detail', '1.b More', '2.a Detail again', '• A point']);
    expect(gridOf(content)).toEqual([['2) Second', 'x']]);
  });

  it('shows a merged cell in every place it covers', async () => {
    const content = await written([
      table(
        [cell('Recommendation', { columnSpan: 2 }), cell('Due')],
        [cell('1', { verticalMerge: VerticalMergeType.RESTART }), cell('Mend'), cell('May 2026')],
        [cell('', { verticalMerge: VerticalMergeType.CONTINUE }), cell('Paint'), cell('June 2026')],
      ),
    ]);
    expect(gridOf(content)).toEqual([
      ['Recommendation', 'Recommendation', 'Due'],
      ['1', 'Mend', 'May 2026'],
      ['1', 'Paint', 'June 2026'],
    ]);
    const [, first, second] = tablesOf(content)[0]!.rows;
    expect(first!.cells[0]).toMatchObject({ isOrigin: true, span: { rows: 2, columns: 1 } });
    expect(second!.cells[0]).toMatchObject({ isOrigin: false, span: { rows: 2, columns: 1 } });
  });

  it('tells cell colours, coloured text, bold and links', async () => {
    const content = await written([
      table([
        cell('A', { shading: { fill: 'FFC000' } }),
        new TableCell({
          children: [new Paragraph({ children: [new TextRun({ text: '●', color: '00B050' })] })],
        }),
        new TableCell({
          children: [
            new Paragraph({ children: [new TextRun({ text: 'Red', highlight: 'red', bold: true })] }),
          ],
        }),
        new TableCell({
          children: [
            new Paragraph({
              children: [
                new ExternalHyperlink({
                  link: 'https://example.org/minutes',
                  children: [new TextRun('Minutes')],
                }),
              ],
            }),
          ],
        }),
      ]),
    ]);
    const [row] = tablesOf(content)[0]!.rows;
    expect(row!.cells).toMatchObject([
      { fill: 'ffc000', isBold: false },
      { fill: null, lines: [{ text: '●', color: '00b050' }] },
      { fill: 'ff0000', isBold: true },
      { lines: [{ text: 'Minutes', url: 'https://example.org/minutes' }] },
    ]);
  });

  it('marks repeated header rows', async () => {
    const content = await written([
      new Table({
        rows: [
          new TableRow({ tableHeader: true, children: [cell('Ref'), cell('Due')] }),
          new TableRow({ children: [cell('1'), cell('May')] }),
        ],
      }),
    ]);
    expect(tablesOf(content)[0]!.rows.map((row) => row.isHeader)).toEqual([true, false]);
  });

  it('reads tracked changes as if accepted, and leaves footnote marks out', async () => {
    const change = { id: 1, author: 'Clerk', date: '2026-01-01T00:00:00Z' };
    const content = await written(
      [
        new Paragraph({
          children: [
            new TextRun('Due in '),
            new DeletedTextRun({ text: 'March', ...change }),
            new InsertedTextRun({ text: 'May', ...change }),
            new FootnoteReferenceRun(1),
          ],
        }),
      ],
      { footnotes: { 1: { children: [new Paragraph('A note')] } } },
    );
    expect(proseOf(content)).toEqual(['Due in May']);
  });

  it('reads a text box once, though Word writes it twice', async () => {
    const box = `<w:txbxContent>${p('Key: G is on track')}</w:txbxContent>`;
    const content = await fromXml(
      `<w:p><w:r><w:t>Before</w:t></w:r><w:r><mc:AlternateContent><mc:Choice><w:drawing>${box}</w:drawing></mc:Choice><mc:Fallback><w:pict>${box}</w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>`,
    );
    expect(proseOf(content)).toEqual(['Before', 'Key: G is on track']);
  });

  it('reads a table inside a cell as lines, and tables inside a page frame as themselves', async () => {
    const inner = `<w:tbl><w:tr>${tc('May 2026')}${tc('Draft')}</w:tr><w:tr>${tc('June 2026')}${tc('Final')}</w:tr></w:tbl>`;
    const nested = await fromXml(`<w:tbl><w:tr>${tc('1')}<w:tc>${inner}${p('')}</w:tc></w:tr></w:tbl>`);
    expect(gridOf(nested)).toEqual([['1', 'May 2026 | Draft\nJune 2026 | Final']]);
    const framed = await fromXml(`<w:tbl><w:tr><w:tc>${p('Plan')}${inner}${p('')}</w:tc></w:tr></w:tbl>`);
    expect(proseOf(framed)).toEqual(['Plan']);
    expect(tablesOf(framed).map(gridOfTable)).toEqual([
      [
        ['May 2026', 'Draft'],
        ['June 2026', 'Final'],
      ],
    ]);
  });

  it('sees through content controls and drops rows whose deletion is tracked', async () => {
    const content = await fromXml(
      `<w:sdt><w:sdtContent><w:tbl><w:tr>${tc('Ref')}<w:sdt><w:sdtContent>${tc('Due')}</w:sdtContent></w:sdt></w:tr><w:tr><w:trPr><w:del w:id="1"/></w:trPr>${tc('gone')}${tc('gone')}</w:tr></w:tbl></w:sdtContent></w:sdt>`,
    );
    expect(gridOf(content)).toEqual([['Ref', 'Due']]);
  });

  it('takes column edges that were dragged a little apart as one', async () => {
    const grid = [2000, 60, 2000].map((width) => `<w:gridCol w:w="${width}"/>`).join('');
    const wide = '<w:gridSpan w:val="2"/>';
    const content = await fromXml(
      `<w:tbl><w:tblGrid>${grid}</w:tblGrid><w:tr>${tc('a', wide)}${tc('b')}</w:tr><w:tr>${tc('c')}${tc('d', wide)}</w:tr></w:tbl>`,
    );
    expect(gridOf(content)).toEqual([
      ['a', 'b'],
      ['c', 'd'],
    ]);
  });

  it('knows pages where Word noted its page breaks', async () => {
    const later = '<w:p><w:r><w:lastRenderedPageBreak/><w:t>2</w:t></w:r></w:p>';
    const content = await fromXml(`<w:tbl><w:tr>${tc('1')}</w:tr><w:tr><w:tc>${later}</w:tc></w:tr></w:tbl>`);
    expect(tablesOf(content)[0]!.rows.map((row) => row.page)).toEqual([1, 2]);
  });

  it('reads back whatever grid was written', async () => {
    const text = fc
      .stringMatching(/^[A-Za-z][A-Za-z0-9<>&"' ]{0,10}$/)
      .map((value) => value.replace(/\s+/g, ' ').trim());
    const grids = fc
      .tuple(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 6 }))
      .chain(([columns, rows]) =>
        fc.array(fc.array(text, { minLength: columns, maxLength: columns }), {
          minLength: rows,
          maxLength: rows,
        }),
      );
    await fc.assert(
      fc.asyncProperty(grids, async (grid) => {
        expect(gridOf(await written([table(...grid.map((row) => row.map((value) => cell(value))))]))).toEqual(
          grid,
        );
      }),
      { numRuns: 20 },
    );
  });
});
