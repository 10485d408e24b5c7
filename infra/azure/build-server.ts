import { build } from 'esbuild';
import { serverBundle } from './server-bundle.ts';

/** Part of `npm run build`: writes dist/server. */
await build(serverBundle);
