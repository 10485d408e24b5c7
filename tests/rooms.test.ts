import { ESLint } from 'eslint';
import tseslint from 'typescript-eslint';
import { describe, expect, it } from 'vitest';

/** The project's own configuration, without the rules that need a type checker. */
const eslint = new ESLint({
  overrideConfig: [tseslint.configs.disableTypeChecked],
  ruleFilter: ({ ruleId }) => ruleId === 'rooms/imports',
});

async function refusals(filePath: string, code: string): Promise<string[]> {
  const [result] = await eslint.lintText(`${code}\n`, { filePath });
  return result!.messages.map(({ message }) => message);
}

describe('a room that reaches past the table of DESIGN.md §2', () => {
  it.each([
    ['src/domain/x.ts', '#sharepoint/store', 'belongs in src/sharepoint'],
    ['src/domain/x.ts', '#workflows/services', 'belongs in src/workflows'],
    ['src/documents/x.ts', '#reports/word', 'belongs in src/reports'],
    ['src/documents/x.ts', '#sharepoint/store', 'belongs in src/sharepoint'],
    ['src/reports/x.ts', '#documents/content', 'belongs in src/documents'],
    ['src/sharepoint/x.ts', '#workflows/services', 'belongs in src/workflows'],
    ['src/sharepoint/lists/x.ts', '#documents/content', 'belongs in src/documents'],
    ['src/workflows/x.ts', '#api/contract/plans', 'belongs in src/api'],
    ['src/workflows/x.ts', '#bot/cards/item', 'belongs in bot'],
    ['src/api/x.ts', '#sharepoint/store', 'belongs in src/sharepoint'],
    ['src/api/x.ts', '#documents/parse-document', 'belongs in src/documents'],
    ['src/api/x.ts', '#server/config', 'belongs in src/server'],
    ['src/cli/x.ts', '#sharepoint/store', 'belongs in src/sharepoint'],
    ['src/cli/x.ts', '#api/contract/plans', 'belongs in src/api'],
    ['src/server/x.ts', '../../tab/main.tsx', 'instead of climbing'],
    ['src/server/x.ts', '#infra/local/constants', 'Nothing that ships imports infra'],
    ['src/workflows/x.ts', '#tests/helpers/tokens', 'Nothing that ships imports tests'],
    ['bot/cards/x.ts', '#sharepoint/store', 'belongs in src/sharepoint'],
    ['bot/activities/x.ts', '#api/contract/plans', 'belongs in src/api'],
    ['tab/pages/x.tsx', '#workflows/services', 'belongs in src/workflows'],
    ['tab/pages/x.tsx', '#bot/cards/item', 'belongs in bot'],
    ['tab/pages/x.tsx', '#api/contract/plans', 'types only'],
  ])('is refused: %s importing %s', async (file, specifier, cure) => {
    const [message] = await refusals(file, `import { x } from '${specifier}';\nx();`);
    expect(message).toContain(cure);
  });

  it.each([
    `export { x } from '#sharepoint/store';`,
    `export * from '#sharepoint/store';`,
    `import type { Store } from '#sharepoint/store';\nexport type S = Store;`,
    `export const load = () => import('#sharepoint/store');`,
    `export type S = import('#sharepoint/store').Store;`,
    `import '../sharepoint/store.ts';`,
  ])('is refused whichever way it imports: %s', async (code) => {
    const [message] = await refusals('src/domain/x.ts', code);
    expect(message).toContain('src/sharepoint');
  });

  it('is told to cross rooms through aliases and to stay relative at home', async () => {
    expect(await refusals('src/workflows/x.ts', `import '../domain/dates.ts';`)).toEqual([
      'Write #domain/dates: rooms are crossed through aliases.',
    ]);
    expect(await refusals('src/workflows/x.ts', `import '#workflows/services';`)).toEqual([
      'Inside a room, import relatively and with the extension.',
    ]);
    expect(await refusals('src/sharepoint/lists/x.ts', `import '../../domain/dates.ts';`)).toEqual([
      'Write #domain/dates instead of climbing with ../../.',
    ]);
  });
});

describe('packages that one folder owns', () => {
  it.each([
    ['bot/cards/x.ts', 'botbuilder', 'bot/activities'],
    ['src/server/x.ts', 'botbuilder', 'bot/activities'],
    ['src/workflows/x.ts', '@microsoft/microsoft-graph-client', 'src/sharepoint/client'],
    ['src/server/x.ts', '@azure/msal-node', 'src/sharepoint/client'],
    ['src/workflows/x.ts', 'express', 'src/api'],
    ['src/api/x.ts', '@fluentui/react-components', 'tab'],
    ['tab/api/x.ts', 'zod', '#api/contract/…'],
    ['src/domain/x.ts', 'vitest', 'tests'],
  ])('are refused elsewhere: %s importing %s', async (file, name, owner) => {
    const [message] = await refusals(file, `import { x } from '${name}';\nx();`);
    expect(message).toContain(owner);
  });
});

describe('what the table allows', () => {
  it.each([
    ['src/workflows/x.ts', `import '#documents/parse-document';`],
    ['src/api/x.ts', `import '#workflows/services';`],
    ['src/cli/x.ts', `import '#server/compose';`],
    ['src/server/x.ts', `import '#bot/create-bot';`],
    ['src/sharepoint/lists/x.ts', `import '../client/errors.ts';`],
    ['tab/pages/x.tsx', `import type { PlanList } from '#api/contract/plans';\nexport type P = PlanList;`],
    ['tab/pages/x.tsx', `import '../components/rag-badge.tsx';`],
    ['bot/messaging/x.ts', `import 'botbuilder';`],
    ['infra/local/x.ts', `import '#server/compose';`],
    ['tests/tab/x.test.tsx', `import '../../tab/pages/plan-page.tsx';`],
  ])('passes: %s with %s', async (file, code) => {
    expect(await refusals(file, code)).toEqual([]);
  });

  it('is checked in every room', async () => {
    for (const file of [
      'src/domain/x.ts',
      'src/server/x.ts',
      'bot/cards/x.ts',
      'tab/pages/x.tsx',
      'infra/local/x.ts',
    ]) {
      const config = (await eslint.calculateConfigForFile(file)) as { rules: Record<string, unknown[]> };
      expect(config.rules['rooms/imports']?.[0]).toBe(2);
    }
  });
});
