import type { JsonObject } from './protocol.ts';
import { invalidRequest } from './refusal.ts';

/** Which of an item's fields to send. */
export interface FieldsWanted {
  /** Null for all. */
  select: readonly string[] | null;
}

export interface ItemOptions {
  /** Null for all properties of the item itself. */
  select: readonly string[] | null;
  /** Null when the fields were not asked for. */
  fields: FieldsWanted | null;
}

/** Query options may be written with or without their `$`. */
export function option(query: URLSearchParams, name: string): string | null {
  return query.get(`$${name}`) ?? query.get(name);
}

/** @throws {Refusal} 400 on navigation this server does not have */
export function itemOptions(query: URLSearchParams): ItemOptions {
  const expansions = expandOption(query, ['fields']);
  const fields = expansions.get('fields');
  return {
    select: selectOption(query),
    fields: fields === undefined ? null : { select: selectOption(innerOptions(fields)) },
  };
}

export function selectOption(query: URLSearchParams): readonly string[] | null {
  const select = option(query, 'select');
  return select === null || select.trim() === '*' ? null : names(select);
}

/** @returns what stands in the parentheses after each expanded name */
export function expandOption(query: URLSearchParams, known: readonly string[]): Map<string, string> {
  const expansions = new Map<string, string>();
  for (const part of splitOutsideParentheses(option(query, 'expand') ?? '')) {
    const [, name = '', inner = ''] = /^([^()]*)(?:\((.*)\))?$/.exec(part.trim()) ?? [];
    if (!known.includes(name)) {
      throw invalidRequest(`Could not find a property named '${name || part}' to expand.`);
    }
    expansions.set(name, inner);
  }
  return expansions;
}

/** Items on a page: 200 unless told, never more than 5,000. */
export function pageSize(query: URLSearchParams): number {
  const top = option(query, 'top');
  if (top === null) return 200;
  if (!/^\d+$/.test(top) || Number(top) < 1) throw invalidRequest(`Invalid value '${top}' for $top.`);
  return Math.min(Number(top), 5_000);
}

/** Keeps the selected properties; control information (`@odata…`) always stays. */
export function selected(body: JsonObject, select: readonly string[] | null): JsonObject {
  if (!select) return body;
  return Object.fromEntries(
    Object.entries(body).filter(
      ([name]) => name.includes('@odata.') || name === 'fields' || select.includes(name),
    ),
  );
}

/** The options in the parentheses after an expanded name, such as `select=A,B;expand=C`. */
export function innerOptions(text: string): URLSearchParams {
  const options = new URLSearchParams();
  for (const part of splitOutsideParentheses(text, ';')) {
    const [, name, value] = /^\s*\$?(\w+)=(.*)$/.exec(part) ?? [];
    if (name === undefined || value === undefined) throw invalidRequest(`Invalid expand option: ${part}`);
    options.set(`$${name.toLowerCase()}`, value);
  }
  return options;
}

function names(list: string): string[] {
  return list
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');
}

/** @param separator what stands between the parts; inside parentheses it belongs to a part */
function splitOutsideParentheses(text: string, separator = ','): string[] {
  const parts = [''];
  let depth = 0;
  for (const letter of text) {
    if (letter === separator && depth === 0) parts.push('');
    else parts[parts.length - 1] += letter;
    depth += letter === '(' ? 1 : letter === ')' ? -1 : 0;
  }
  if (depth !== 0) throw invalidRequest(`The parentheses of '${text}' do not match.`);
  return parts.filter((part) => part.trim() !== '');
}
