import { AppError } from '#domain/errors';
import { buildPages } from './build-pages.ts';
import { startLocal, type LocalTrial } from './start.ts';
import { deleteTrial } from './trial-files.ts';

const folder = process.env['LOCAL_FOLDER'] ?? '.local';
const loopbackHosts = ['127.0.0.1', 'localhost', '::1'];

class UsageError extends AppError {
  readonly code = 'usage';
}

try {
  await main();
} catch (error) {
  if (!(error instanceof AppError)) throw error;
  console.error(error.message);
  process.exitCode = error instanceof UsageError ? 2 : 1;
}

/** `npm start`: builds what changed, starts the trial and keeps it running until it is stopped. */
async function main(): Promise<void> {
  const address = readAddress();
  await buildPages(console.log);
  let trial = await start(address);
  let isRestarting = false;

  function onStartAgain(): void {
    if (isRestarting) return;
    isRestarting = true;
    void restart().finally(() => (isRestarting = false));
  }

  async function restart(): Promise<void> {
    console.log('Deleting this trial and starting again…');
    await trial.close();
    deleteTrial(folder);
    trial = await start({ host: address.host, port: Number(new URL(trial.url).port) });
  }

  async function start({ host, port }: { host: string; port: number }): Promise<LocalTrial> {
    const started = await startLocal({ folder, host, port, say: console.log, onStartAgain });
    console.log(
      `\nGolden Thread is ready: ${started.url}\nStop it with Ctrl+C; everything is kept in ${folder}.`,
    );
    return started;
  }

  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void trial.close().then(() => process.exit(0)));
  }
}

function readAddress(): { host: string; port: number } {
  const host = process.env['HOST'] || '127.0.0.1';
  const port = process.env['PORT'] || '3978';
  if (!loopbackHosts.includes(host)) {
    throw new UsageError(
      `HOST is ${host}, but the local trial has no sign-in and so only listens on 127.0.0.1, localhost or ::1.`,
    );
  }
  if (!/^\d{1,5}$/.test(port) || Number(port) > 65_535) {
    throw new UsageError(`PORT is “${port}”, which is not a port number.`);
  }
  return { host, port: Number(port) };
}
