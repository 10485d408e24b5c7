import { gt } from './gt.ts';
import { readSettings } from './settings.ts';

process.exitCode = await gt(process.argv.slice(2), {
  out: (text) => process.stdout.write(text),
  err: (text) => process.stderr.write(text),
  isWatched: process.stderr.isTTY,
  environment: readSettings(process.env),
});
