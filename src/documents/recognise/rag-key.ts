import type { Rag, RagMeaning } from '#domain/rag';
import type { DocumentContent, Table } from '../content.ts';
import { readRating } from './ratings.ts';
import { filledCells, rowsOf } from './rows.ts';

const line =
  /^(?:[•*–-]\s*)?\(?(red|amber|yellow|green|blue|r|a|g|b)\b\)?(?:\s*\((?:[ragb]|red|amber|green|blue|complete)\))?\s*(?:[:=–—-]|indicates?|means?|signif(?:y|ies)|denotes?|shows?|represents?|does not yet indicate|is used)\s*(.+)$/iu;
const names: Record<string, Rag> = {
  r: 'red',
  a: 'amber',
  g: 'green',
  b: 'blue',
  red: 'red',
  amber: 'amber',
  yellow: 'amber',
  green: 'green',
  blue: 'blue',
};

/** What each colour means here, from a key in text or in a small table. */
export function ragKeyOf(content: DocumentContent): RagMeaning[] {
  const found: RagMeaning[] = [];
  const add = (rag: Rag, meaning: string): void => {
    if (meaning.length >= 4 && !found.some((one) => one.rag === rag)) found.push({ rag, meaning });
  };
  for (const block of content.blocks) {
    if (block.type === 'table') {
      for (const { rag, meaning } of keyTable(block) ?? []) add(rag, meaning);
    } else {
      const match = line.exec(block.text.trim());
      const rag = names[(match?.[1] ?? '').toLowerCase()];
      if (match && rag)
        add(rag, /does not|is used/iu.test(match[0]) ? block.text.trim() : (match[2] ?? '').trim());
    }
  }
  return found;
}

/** The meanings in a table that is nothing but a key; null for any other table. */
export function keyTable(table: Table): RagMeaning[] | null {
  const rows = rowsOf(table);
  if (rows.length < 2 || rows.length > 7) return null;
  const meanings: RagMeaning[] = [];
  for (const row of rows) {
    const first = row.cells[0];
    const filled = filledCells(row);
    const reading = first ? readRating(first) : null;
    const meaning = filled
      .filter(({ column }) => column > 0)
      .map(({ text }) => text.replace(/\s+/gu, ' '))
      .join(' – ');
    const name = (filled[0]?.column === 0 ? filled[0].text : '').trim();
    if (!reading?.rag || name.length > 25 || meaning.length < 4 || filled.length > 3) continue;
    meanings.push({ rag: reading.rag, meaning });
  }
  const distinct = new Set(meanings.map(({ rag }) => rag)).size;
  return meanings.length >= 2 && distinct === meanings.length && meanings.length >= rows.length - 2
    ? meanings
    : null;
}
