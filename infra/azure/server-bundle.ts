import type { BuildOptions } from 'esbuild';

/** How the production server is bundled: our own code in a few files, packages left to node_modules. */
export const serverBundle = {
  // The thread that reads documents has to stand beside the code that starts it.
  entryPoints: { main: 'src/server/main.ts', 'parse-worker': 'src/documents/parse-worker.ts' },
  outdir: 'dist/server',
  bundle: true,
  splitting: true,
  platform: 'node',
  format: 'esm',
  target: 'node20',
  packages: 'external',
  sourcemap: true,
  logLevel: 'warning',
} satisfies BuildOptions;
