import { invalidRequest } from './refusal.ts';

export type Literal = string | number | boolean | null;
export type Comparison = 'eq' | 'ne' | 'lt' | 'gt' | 'le' | 'ge' | 'startswith';

export interface Condition {
  kind: 'condition';
  /** `fields/Due` or a property of the item such as `createdDateTime`. */
  field: string;
  comparison: Comparison;
  literal: Literal;
}

export type Filter = Condition | { kind: 'and' | 'or'; left: Filter; right: Filter };

/**
 * Reads the part of OData's filter language that Graph documents for list items: comparisons of a field with a
 * literal, `startswith`, `and`, `or` and parentheses.
 * @throws {Refusal} 400 on anything else
 */
export function parseFilter(text: string): Filter {
  const tokens = tokenise(text);
  let at = 0;
  const peek = (): string => tokens[at] ?? '';
  const take = (): string => tokens[at++] ?? '';
  const expect = (token: string): void => {
    if (take() !== token) throw malformed(text);
  };

  const either = (): Filter => {
    let left = both();
    while (peek() === 'or') {
      take();
      left = { kind: 'or', left, right: both() };
    }
    return left;
  };
  const both = (): Filter => {
    let left = single();
    while (peek() === 'and') {
      take();
      left = { kind: 'and', left, right: single() };
    }
    return left;
  };
  const single = (): Filter => {
    if (peek() === '(') {
      take();
      const inner = either();
      expect(')');
      return inner;
    }
    if (peek().toLowerCase() === 'startswith') {
      take();
      expect('(');
      const field = fieldName(take(), text);
      expect(',');
      const literal = literalOf(take(), text);
      expect(')');
      if (typeof literal !== 'string') throw malformed(text);
      return { kind: 'condition', field, comparison: 'startswith', literal };
    }
    const field = fieldName(take(), text);
    const comparison = comparisons.find((known) => known === peek());
    if (!comparison) throw unsupported();
    take();
    return { kind: 'condition', field, comparison, literal: literalOf(take(), text) };
  };

  const filter = either();
  if (at < tokens.length) throw tokens[at] === '(' ? unsupported() : malformed(text);
  return filter;
}

export function conditionsOf(filter: Filter): Condition[] {
  return filter.kind === 'condition'
    ? [filter]
    : [...conditionsOf(filter.left), ...conditionsOf(filter.right)];
}

export function unsupported(): Error {
  return invalidRequest('The provided filter statement is not supported');
}

const comparisons = ['eq', 'ne', 'lt', 'gt', 'le', 'ge'] as const;

function tokenise(text: string): string[] {
  const tokens = text.match(/'(?:[^']|'')*'|[(),]|[^\s(),']+/g) ?? [];
  const leftOver = text.replace(/'(?:[^']|'')*'/g, '').includes("'");
  if (tokens.length === 0 || leftOver) throw malformed(text);
  return tokens;
}

function fieldName(token: string, text: string): string {
  if (!/^[A-Za-z_][\w/]*$/.test(token)) throw malformed(text);
  if (token === 'not') throw unsupported();
  return token;
}

function literalOf(token: string, text: string): Literal {
  if (token.startsWith("'")) return token.slice(1, -1).replaceAll("''", "'");
  if (token === 'null') return null;
  if (token === 'true' || token === 'false') return token === 'true';
  if (/^-?\d+(\.\d+)?$/.test(token)) return Number(token);
  if (/^\d{4}-\d{2}-\d{2}(T[\d:.]+(Z|[+-]\d{2}:\d{2})?)?$/.test(token)) return token;
  throw malformed(text);
}

function malformed(text: string): Error {
  return invalidRequest(`Invalid filter clause: ${text}`);
}
