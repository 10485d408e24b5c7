import { existsSync, readFileSync } from 'node:fs';
import { parseEnv } from 'node:util';
import type { Environment } from '#server/config';

/** Written by `npm start`, so that gt in another terminal talks to the running local trial. */
const settingsFile = '.local/settings.env';

/** The settings file where there is one, and the environment, which wins. */
export function readSettings(environment: Environment, file = settingsFile): Environment {
  return existsSync(file) ? { ...parseEnv(readFileSync(file, 'utf8')), ...environment } : environment;
}
