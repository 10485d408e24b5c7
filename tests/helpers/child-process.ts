import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

export interface StartedProcess<Ready> {
  /** The first thing it said. */
  ready: Ready;
  child: ChildProcess;
  /** Lets it go, and waits until it is gone. */
  close(): Promise<void>;
}

/**
 * Starts a script of ours in a process of its own and waits until it has said that it is ready. Such a script
 * ends when whoever started it lets it go.
 *
 * @param setUp what it finds as JSON behind its name
 * @throws if it ends before it is ready
 */
export async function startProcess<Ready>(script: URL, setUp: object = {}): Promise<StartedProcess<Ready>> {
  const child = fork(fileURLToPath(script), [JSON.stringify(setUp)], {
    execArgv: ['--import', 'tsx'],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const ended = once(child, 'exit');
  const early = ended.then(() => Promise.reject(new Error(`${script.pathname} ended before it was ready.`)));
  early.catch(() => undefined); // once it is ready, ending is its business
  const [ready] = (await Promise.race([once(child, 'message'), early])) as [Ready];
  return {
    ready,
    child,
    async close() {
      if (child.connected) child.disconnect();
      await ended;
    },
  };
}
