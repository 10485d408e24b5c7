import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { AppError } from '#domain/errors';

const root = fileURLToPath(new URL('../../', import.meta.url));

interface PageBuild {
  name: string;
  config: string;
  output: string;
  /** Folders and files it is made of. */
  sources: string[];
}

const builds: PageBuild[] = [
  {
    name: 'the tab',
    config: 'tab/vite.config.ts',
    output: 'dist/tab',
    sources: ['tab', 'src/domain', 'src/api/contract', 'package-lock.json'],
  },
  {
    name: 'the local page',
    config: 'infra/local/page/vite.config.ts',
    output: 'dist/local',
    sources: [
      'infra/local/page',
      'infra/local/constants.ts',
      'infra/local/contract.ts',
      'src/domain',
      'package-lock.json',
    ],
  },
];

/** Written last, so that a build that was cut short is made again. */
const stampFile = 'built-from.txt';

export class BuildError extends AppError {
  readonly code = 'build-failed';
}

/**
 * Builds the tab and the local page for the browser, each only when its sources changed.
 *
 * @param say told before each build
 * @throws {BuildError} with the builder's own words
 */
export async function buildPages(say: (line: string) => void): Promise<void> {
  for (const build of builds) {
    const stamp = path.join(root, build.output, stampFile);
    const sources = await fingerprint(build.sources);
    if (existsSync(stamp) && (await readFile(stamp, 'utf8')) === sources) continue;
    say(`Building ${build.name}…`);
    await runVite(build);
    await writeFile(stamp, sources);
  }
}

async function fingerprint(sources: string[]): Promise<string> {
  const hash = createHash('sha256').update(process.versions.node);
  for (const file of (await Promise.all(sources.map(filesIn))).flat().toSorted()) {
    hash.update(path.relative(root, file)).update(await readFile(file));
  }
  return hash.digest('hex');
}

async function filesIn(source: string): Promise<string[]> {
  const full = path.join(root, source);
  if (path.extname(source) !== '') return [full];
  const entries = await readdir(full, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => path.join(entry.parentPath, entry.name));
}

async function runVite({ name, config }: PageBuild): Promise<void> {
  const vite = path.join(root, 'node_modules/vite/bin/vite.js');
  const child = spawn(process.execPath, [vite, 'build', '--config', config, '--logLevel', 'warn'], {
    cwd: root,
    env: { ...process.env, NODE_ENV: 'production' }, // tests start a trial too, and what they build is kept
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  if (code !== 0) throw new BuildError(`Building ${name} failed:\n${said.trim()}`);
}
