import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';
import { roomsPlugin } from './eslint.rooms.js';

export default tseslint.config(
  { ignores: ['dist/', '.local/', 'coverage/', 'node_modules/'] },
  {
    files: ['**/*.{ts,tsx}'],
    extends: [tseslint.configs.recommendedTypeChecked],
    plugins: { rooms: roomsPlugin },
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      'rooms/imports': 'error',
      eqeqeq: ['error', 'always'],
      'no-console': 'error',
      'no-var': 'error',
      'object-shorthand': 'error',
      'prefer-const': 'error',
      'no-restricted-syntax': [
        'error',
        {
          selector: 'ExportAllDeclaration',
          message: 'Name what you export: `export *` hides where things come from.',
        },
        {
          selector: 'ExportDefaultDeclaration',
          message: 'Use a named export, so that one thing has one name everywhere.',
        },
      ],
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-unnecessary-condition': 'error',
      '@typescript-eslint/no-unused-vars': [
        'error',
        { ignoreRestSiblings: true, argsIgnorePattern: '^_', destructuredArrayIgnorePattern: '^_' },
      ],
      '@typescript-eslint/prefer-nullish-coalescing': ['error', { ignorePrimitives: { string: true } }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowNever: true }],
      '@typescript-eslint/unbound-method': 'off', // our objects are made of closures
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
    },
  },
  {
    files: ['src/domain/**'],
    rules: {
      'no-restricted-globals': [
        'error',
        ...['process', 'fetch', 'setTimeout', 'setInterval'].map((name) => ({
          name,
          message: 'src/domain is pure: no input, output or waiting. Do that in a workflow.',
        })),
      ],
    },
  },
  {
    // What runs in a terminal may print to it.
    files: ['src/cli/**', 'src/server/main.ts', 'infra/**', 'tests/bench/**'],
    rules: { 'no-console': 'off' },
  },
  {
    files: ['tab/**', 'infra/local/page/**'],
    extends: [reactHooks.configs.flat['recommended-latest']],
  },
  {
    files: ['tests/**'],
    rules: {
      // Matchers and parsed JSON are loosely typed; the assertion itself is the check.
      '@typescript-eslint/no-unnecessary-condition': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
      // A stand-in may answer at once where the real thing waits.
      '@typescript-eslint/require-await': 'off',
    },
  },
  {
    files: ['**/*.config.ts'],
    rules: { 'no-restricted-syntax': 'off' },
  },
);
