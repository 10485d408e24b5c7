import { readDates } from '#domain/document-dates';
import { findDates } from '#domain/date-expressions';
import type { Cell, CellLine } from '../content.ts';
import { roleOfHeading } from './columns-by-heading.ts';
import type { Row } from './rows.ts';
import type { Column, Section } from './sections.ts';

/** A column headed "Responsible officer and target date" becomes two: the officer, and the date. */
export function splitColumns(section: Section): Section {
  const at = section.columns.findIndex(holdsOwnerAndDate);
  const column = section.columns[at];
  if (!column) return section;
  const isOld = /\boriginal\b/iu.test(column.heading);
  return {
    ...section,
    columns: section.columns.flatMap((other, index) =>
      index === at
        ? [
            { ...other, role: 'owner' as const },
            { ...other, role: isOld ? ('original-due' as const) : ('due' as const) },
          ]
        : [other],
    ),
    rows: section.rows.map((row): Row => ({
      ...row,
      cells: row.cells.flatMap((cell, index) => (index === at ? parted(cell) : [cell])),
    })),
  };
}

/** By its heading, or because people said so. */
export function holdsOwnerAndDate({ heading, given }: Column): boolean {
  if (given) return given === 'owner-and-due';
  const roles = heading.split(/\s*(?:\/|&|,|\n|\band\b|\+|-|–)\s*/iu).map(roleOfHeading);
  return roles.includes('owner') && (roles.includes('due') || roles.includes('original-due'));
}

function parted(cell: Cell): Cell[] {
  const lines = cell.lines.flatMap((line) =>
    line.text.split(/\s*;\s*/u).map((text): CellLine => ({ ...line, text })),
  );
  const owners: CellLine[] = [];
  const dates: CellLine[] = [];
  for (const line of lines) {
    const found = findDates(line.text)[0];
    if (found) {
      const before = line.text
        .slice(0, found.index)
        .replace(/[\s,(–:-]*(?:\b(?:by|from|end of|end|before|due))?[\s,(–:-]*$/iu, '');
      if (before !== '') owners.push({ ...line, text: before });
      dates.push({ ...line, text: line.text.slice(before.length).replace(/^[\s,(–:-]+|[\s)]+$/gu, '') });
    } else if (
      readDates(line.text).some(({ due, problem }) => due.kind === 'ongoing' || problem === 'relative')
    )
      dates.push(line);
    else owners.push(line);
  }
  return [
    { ...cell, lines: owners },
    { ...cell, lines: dates },
  ];
}
