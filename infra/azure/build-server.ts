import { build, type BuildOptions, type BuildResult } from 'esbuild';

/** How the production server is bundled: our own code in one file, packages left to node_modules. */
export const serverBundle = {
  entryPoints: { main: 'src/server/main.ts' },
  outdir: 'dist/server',
  bundle: true,
  splitting: true,
  platform: 'node',
  format: 'esm',
  target: 'node20',
  packages: 'external',
  sourcemap: true,
  metafile: true,
  logLevel: 'warning',
} satisfies BuildOptions;

export function buildServer(): Promise<BuildResult<typeof serverBundle>> {
  return build(serverBundle);
}
