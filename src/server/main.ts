import { AppError } from '#domain/errors';
import { compose } from './compose.ts';
import { ConfigError, readConfig, type Config } from './config.ts';
import { createLogger } from './logger.ts';

/** Long enough for an answer under way, short enough for hosts that kill after thirty seconds. */
const graceMs = 20_000;

/**
 * Longer than the four minutes for which Azure's ingress keeps a quiet connection: whoever hangs up second is never
 * met by a request on its way, which the person would see as a 502.
 */
const quietConnectionMs = 250_000;

/** `npm run serve`: the production server, from environment variables only. */
try {
  serve(readConfig(process.env));
} catch (error) {
  if (!(error instanceof AppError)) throw error;
  const lines = error instanceof ConfigError ? error.problems : [error.message];
  for (const line of lines) console.error(line);
  process.exitCode = 2;
}

function serve(config: Config): void {
  const logger = createLogger(config.logLevel);
  const clock = { now: () => new Date(Date.now() + config.clockOffsetMs) };
  const product = compose({ config, clock, logger });
  const server = product.app.listen(config.port, config.host, (fault?: Error) => {
    if (fault) {
      console.error(`Port ${config.port} of ${config.host} cannot be listened on: ${fault.message}.`);
      process.exitCode = 1;
      return;
    }
    logger.info({ host: config.host, port: config.port }, 'listening');
    product.start();
  });
  server.keepAliveTimeout = quietConnectionMs;

  let isStopping = false;
  async function stop(signal: NodeJS.Signals): Promise<void> {
    if (isStopping) return;
    isStopping = true;
    logger.info({ signal }, 'stopping');
    setTimeout(() => {
      logger.warn('some requests were cut off');
      server.closeAllConnections();
    }, graceMs).unref();
    server.keepAliveTimeout = 1; // what is answered from now on is not waited for to be used again
    const closed = new Promise((resolve) => server.close(resolve));
    server.closeIdleConnections();
    await Promise.all([closed, product.close()]);
  }
  process.on('SIGTERM', (signal) => void stop(signal));
  process.on('SIGINT', (signal) => void stop(signal));
}
