import { Document, Packer, Paragraph, Table, TableCell, TableRow } from 'docx';
import ExcelJS from 'exceljs';
import { print, ruled, smallPdf } from '../documents/readers/small-pdf.ts';

/** Rows on a page of the PDF, which repeats its headings on every page. */
export const rowsOnPage = 20;

/** One table, headings first, written in every form that is read, by other people's libraries where there are any. */
export const writtenAs: Record<string, (rows: string[][]) => Uint8Array | Promise<Uint8Array>> = {
  txt: (rows) => Buffer.from(`Harbour improvement plan\n\n${rows.map((row) => row.join('\t')).join('\n')}\n`),
  csv: (rows) => Buffer.from(rows.map((row) => row.map((cell) => `"${cell}"`).join(',')).join('\r\n')),
  docx: (rows) =>
    Packer.toBuffer(
      new Document({
        sections: [
          {
            children: [
              new Table({
                rows: rows.map(
                  (row) =>
                    new TableRow({
                      children: row.map((cell) => new TableCell({ children: [new Paragraph(cell)] })),
                    }),
                ),
              }),
            ],
          },
        ],
      }),
    ),
  xlsx: async (rows) => {
    const workbook = new ExcelJS.Workbook();
    workbook.addWorksheet('Plan').addRows(rows);
    return new Uint8Array(await workbook.xlsx.writeBuffer());
  },
  pdf: (rows) => {
    const [top, ...body] = rows as [string[], ...string[][]];
    const edges = [20, 60, 190, 310, 420, 500, 550, 590];
    const pages = Array.from({ length: Math.ceil(body.length / rowsOnPage) }, (_, page) => {
      const own = [top, ...body.slice(page * rowsOnPage, (page + 1) * rowsOnPage)];
      const heights = Array.from({ length: own.length + 1 }, (__, line) => 760 - line * 30);
      const texts = own.flatMap((row, line) =>
        row.map((cell, column) => print(cell, (edges[column] ?? 0) + 2, 745 - line * 30, { size: 5 })),
      );
      return [ruled(edges, heights), ...texts].join('\n');
    });
    return smallPdf({ pages });
  },
};
