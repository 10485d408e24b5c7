import { createHash } from 'node:crypto';
import { build } from 'esbuild';
import { serverBundle } from './server-bundle.ts';

/** Part of `npm run build`: writes dist/server, named by a digest of its own code. */
const { outputFiles } = await build({ ...serverBundle, sourcemap: false, write: false });
const digest = createHash('sha256');
for (const { contents } of outputFiles) digest.update(contents);
await build({ ...serverBundle, define: { builtRelease: JSON.stringify(digest.digest('hex').slice(0, 16)) } });
