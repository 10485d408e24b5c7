import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { Failed, UsageError, type Command } from './command.ts';

/** Benchmarks live with the tests and run in a process of their own, so that they measure nothing else. */
const folder = path.resolve('tests/bench');

export const bench: Command = {
  name: 'bench',
  usage: 'NAME',
  summary: 'Measures one thing, in a clone of the repository.',
  details: `
NAME   one of tests/bench; without it, their names are listed`,
  options: {},
  async run({ positionals: [name] }, terminal) {
    const names = benches();
    if (name === undefined) {
      terminal.out(names.map((each) => `${each}\n`).join(''));
      return;
    }
    if (!names.includes(name)) {
      throw new UsageError(`There is no benchmark "${name}"; there are ${names.join(', ') || 'none here'}.`);
    }
    const child = spawn(process.execPath, ['--import', 'tsx', path.join(folder, `${name}.ts`)], {
      stdio: 'inherit',
    });
    const [code] = (await once(child, 'exit')) as [number | null];
    if (code !== 0) throw new Failed();
  },
};

function benches(): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((file) => file.endsWith('.ts'))
    .map((file) => file.replace(/\.ts$/, ''))
    .sort();
}
