// Makes sure that node_modules holds what package-lock.json says, before npm runs anything that needs it.
// Plain JavaScript without packages: it runs where nothing is installed yet. Speaks on stderr only, so
// that a command's own output stays clean. With --production, packages for development do not matter.

import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const oldestNode = [20, 19];
const root = fileURLToPath(new URL('../../', import.meta.url));
const isProduction = process.argv.includes('--production');

const [major, minor] = process.versions.node.split('.').map(Number);
if (major < oldestNode[0] || (major === oldestNode[0] && minor < oldestNode[1])) {
  fail(
    `Golden Thread needs Node ${oldestNode.join('.')} or later; this is ${process.versions.node}. See https://nodejs.org/.`,
  );
}

if (!isInstalled()) {
  console.error('Installing packages. The first time this takes about two minutes…');
  const startedAt = Date.now();
  const stillWorking = setInterval(() => {
    console.error(`Still installing, ${Math.round((Date.now() - startedAt) / 1000)} seconds so far…`);
  }, 20_000);
  const code = await npmCi();
  clearInterval(stillWorking);
  if (code !== 0) fail('The packages could not be installed; npm says why above.');
  console.error(`Installed in ${Math.round((Date.now() - startedAt) / 1000)} seconds.`);
}

/** npm keeps its own record of what it installed, written last; each package must stand there as locked. */
function isInstalled() {
  const record = `${root}node_modules/.package-lock.json`;
  if (!existsSync(record)) return false;
  const installed = packagesIn(record);
  return Object.entries(packagesIn(`${root}package-lock.json`)).every(([path, locked]) => {
    const isWanted = path !== '' && !locked.optional && !locked.devOptional && !locked.peer;
    if (!isWanted || (isProduction && locked.dev)) return true;
    return installed[path]?.version === locked.version;
  });
}

function packagesIn(lockfile) {
  return JSON.parse(readFileSync(lockfile, 'utf8')).packages;
}

function npmCi() {
  const options = ['ci', '--no-audit', '--no-fund', '--loglevel=error'];
  const npm = process.env.npm_execpath;
  const child = npm
    ? spawn(process.execPath, [npm, ...options], { cwd: root, stdio: ['ignore', 2, 2] })
    : spawn('npm', options, { cwd: root, stdio: ['ignore', 2, 2], shell: process.platform === 'win32' });
  return new Promise((resolve) => {
    child.once('error', () => resolve(1));
    child.once('exit', (code) => resolve(code ?? 1));
  });
}

function fail(sentence) {
  console.error(sentence);
  process.exit(1);
}
