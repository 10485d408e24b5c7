import type { Fields } from '../lists/codec.ts';

/** What a create sends: SharePoint leaves out columns without a value anyway. */
export function withoutEmpty(fields: Fields): Fields {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null && value !== ''));
}

/** The values that are not already as they shall be. */
export function difference(before: Fields, after: Fields): Fields {
  return Object.fromEntries(Object.entries(after).filter(([name, value]) => !same(before[name], value)));
}

/** True when every one of these values stands in the row. */
export function holds(row: Fields, values: Fields): boolean {
  return Object.entries(values).every(([name, value]) => same(row[name], value));
}

/** SharePoint knows no difference between empty and nothing. */
function same(a: unknown, b: unknown): boolean {
  return (a ?? '') === (b ?? '');
}
