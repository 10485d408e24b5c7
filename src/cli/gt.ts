import { parseArgs } from 'node:util';
import { AppError } from '#domain/errors';
import { ConfigError } from '#server/config';
import { bench } from './bench.ts';
import { Failed, UsageError, type Command, type Given, type Terminal } from './command.ts';
import { importCommand } from './import.ts';
import { provision } from './provision.ts';
import { remind } from './remind.ts';
import { verify } from './verify.ts';

const commands: readonly Command[] = [importCommand, remind, provision, verify, bench];

const exitCodes = { done: 0, failed: 1, wrongUse: 2 } as const;

/** Codes of failures that lie in what was given, not in doing it. */
const inputFaults = new Set(['unreadable-document', 'wrong-configuration', 'invalid-input']);

/**
 * Runs `gt` with what was typed after it.
 * @returns the exit code: 0 done, 1 failed, 2 wrong use or unreadable input
 */
export async function gt(args: readonly string[], terminal: Terminal): Promise<number> {
  const [name, ...rest] = args;
  if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
    terminal.out(overview());
    return name === undefined ? exitCodes.wrongUse : exitCodes.done;
  }
  const command = commands.find((candidate) => candidate.name === name);
  if (!command) {
    terminal.err(`gt: there is no command "${name}". "gt --help" lists them.\n`);
    return exitCodes.wrongUse;
  }
  try {
    const given = read(command, rest);
    if (given.flag('help')) terminal.out(help(command));
    else await command.run(given, terminal);
    return exitCodes.done;
  } catch (error) {
    return tell(error, command, terminal);
  }
}

function read(command: Command, args: string[]): Given {
  const options = { ...command.options, help: { type: 'boolean', short: 'h' } } as const;
  try {
    const parsed = parseArgs({ args, options, allowPositionals: true, strict: true });
    const { positionals } = parsed;
    const values: Readonly<Record<string, unknown>> = parsed.values;
    return {
      positionals,
      text(option) {
        const value = values[option];
        return typeof value === 'string' ? value : undefined;
      },
      flag: (option) => values[option] === true,
    };
  } catch (error) {
    const [what = ''] = (error instanceof Error ? error.message : String(error)).split('. ');
    throw new UsageError(`${what.replace(/\.$/, '')}. "gt ${command.name} --help" shows how it is used.`, {
      cause: error,
    });
  }
}

function tell(error: unknown, command: Command, terminal: Terminal): number {
  if (error instanceof Failed) return exitCodes.failed;
  if (error instanceof ConfigError) {
    terminal.err(`gt ${command.name}: ${error.message}\n`);
    return exitCodes.wrongUse;
  }
  const message = error instanceof Error ? error.message : String(error);
  terminal.err(`gt ${command.name}: ${message.replace(/\s*\n\s*/g, ' ')}\n`);
  const isInputFault =
    error instanceof UsageError || (error instanceof AppError && inputFaults.has(error.code));
  return isInputFault ? exitCodes.wrongUse : exitCodes.failed;
}

function overview(): string {
  const width = Math.max(...commands.map(({ name }) => name.length));
  return [
    'Usage: gt COMMAND …',
    '',
    ...commands.map(({ name, summary }) => `  ${name.padEnd(width)}  ${summary}`),
    '',
    '"gt COMMAND --help" says more. Exit codes: 0 done, 1 failed, 2 wrong use or unreadable input.',
    '',
  ].join('\n');
}

function help({ name, usage, summary, details }: Command): string {
  return `${[`Usage: gt ${name} ${usage}`.trim(), '', summary, '', details.trim()].join('\n')}\n`;
}
