import type { ParseArgsConfig } from 'node:util';
import type { Environment } from '#server/config';

/** Where a command reads and writes; the process itself, except in tests. */
export interface Terminal {
  out(text: string): void;
  err(text: string): void;
  /** True where somebody is watching: progress is shown. */
  isWatched: boolean;
  environment: Environment;
}

export interface Command {
  name: string;
  /** After the name, as a person types it: "FILE [--plan NAME]". */
  usage: string;
  /** One sentence. */
  summary: string;
  /** The lines of `--help` below usage and summary. */
  details: string;
  options: NonNullable<ParseArgsConfig['options']>;
  run(given: Given, terminal: Terminal): Promise<void>;
}

/** What was typed after the command's name, of the kinds its options declare. */
export interface Given {
  positionals: string[];
  text(option: string): string | undefined;
  flag(option: string): boolean;
}

/** Exit code 2: wrong use, wrong configuration or unreadable input. `message` is one line. */
export class UsageError extends Error {}

/** Exit code 1, for what has been told in full already. */
export class Failed extends Error {}
