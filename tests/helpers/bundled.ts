import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { build } from 'esbuild';

/**
 * The product's code with a script of a test's, in one file for plain Node: it starts quickly, and its memory is
 * the product's, without the tools that translate TypeScript.
 *
 * @returns the file
 */
export async function bundled(entry: string): Promise<string> {
  const folder = path.resolve('dist/tests');
  mkdirSync(folder, { recursive: true });
  const outfile = path.join(
    folder,
    `${path.basename(path.dirname(entry))}-${path.basename(entry, '.ts')}.mjs`,
  );
  await build({
    entryPoints: [entry],
    ...{ outfile, bundle: true, platform: 'node', format: 'esm', target: 'node20', packages: 'external' },
    logLevel: 'error',
  });
  return outfile;
}
