import { randomUUID } from 'node:crypto';
import packageJson from '../../package.json' with { type: 'json' };

/** The product's version, for the User-Agent that Microsoft asks for. */
export const version: string = packageJson.version;

/** Put in by the build: the same in every process that runs the same code. */
declare const builtRelease: string | undefined;

/** Names the code that runs. From source it may have changed since the last start, so each start is another. */
export const release: string = typeof builtRelease === 'string' ? builtRelease : randomUUID();
