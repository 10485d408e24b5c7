import type { ColumnDefinition } from '@microsoft/microsoft-graph-types';
import type { Column } from './lists/codec.ts';
import { textLimit } from './lists/limits.ts';

/** How one column of a list differs from what the product needs. */
export type ColumnFault =
  /** `twin` is the internal name of another column that people see under our column's name. */
  | { kind: 'missing'; column: Column; twin: string | null }
  | { kind: 'other-type'; column: Column; found: string }
  | { kind: SimpleFault; column: Column; columnId: string }
  | { kind: 'too-short'; column: Column; columnId: string; maxLength: number }
  | { kind: 'choices-missing'; column: Column; columnId: string; choices: string[]; missing: string[] }
  | { kind: 'renamed'; column: Column; shownAs: string }
  /** Not ours: somebody added it and made it required. */
  | { kind: 'stranger-required'; column: { name: string } }
  /** Not ours: SharePoint keeps the ids of a person or lookup column `Plan` as `PlanId`, which is ours. */
  | { kind: 'stranger-clashes'; column: { name: string }; ours: string };

type SimpleFault = 'hidden' | 'not-indexed' | 'not-unique' | 'required' | 'read-only' | 'not-plain';

/** Columns somebody added for themselves are no fault, unless they stand in the way of ours. */
export function compareColumns(wanted: readonly Column[], found: readonly ColumnDefinition[]): ColumnFault[] {
  const byName = new Map(found.map((column) => [column.name, column]));
  const ours = new Set(['Title', ...wanted.map(({ name }) => name)]);
  return [
    ...wanted.flatMap((column) => {
      const actual = byName.get(column.name);
      return actual ? compareColumn(column, actual) : [missing(column, found)];
    }),
    ...found.filter(({ name }) => !ours.has(name ?? '')).flatMap((column) => compareStranger(column, ours)),
  ];
}

function compareStranger(found: ColumnDefinition, ours: ReadonlySet<string>): ColumnFault[] {
  const column = { name: found.name ?? '' };
  const isSharePoints = [found.readOnly, found.hidden, found.columnGroup === '_Hidden'].includes(true);
  const clashes = (found.personOrGroup ?? found.lookup) && ours.has(`${column.name}Id`);
  return [
    ...(clashes ? [{ kind: 'stranger-clashes' as const, column, ours: `${column.name}Id` }] : []),
    ...(found.required && !isSharePoints ? [{ kind: 'stranger-required' as const, column }] : []),
  ];
}

function missing(column: Column, found: readonly ColumnDefinition[]): ColumnFault {
  const twin = found.find(({ displayName, readOnly }) => displayName === column.displayName && !readOnly);
  return { kind: 'missing', column, twin: twin?.name ?? null };
}

function compareColumn(column: Column, actual: ColumnDefinition): ColumnFault[] {
  const found = typeOf(actual);
  if (found !== typeName(column)) return [{ kind: 'other-type', column, found }];
  const columnId = actual.id ?? '';
  const simple: [SimpleFault, unknown][] = [
    ['hidden', actual.hidden],
    ['not-indexed', column.indexed && !actual.indexed],
    ['not-unique', column.unique && !actual.enforceUniqueValues],
    ['required', actual.required],
    ['read-only', actual.readOnly],
    ['not-plain', actual.text?.textType === 'richText' || actual.text?.appendChangesToExistingText],
  ];
  const faults = simple.flatMap(([kind, is]): ColumnFault[] => (is ? [{ kind, column, columnId }] : []));
  const maxLength = actual.text?.maxLength;
  if (column.type === 'text' && typeof maxLength === 'number' && maxLength < textLimit) {
    faults.push({ kind: 'too-short', column, columnId, maxLength });
  }
  if (typeof column.type === 'object') {
    const choices = actual.choice?.choices ?? [];
    const lacking = column.type.choices.filter((word) => !choices.includes(word));
    if (lacking.length > 0)
      faults.push({ kind: 'choices-missing', column, columnId, choices, missing: lacking });
  }
  const shownAs = actual.displayName;
  if (shownAs && shownAs !== column.displayName) faults.push({ kind: 'renamed', column, shownAs });
  return faults;
}

/** What a column holds, in the words people see in SharePoint's list settings. */
function typeOf(column: ColumnDefinition): string {
  if (column.text) return column.text.allowMultipleLines ? 'several lines of text' : 'a line of text';
  if (column.choice) return column.choice.displayAs === 'checkBoxes' ? 'several choices' : 'a choice';
  if (column.number) return 'a number';
  if (column.boolean) return 'yes or no';
  if (column.dateTime) return 'a date';
  if (column.personOrGroup) return 'a person';
  if (column.lookup) return 'a lookup';
  return 'something else';
}

export function typeName({ type }: Column): string {
  if (typeof type === 'object') return 'a choice';
  const names = {
    text: 'a line of text',
    note: 'several lines of text',
    number: 'a number',
    boolean: 'yes or no',
  };
  return names[type];
}
