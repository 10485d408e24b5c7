import { spawn, type ChildProcess } from 'node:child_process';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** The product as `npm start` runs it, in a process of its own. */
export interface RunningTrial {
  url: string;
  /** What it printed so far. */
  output(): string;
  /** Ends it as a power cut would. */
  kill(): Promise<void>;
}

export interface TrialAddress {
  folder: string;
  /** As given in PORT. */
  port: number | string;
}

/** Waits until the page can be used. */
export async function startTrial(address: TrialAddress): Promise<RunningTrial> {
  const { child, output } = spawnTrial(address);
  const url = `http://127.0.0.1:${address.port}/`;
  await new Promise<void>((resolve, reject) => {
    child.stdout?.on('data', () => {
      if (output().includes(`Golden Thread is ready: ${url}`)) resolve();
    });
    child.once('exit', (code) => reject(new Error(`The trial ended with ${code}:\n${output()}`)));
  });
  return {
    url,
    output,
    kill: () => {
      const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
      child.kill('SIGKILL');
      return ended;
    },
  };
}

/** Starts it and kills it as soon as it says `words`. */
export async function killTrialAt(address: TrialAddress, words: string): Promise<void> {
  const { child, output } = spawnTrial(address);
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  child.stdout?.on('data', () => {
    if (output().includes(words)) child.kill('SIGKILL');
  });
  await ended;
  if (!output().includes(words)) throw new Error(`The trial never said “${words}”:\n${output()}`);
}

/** Runs it to its end, for starts that are refused. */
export async function runTrial(address: TrialAddress): Promise<{ code: number | null; output: string }> {
  const { child, output } = spawnTrial(address);
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
  return { code, output: output() };
}

function spawnTrial({ folder, port }: TrialAddress): { child: ChildProcess; output: () => string } {
  const child = spawn(process.execPath, ['--import', 'tsx', 'infra/local/main.ts'], {
    cwd: root,
    env: { ...process.env, LOCAL_FOLDER: folder, PORT: String(port), HOST: '127.0.0.1' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
  return { child, output: () => said };
}

/** A port that was free a moment ago. */
export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
