import type { Person } from '#domain/post';
import type { Composition } from '#server/compose';
import { readConfig, type Environment } from '#server/config';

/**
 * Who does what gt does. Whoever runs it holds the application's own secret, so it acts as an administrator.
 * No token or activity can name this person: theirs carry Entra object ids, which are GUIDs.
 */
export const commandLine: Person = { id: 'command-line', name: 'Command line' };

/** The product, configured from the environment, for the length of one command. */
export async function withProduct<Result>(
  environment: Environment,
  work: (product: Composition) => Promise<Result>,
  now?: () => Date,
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
      administratorIds: [...config.administratorIds, commandLine.id],
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
