import path from 'node:path';

/**
 * Which room may import which: the table of DESIGN.md §2 as a lint rule. Every way in is checked (static and
 * dynamic imports, re-exports, types), whether through an alias or a relative path.
 *
 * `may` lists other rooms; a file of a room may be named as `room/file`. `{ types: … }` allows types only from
 * files whose names begin so,
 * which never reach a bundle. `belongs` completes "… belongs in …" when somebody reaches past the table.
 */
const rooms = {
  domain: { folder: 'src/domain', may: [], belongs: 'a pure rule or a type' },
  documents: { folder: 'src/documents', may: ['domain'], belongs: 'reading an uploaded document' },
  reports: { folder: 'src/reports', may: ['domain'], belongs: 'writing a committee document' },
  sharepoint: { folder: 'src/sharepoint', may: ['domain'], belongs: 'what knows Graph' },
  workflows: {
    folder: 'src/workflows',
    may: ['domain', 'documents', 'reports', 'sharepoint'],
    belongs: 'a verb that reads or writes',
  },
  api: { folder: 'src/api', may: ['workflows', 'domain'], belongs: 'an HTTP route for the tab' },
  cli: {
    folder: 'src/cli',
    may: [
      'workflows',
      'domain',
      'documents/parse-document',
      'server/compose',
      'server/config',
      'server/logger',
    ],
    belongs: 'a command of gt',
  },
  server: {
    folder: 'src/server',
    may: ['domain', 'documents', 'reports', 'sharepoint', 'workflows', 'api', 'cli', 'bot'],
    belongs: 'wiring',
  },
  bot: { folder: 'bot', may: ['workflows', 'domain'], belongs: 'what is said in chat' },
  tab: { folder: 'tab', may: ['domain', { types: 'api/contract/' }], belongs: 'what is shown in the tab' },
  infra: {
    folder: 'infra',
    may: ['domain', 'documents', 'reports', 'sharepoint', 'workflows', 'api', 'server', 'cli', 'bot'],
    belongs: 'deployment and the local trial',
  },
  tests: { folder: 'tests', may: 'everything', belongs: 'a test' },
};

/** Rooms with folders in folders, whose files may also write their own alias rather than climb. */
const deepRooms = ['tests', 'infra', 'tab'];

/** Packages that one or two folders own, so that replacing one of them stays a change to those folders. */
const packages = [
  {
    names: /^(botbuilder|botframework-)/,
    folders: ['bot/activities', 'bot/messaging', 'tests'],
    instead: 'botbuilder is out of support: only bot/activities and bot/messaging know it. Ask them.',
  },
  {
    names: /^@microsoft\/microsoft-graph-client/,
    folders: ['src/sharepoint/client', 'tests'],
    instead: 'Only src/sharepoint/client speaks to Graph. Use the store.',
  },
  {
    names: /^@azure\/msal-node/,
    folders: ['src/sharepoint/client', 'tests'],
    instead: 'Credentials are handled in src/sharepoint/client.',
  },
  {
    names: /^express$/,
    folders: ['src/api', 'src/server', 'infra/local', 'tests'],
    instead: 'HTTP belongs in src/api and src/server.',
  },
  {
    names: /^(react|react-dom|@fluentui\/|@microsoft\/teams-js)/,
    folders: ['tab', 'infra/local', 'tests'],
    instead: 'Screens belong in tab.',
  },
  {
    names: /^zod/,
    folders: ['src', 'bot', 'infra', 'tests'],
    instead:
      'The tab trusts the server it came from and stays small without zod: import types from #api/contract/….',
  },
  {
    names: /^(playwright-core|@sparticuz\/chromium|@testing-library\/|vitest|fast-check|axe-core)/,
    folders: ['tests', 'infra/local'],
    instead: 'Test tools belong in tests.',
  },
];

