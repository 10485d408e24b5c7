import type { Cell, CellLine } from '../content.ts';
import { roleOfHeading, type Role } from './columns-by-heading.ts';
import type { Row } from './rows.ts';
import type { Column, Section } from './sections.ts';

/** What may be said inside another cell: "Agreed. … Responsible officer: Head of Estates. Due: 30 June 2026". */
const labelledRoles: readonly Role[] = ['owner', 'due', 'original-due', 'status', 'lead-member', 'priority'];
const label = /^([\p{L} ()/-]{3,40}?)\s*:\s*(.*)$/su;

/** Lines with a label of their own inside a cell move to a column of that meaning, added at the end. */
export function splitLabelledCells(section: Section): Section {
  const at = section.columns.findIndex(
    (column, index) =>
      column.role !== 'due' &&
      column.role !== 'original-due' &&
      share(section.rows, index, (cell) => labelledLines(cell).length > 0) >= 0.5 &&
      (!labelledRoles.includes(column.role) || rolesIn(section.rows, index).length > 1),
  );
  const column = section.columns[at];
  if (!column || column.given) return section;
  const roles = rolesIn(section.rows, at);
  const own = firstOf(column.heading);
  const kept: Column = { heading: own, role: roleOfHeading(own) ?? column.role };
  return {
    ...section,
    columns: [
      ...section.columns.map((other, index) => (index === at ? kept : other)),
      ...roles.map((role): Column => ({ heading: '', role })),
    ],
    rows: section.rows.map((row): Row => {
      const cell = row.cells[at];
      const parts = cell ? partedByLabel(cell) : new Map<Role | null, CellLine[]>();
      const part = (role: Role | null): Cell => ({ ...emptied(cell), lines: parts.get(role) ?? [] });
      return {
        ...row,
        cells: [...row.cells.map((other, index) => (index === at ? part(null) : other)), ...roles.map(part)],
      };
    }),
  };
}

function rolesIn(rows: Row[], column: number): Role[] {
  const found = new Set(rows.flatMap((row) => labelledLines(row.cells[column]).map(({ role }) => role)));
  return labelledRoles.filter((role) => found.has(role));
}

/** "Management response" of "Management response, officer and date". */
function firstOf(heading: string): string {
  return heading.split(/\s*(?:[,/&\n]|\band\b)\s*/iu)[0] ?? heading;
}

function emptied(cell: Cell | undefined): Cell {
  return { lines: [], fill: null, isOrigin: true, span: { rows: 1, columns: 1 }, isBold: false, ...cell };
}

function labelledLines(cell: Cell | undefined): { role: Role; rest: string }[] {
  return (cell?.lines ?? []).flatMap((line) => labelOf(line) ?? []);
}

function labelOf(line: CellLine): { role: Role; rest: string } | null {
  const match = label.exec(line.text.trim());
  const role = match ? roleOfHeading(match[1] ?? '') : null;
  return match && role && labelledRoles.includes(role) ? { role, rest: match[2] ?? '' } : null;
}

/** A label that stands alone takes the line under it. */
function partedByLabel(cell: Cell): Map<Role | null, CellLine[]> {
  const parts = new Map<Role | null, CellLine[]>();
  let waiting: Role | null = null;
  const add = (role: Role | null, line: CellLine): void => {
    parts.set(role, [...(parts.get(role) ?? []), line]);
  };
  for (const line of cell.lines) {
    const found = labelOf(line);
    if (found) {
      if (found.rest !== '') add(found.role, { ...line, text: found.rest });
      waiting = found.rest === '' ? found.role : null;
    } else {
      add(waiting, line);
      waiting = null;
    }
  }
  return parts;
}

function share(rows: Row[], column: number, test: (cell: Cell) => boolean): number {
  const cells = rows.flatMap((row) => {
    const cell = row.cells[column];
    return cell && cell.isOrigin && cell.lines.length > 0 ? [cell] : [];
  });
  return cells.length === 0 ? 0 : cells.filter(test).length / cells.length;
}
