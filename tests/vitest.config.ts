import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

/** Tests that start servers or processes of their own; slower, and patient on a busy machine. */
const integration = [
  'tests/{sharepoint,workflows,cli,infra}/**/*.test.{ts,tsx}',
  'tests/bot/talk*.test.ts',
  'tests/tab/*.test.tsx',
  'tests/{api,server}/*{api,app,bundle,main,sweep}.test.ts',
];

/** Tests that drive a browser. */
const e2e = ['tests/e2e/**/*.test.{ts,tsx}', 'tests/infra/local/**/teams-host.test.ts'];

export default defineConfig({
  root: fileURLToPath(new URL('..', import.meta.url)),
  test: {
    restoreMocks: true,
    // Loading the same modules anew for every file took a third of the time; none keeps anything behind.
    isolate: false,
    maxWorkers: '100%', // by default one core stays idle: half of a small machine
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['tests/**/*.test.{ts,tsx}'],
          exclude: [...integration, ...e2e],
          testTimeout: 15_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'integration',
          include: integration,
          exclude: e2e,
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'e2e',
          include: e2e,
          globalSetup: fileURLToPath(new URL('helpers/built-pages.ts', import.meta.url)),
          testTimeout: 180_000,
          hookTimeout: 180_000,
        },
      },
    ],
  },
});
