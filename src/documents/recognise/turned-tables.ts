import type { RoleOf } from './given-columns.ts';
import { isSentence } from './reads-like-values.ts';
import { readRefs } from './refs.ts';
import { cellWith, emptyCell, filledCells, textOf, type Row } from './rows.ts';
import type { Column, Section } from './sections.ts';

type Turned = Omit<Section, 'where'>;

/**
 * Tables whose headings stand at the side: each recommendation its own label-and-value table, several such
 * blocks one under another, pairs of label and value side by side, or a whole table turned on its side.
 *
 * @returns the same content with headings on top, or null when the headings are on top already
 */
export function turnedTable(rows: Row[], roleOf: RoleOf): Turned[] | null {
  const width = rows[0]?.cells.length ?? 0;
  if (width < 2 || rows.length < 2) return null;
  const withLabel = rows.filter((row) => isLabel(row, 0, roleOf) && hasValue(row));
  const full = rows.filter((row) => filledCells(row).length > 1);
  const roles = new Set(withLabel.map((row) => roleOf(textOf(row.cells[0]))));
  const top = rows.find((row) => filledCells(row).length > 1);
  const topLabels = top ? filledCells(top).filter(({ text }) => roleOf(text) !== null).length : 0;
  const topIsHeader = top !== undefined && topLabels === filledCells(top).length && topLabels > 2;
  if (roles.size < 3 || withLabel.length < full.length * 0.6 || (topIsHeader && !pairsIn(top, roleOf)))
    return null;
  const sideLabels = width === 4 ? rows.filter((row) => pairsIn(row, roleOf)).length : 0;
  return width === 2 || sideLabels >= withLabel.length / 3 || oneValueOnly(rows)
    ? labelBlocks(rows, roleOf)
    : [turnOnSide(rows, roleOf)];
}

/** "Key recommendation 1" or "Improvement recommendation 3: Publish the register" across the table. */
function itemTitle(title: string): { ref: string; text: string } | null {
  const match =
    /^((?:(?:statutory|key|improvement|other|priority|high|medium|low)\s+)?(?:recommendation|action|issue|finding|criterion)\s+(?:no\.?\s*)?([A-Z]{0,3}[-.]?\d{1,3}(?:\.\d+)*[a-z]?))\s*(?:[:.)–-]+\s*(.*))?$/isu.exec(
      title.trim(),
    );
  return match ? { ref: match[1] ?? '', text: match[3] ?? '' } : null;
}

function isLabel(row: Row, column: number, roleOf: RoleOf): boolean {
  const text = textOf(row.cells[column]).replace(/:$/u, '');
  return text !== '' && text.length < 80 && !isSentence(text) && roleOf(text) !== null;
}

function hasValue(row: Row): boolean {
  return filledCells(row).length > 1 || row.cells.some((cell, column) => column > 0 && cell.fill !== null);
}

function pairsIn(row: Row, roleOf: RoleOf): boolean {
  const filled = filledCells(row);
  return (
    filled.length === 4 &&
    filled.every(({ text }, place) => place % 2 === 1 || roleOf(text) !== null) &&
    roleOf(filled[0]?.text ?? '') !== roleOf(filled[2]?.text ?? '')
  );
}

function oneValueOnly(rows: Row[]): boolean {
  return rows.every((row) => filledCells(row).length <= 2);
}

/** Label, value, label, value…; a label that comes again starts the next block. */
function labelBlocks(rows: Row[], roleOf: RoleOf): Turned[] {
  const blocks: Turned[] = [];
  let columns: Column[] = [];
  let cells: Row['cells'] = [];
  let above: Section['above'] = [];
  let first: Row | null = null;
  const finish = (): void => {
    if (first && columns.length > 0)
      blocks.push({
        columns,
        above,
        rows: [{ ...first, cells, startsPage: false }],
        continues: false,
        themeInHeader: null,
      });
    [columns, cells, above, first] = [[], [], [], null];
  };
  for (const row of rows) {
    const filled = filledCells(row);
    const labels = filled.filter(
      ({ text }, place) => place % 2 === 0 && roleOf(text.replace(/:$/u, '')) !== null,
    );
    const opened = filled.length === 1 ? itemTitle(filled[0]?.text ?? '') : null;
    if (opened) {
      finish();
      first = row;
      columns = [{ role: 'ref', heading: '' }];
      cells = [cellWith(opened.ref)];
      if (opened.text !== '') {
        columns.push({ role: 'text', heading: 'Recommendation' });
        cells.push(cellWith(opened.text));
      }
      continue;
    }
    if (filled.length === 1 && labels.length === 0) {
      if (columns.length > 2) finish();
      above.push({ text: filled[0]?.text ?? '', where: row.where });
      continue;
    }
    for (let place = 0; place < filled.length; place += 2) {
      const label = filled[place];
      const value = filled[place + 1];
      if (!label) continue;
      const heading = label.text.replace(/:$/u, '');
      const role = roleOf(heading);
      if (!role) {
        if (columns.length > 0) {
          columns = [...columns, { role: 'other', heading }];
          cells = [...cells, value?.cell ?? emptyCell];
        } else above.push({ text: filled.map(({ text }) => text).join(' '), where: row.where });
        continue;
      }
      const isNumbered = role === 'text' || role === 'background' || role === 'action';
      const number = isNumbered ? readRefs(heading).refs[0] : undefined;
      const isAgain = columns.some((column) => column.role === role);
      const isSameLabel = columns.some((column) => column.heading === heading);
      if ((role === 'ref' || role === 'text' || number) && isAgain && (number || isSameLabel)) finish();
      first ??= row;
      if (number && !columns.some((column) => column.role === 'ref')) {
        columns = [...columns, { role: 'ref', heading: '' }];
        cells = [...cells, cellWith(number)];
      }
      columns = [...columns, { role, heading }];
      cells = [...cells, { ...(value?.cell ?? emptyCell), isOrigin: true, span: { rows: 1, columns: 1 } }];
    }
  }
  finish();
  return blocks;
}

function turnOnSide(rows: Row[], roleOf: RoleOf): Turned {
  const labelled = rows.filter((row) => textOf(row.cells[0]) !== '' && hasValue(row));
  const above = rows
    .filter((row) => filledCells(row).length === 1 && !labelled.includes(row))
    .map((row) => ({ text: filledCells(row)[0]?.text ?? '', where: row.where }));
  const columns = labelled.map((row): Column => {
    const heading = textOf(row.cells[0]).replace(/:$/u, '');
    return { heading, role: roleOf(heading) ?? 'other' };
  });
  const count = (rows[0]?.cells.length ?? 1) - 1;
  const turned = Array.from({ length: count }, (_, index): Row => ({
    where: (rows[0]?.where ?? '').replace(/row \d+$/u, `column ${index + 2}`),
    cells: labelled.map((row) => row.cells[index + 1] ?? emptyCell),
    isMarkedHeader: false,
    startsPage: index === 0,
  }));
  return { columns, above, rows: turned, continues: false, themeInHeader: null };
}