export const roomsPlugin = {
  rules: {
    imports: {
      meta: { type: 'problem', schema: [], messages: { refused: '{{message}}' } },
      create(context) {
        const file = toPosix(path.relative(context.cwd, context.filename));
        const check = (source, typesOnly) => {
          if (typeof source?.value !== 'string') return;
          const message = refusal(file, source.value, typesOnly);
          if (message) context.report({ node: source, messageId: 'refused', data: { message } });
        };
        return {
          ImportDeclaration: (node) => check(node.source, importsTypesOnly(node)),
          ExportNamedDeclaration: (node) => check(node.source, node.exportKind === 'type'),
          ExportAllDeclaration: (node) => check(node.source, node.exportKind === 'type'),
          ImportExpression: (node) => check(node.source, false),
          TSImportType: (node) => check(node.source, true),
        };
      },
    },
  },
};

/** Why `file` may not import `specifier`, as a sentence naming the right room; null when it may. */
export function refusal(file, specifier, typesOnly) {
  const here = roomOf(file);
  if (!here) return null;
  const target = targetOf(file, specifier);
  if (!target) return packageRefusal(file, specifier);
  const there = roomOf(target);
  if (!there) return null;
  const fromTabTest = here === 'tests' && there === 'tab'; // .tsx files have no alias
  if (specifier.startsWith('../../') && !fromTabTest) {
    return `Write ${aliasOf(target)} instead of climbing with ../../.`;
  }
  if (there === here) {
    return specifier.startsWith('#') && !deepRooms.includes(here)
      ? 'Inside a room, import relatively and with the extension.'
      : null;
  }
  const { folder, may } = rooms[here];
  if (may !== 'everything' && !may.some((entry) => allows(entry, there, target, typesOnly))) {
    return crossing(
      folder,
      may,
      there,
      typesOnly ? [] : may.filter((entry) => entry.types && moduleOf(target).startsWith(entry.types)),
    );
  }
  return specifier.startsWith('.') && here !== 'tests' && !target.startsWith('tab/')
    ? `Write ${aliasOf(target)}: rooms are crossed through aliases.`
    : null;
}

function crossing(folder, may, there, asTypes) {
  if (asTypes.length > 0) return `${folder} may import types only from #${asTypes[0].types}….`;
  const names = may.map((entry) => (typeof entry === 'string' ? entry : entry.types));
  const allowed = names.length > 0 ? `only ${names.join(', ')}` : 'nothing of ours';
  const { folder: right, belongs } = rooms[there];
  const cure =
    there === 'infra' || there === 'tests'
      ? `Nothing that ships imports ${right}.`
      : `${capital(belongs)} belongs in ${right}: move the code there, or pass what you need in.`;
  return `${folder} may import ${allowed}, not ${right}. ${cure}`;
}

function packageRefusal(file, specifier) {
  const rule = packages.find(({ names }) => names.test(specifier));
  if (!rule || rule.folders.some((folder) => file.startsWith(`${folder}/`))) return null;
  return rule.instead;
}

function allows(entry, there, target, typesOnly) {
  if (typeof entry !== 'string') return typesOnly && moduleOf(target).startsWith(entry.types);
  return entry === there || entry === moduleOf(target);
}

/** The file meant, from the repository's root; null for a package. */
function targetOf(file, specifier) {
  if (specifier.startsWith('.')) return path.posix.join(path.posix.dirname(file), specifier);
  const alias = /^#([^/]+)\/(.+)$/.exec(specifier);
  return alias && rooms[alias[1]] ? `${rooms[alias[1]].folder}/${alias[2]}` : null;
}

function roomOf(file) {
  return Object.keys(rooms).find((name) => file.startsWith(`${rooms[name].folder}/`));
}

/** "api/contract/items" of "src/api/contract/items.ts". */
function moduleOf(target) {
  return target.replace(/^src\//, '').replace(/\.tsx?$/, '');
}

function aliasOf(target) {
  return `#${moduleOf(target)}`;
}

function importsTypesOnly(node) {
  if (node.importKind === 'type') return true;
  return node.specifiers.length > 0 && node.specifiers.every((specifier) => specifier.importKind === 'type');
}

function capital(text) {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function toPosix(file) {
  return file.split(path.sep).join('/');
}
