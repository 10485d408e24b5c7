import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { variables } from '#server/config';

it('has every variable in the README, in order, with its default and meaning', async () => {
  const readme = await readFile('README.md', 'utf8');
  const rows = [...readme.matchAll(/^\| `([A-Z_]+)` +\| (.*?) +\| (.*?) +\|$/gm)];
  const documented = rows.map(([, name, fallback, meaning]) => ({ name, fallback, meaning }));
  expect(documented).toEqual(
    Object.entries(variables.shape).map(([name, schema]) => ({
      name,
      fallback: defaultOf(schema),
      meaning: schema.description,
    })),
  );
});

function defaultOf(schema: { safeParse(value: undefined): { success: boolean; data?: unknown } }): string {
  const { success, data = '' } = schema.safeParse(undefined);
  if (!success) return '**required**';
  const text = JSON.stringify(data)
    .replace(/^(""|\[\])$/, '')
    .replace(/^"|"$/g, '');
  return text === '' ? '–' : `\`${text}\``;
}
