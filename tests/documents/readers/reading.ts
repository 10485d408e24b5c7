import { cellText, type DocumentContent, type Table } from '#documents/content';
import { readContent } from '#documents/read-content';

/** Reads text or bytes as if they had been uploaded under a name. */
export function read(name: string, content: string | Uint8Array): Promise<DocumentContent> {
  return readContent({
    name,
    bytes: typeof content === 'string' ? new TextEncoder().encode(content) : content,
  });
}

export function tablesOf({ blocks }: DocumentContent): Table[] {
  return blocks.filter((block) => block.type === 'table');
}

/** The only table's text, row by row. */
export function gridOf(content: DocumentContent): string[][] {
  const tables = tablesOf(content);
  if (tables.length !== 1) throw new Error(`Expected one table, found ${tables.length}.`);
  return gridOfTable(tables[0] as Table);
}

export function gridOfTable(table: Table): string[][] {
  return table.rows.map((row) => row.cells.map(cellText));
}

/** Text outside tables, each with its marker. */
export function proseOf({ blocks }: DocumentContent): string[] {
  return blocks.flatMap((block) => {
    if (block.type === 'table') return [];
    return [block.type === 'paragraph' && block.marker ? `${block.marker} ${block.text}` : block.text];
  });
}
