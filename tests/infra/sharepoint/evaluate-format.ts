import type { ColumnFormat } from '#infra/sharepoint/column-formats';

/** A row as SharePoint gives it to a column format, and the moment it is looked at. */
export interface FormatInput {
  value: string;
  row?: Record<string, string>;
  now?: string;
}

/** What SharePoint would draw: the text, and the styles that are not empty. Its expressions are nearly JavaScript. */
export function evaluateFormat(
  { txtContent, style }: ColumnFormat,
  input: FormatInput,
): { text: string; style: Record<string, string> } {
  const evaluated = Object.entries(style).map(([name, value]) => [name, evaluate(value, input)] as const);
  return {
    text: evaluate(txtContent, input),
    style: Object.fromEntries(evaluated.filter(([, value]) => value !== '')),
  };
}

function evaluate(text: string, { value, row = {}, now = '2026-03-02T09:30:00' }: FormatInput): string {
  if (text === '@currentField') return value;
  if (!text.startsWith('=')) return text;
  const expression = text
    .slice(1)
    .replaceAll('@currentField', 'value')
    .replaceAll('@now', 'new Date(now)')
    .replace(/\[\$(\w+)\]/g, (_whole, name: string) => `row[${JSON.stringify(name)}]`)
    .replace(/\bif\(/g, 'choose(')
    .replace(/\bDate\((?!now)/g, 'date(');
  // eslint-disable-next-line @typescript-eslint/no-implied-eval -- our own expressions, in a test
  const run = new Function(
    'value',
    'row',
    'now',
    'choose',
    'date',
    'substring',
    'indexOf',
    `return ${expression}`,
  );
  return String(run(value, row, now, choose, date, substring, indexOf));
}

const choose = (condition: unknown, yes: unknown, no: unknown): unknown => (condition ? yes : no);
const date = (text: string): Date => new Date(text);
const substring = (text: string, from: number, to: number): string => text.substring(from, to);
const indexOf = (text: string, part: string): number => text.indexOf(part);
