import type { CellLine } from '../content.ts';
import type { Role } from './columns-by-heading.ts';
import type { EntryRating } from './entries.ts';
import { readRating } from './ratings.ts';
import { ownText, textOf, type Row } from './rows.ts';
import type { Section } from './sections.ts';

/** One row seen through its columns' roles. */
export class RowCells {
  readonly textRole: Role;
  readonly row: Row;
  private readonly columns: Section['columns'];
  private readonly textColumn: number;

  constructor(section: Section, row: Row) {
    this.row = row;
    this.columns = section.columns;
    this.textColumn = textColumnOf(section.columns);
    this.textRole = section.columns[this.textColumn]?.role ?? 'text';
  }

  /** Text that begins in this row. */
  own(role: Role): string {
    return this.texts(role, ownText);
  }

  /** Text that stands at this row, begun here or in a merged cell above. */
  any(role: Role): string {
    return this.texts(role, textOf);
  }

  action(): string {
    return this.textRole === 'action' || isNothing(this.own('action')) ? '' : this.own('action');
  }

  lines(role: Role): CellLine[] {
    return this.indexes(role).flatMap((index) => {
      const cell = this.row.cells[index];
      return cell?.isOrigin && !(role === 'action' && isNothing(textOf(cell))) ? cell.lines : [];
    });
  }

  sharedLines(role: Role): CellLine[] {
    return this.indexes(role).flatMap((index) => this.row.cells[index]?.lines ?? []);
  }

  /** Of several columns of revised dates the last one filled counts; of original dates, the first. */
  dateLines(role: 'due' | 'original-due'): CellLine[] {
    const filled = this.indexes(role)
      .map((index) => this.row.cells[index]?.lines ?? [])
      .filter((lines) => lines.length > 0);
    return (role === 'due' ? filled.at(-1) : filled[0]) ?? [];
  }

  backgroundText(): string {
    const spare = this.columns.flatMap(({ role }, index) =>
      index !== this.textColumn && (role === 'background' || role === 'text')
        ? [ownText(this.row.cells[index])]
        : [],
    );
    return spare.filter((text) => text !== '').join('\n');
  }

  longest(): string {
    return this.row.cells.map(ownText).sort((one, other) => other.length - one.length)[0] ?? '';
  }

  /** The text cell is the lower part of a merged one: this row is another action of the same item. */
  textIsInherited(): boolean {
    const cell = this.row.cells[this.textColumn];
    return cell !== undefined && !cell.isOrigin && cell.lines.length > 0;
  }

  /** Somebody is to do something here, by its columns. */
  hasWork(): boolean {
    return this.columns.some(({ role }) =>
      ['action', 'owner', 'due', 'status', 'check', 'done-on'].includes(role),
    );
  }

  ratings(): EntryRating[] {
    return this.indexes('rating').map((index) => {
      const cell = this.row.cells[index];
      const reading = cell ? readRating(cell) : { rag: null, isUnderstood: true };
      return {
        ...reading,
        label: this.columns[index]?.heading.replace(/\s+/gu, ' ').trim() ?? '',
        text: textOf(cell),
        where: this.row.where,
      };
    });
  }

  headingOf(role: Role): string {
    return (
      this.columns[
        role === this.textRole ? this.textColumn : this.columns.findIndex((column) => column.role === role)
      ]?.heading ?? ''
    );
  }

  filledRoles(): Role[] {
    return this.columns.flatMap(({ role }, index) => (ownText(this.row.cells[index]) === '' ? [] : [role]));
  }

  private texts(role: Role, read: (cell: Row['cells'][number] | undefined) => string): string {
    return this.indexes(role)
      .map((index) => read(this.row.cells[index]))
      .filter((text) => text !== '')
      .join('\n');
  }

  private indexes(role: Role): number[] {
    if (role === this.textRole && role !== 'action') return this.textColumn < 0 ? [] : [this.textColumn];
    return this.columns.flatMap((column, index) => (column.role === role ? [index] : []));
  }
}

/** "None", "No further action" or a dash: nothing is to be done. */
function isNothing(text: string): boolean {
  return /^(?:none|n\s?\/?\s?a|no (?:further )?action(?: (?:required|needed))?|[-–—]+)\.?$/iu.test(
    text.trim(),
  );
}

/** The column that says what was asked: a recommendation before an issue, an issue before a finding. */
export function textColumnOf(columns: Section['columns']): number {
  const rank = ({ role, heading, given }: Section['columns'][number]): number => {
    if (given === 'text') return -1;
    if (role === 'text')
      return /recommend/iu.test(heading) ? 0 : /issue|improvement|criteri/iu.test(heading) ? 1 : 2;
    return role === 'action' ? 3 : role === 'background' ? 4 : 9;
  };
  const ranked = columns
    .map((column, index) => ({ index, rank: rank(column) }))
    .sort((one, other) => one.rank - other.rank);
  const best = ranked[0];
  return best && best.rank < 9 ? best.index : -1;
}
