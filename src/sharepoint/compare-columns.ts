import type { ColumnDefinition } from '@microsoft/microsoft-graph-types';
import type { Column } from './lists/codec.ts';

/** How one column of a list differs from what the product needs. */
export type ColumnFault =
  | { kind: 'missing'; column: Column }
  | { kind: 'other-type'; column: Column; found: string }
  | { kind: 'not-indexed' | 'not-unique'; column: Column; columnId: string }
  | { kind: 'choices-missing'; column: Column; columnId: string; choices: string[]; missing: string[] };

/** Columns somebody added for themselves are none of our business and no fault. */
export function compareColumns(wanted: readonly Column[], found: readonly ColumnDefinition[]): ColumnFault[] {
  const byName = new Map(found.map((column) => [column.name, column]));
  return wanted.flatMap((column): ColumnFault[] => {
    const actual = byName.get(column.name);
    if (!actual) return [{ kind: 'missing', column }];
    const type = typeOf(actual);
    const needed = typeof column.type === 'object' ? 'choice' : column.type;
    if (type !== needed) return [{ kind: 'other-type', column, found: type }];
    const columnId = actual.id ?? '';
    const faults: ColumnFault[] = [];
    if (column.indexed && !actual.indexed) faults.push({ kind: 'not-indexed', column, columnId });
    if (column.unique && !actual.enforceUniqueValues) faults.push({ kind: 'not-unique', column, columnId });
    if (typeof column.type === 'object') {
      const choices = actual.choice?.choices ?? [];
      const missing = column.type.choices.filter((word) => !choices.includes(word));
      if (missing.length > 0) faults.push({ kind: 'choices-missing', column, columnId, choices, missing });
    }
    return faults;
  });
}

/** One sentence: what is wrong with which column, and how to mend it. */
export function describeFault(list: string, fault: ColumnFault): string {
  const where = `The column "${fault.column.name}" of the list "${list}"`;
  switch (fault.kind) {
    case 'missing':
      return `${where} is missing; "gt provision" adds it.`;
    case 'other-type':
      return `${where} is ${fault.found} instead of ${typeName(fault.column)}; rename or delete it in SharePoint, then run "gt provision".`;
    case 'not-indexed':
      return `${where} is not indexed; "gt provision" indexes it.`;
    case 'not-unique':
      return `${where} accepts the same value twice; "gt provision" makes it unique, once no two rows share a value.`;
    case 'choices-missing':
      return `${where} lacks the choice${fault.missing.length === 1 ? '' : 's'} ${fault.missing.map((word) => `"${word}"`).join(', ')}; "gt provision" adds what is missing.`;
  }
}

function typeOf(column: ColumnDefinition): string {
  if (column.text) return column.text.allowMultipleLines ? 'note' : 'text';
  if (column.choice) return 'choice';
  if (column.number) return 'number';
  if (column.boolean) return 'boolean';
  return 'something else';
}

function typeName(column: Column): string {
  return typeof column.type === 'object' ? 'choice' : column.type;
}
