import type { ColumnDefinition } from '@microsoft/microsoft-graph-types';
import type { Column } from './codec.ts';
import { textLimit } from './limits.ts';

/** A column as Graph creates it. */
export function columnDefinition(column: Column): ColumnDefinition {
  const { name, displayName, indexed = false, unique = false } = column;
  return { name, displayName, indexed, enforceUniqueValues: unique, ...facet(column) };
}

function facet({ type }: Column): ColumnDefinition {
  if (typeof type === 'object') {
    return { choice: { choices: [...type.choices], allowTextEntry: false, displayAs: 'dropDownMenu' } };
  }
  switch (type) {
    case 'text':
      return { text: { allowMultipleLines: false, maxLength: textLimit } };
    case 'note':
      return { text: { allowMultipleLines: true, textType: 'plain', linesForEditing: 6 } };
    case 'number':
      return { number: { decimalPlaces: 'none' } };
    case 'boolean':
      return { boolean: {} };
  }
}
