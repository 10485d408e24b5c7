import { leadingRef, readRefs } from './refs.ts';
import { cellWith, textOf, type Row } from './rows.ts';
import type { Column, Section } from './sections.ts';

/**
 * A table of its own for each recommendation may keep the number, or the recommendation itself, in the title
 * above it: "Recommendation 4: Publish the register". The title then is a cell of the table.
 *
 * @returns the section with those cells, or null when the title names a theme
 */
export function withTitleAsItem(section: Section, title: string): Section | null {
  if (
    section.rows.length !== 1 ||
    !/^(?:\w+ )?(?:recommendation|action|issue|finding|criterion)\b/iu.test(title.trim())
  )
    return null;
  const row = section.rows[0] as Row;
  const marked = leadingRef(title);
  const ref = marked?.ref ?? readRefs(title).refs[0];
  if (!ref) return null;
  const refAt = section.columns.findIndex(({ role }) => role === 'ref');
  if (refAt >= 0 && textOf(row.cells[refAt]) !== '') return null; // the row has a number of its own
  const has = (role: Column['role']): boolean => section.columns.some((column) => column.role === role);
  const added: { column: Column; text: string }[] = [
    ...(has('ref') ? [] : [{ column: { role: 'ref' as const, heading: '' }, text: ref }]),
    ...(has('text') || !marked
      ? []
      : [{ column: { role: 'text' as const, heading: 'Recommendation' }, text: marked.rest }]),
  ];
  return {
    ...section,
    columns: [...added.map(({ column }) => column), ...section.columns],
    rows: [{ ...row, cells: [...added.map(({ text }) => cellWith(text)), ...row.cells] }],
  };
}
