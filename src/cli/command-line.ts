import type { Person } from '#domain/post';
import type { Composition } from '#server/compose';
import { readConfig, type Environment } from '#server/config';

/**
 * Who does what gt does. Whoever runs it holds the application's own secret, so it acts as an administrator.
 * No token or activity can name this person: theirs carry Entra object ids, which are GUIDs.
 */
export const commandLine: Person = { id: 'command-line', name: 'Command line' };

export interface ProductOptions {
  /** Default: the time it is. */
  now?: (() => Date) | undefined;
  /** Null for commands in nobody's name: the command line is then no administrator, to whom word would be sent. */
  actsAs?: Person | null;
}

/** The product, configured from the environment, for the length of one command. */
export async function withProduct<Result>(
  environment: Environment,
  work: (product: Composition) => Promise<Result>,
  { now, actsAs = commandLine }: ProductOptions = {},
): Promise<Result> {
  const config = readConfig(environment);
  // Loaded only by commands that need it: a dry run then starts in a third of the time.
  const [{ compose }, { createLogger }] = await Promise.all([
    import('#server/compose'),
    import('#server/logger'),
  ]);
  const product = compose({
    config: {
      ...config,
      administratorIds: [...config.administratorIds, ...(actsAs ? [actsAs.id] : [])],
      dataFolder: null, // the server's
    },
    clock: { now: now ?? (() => new Date(Date.now() + config.clockOffsetMs)) },
    logger: createLogger('silent'),
  });
  try {
    return await work(product);
  } finally {
    await product.close();
  }
}
