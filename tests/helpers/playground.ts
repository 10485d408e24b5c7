import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Person } from '#domain/post';
import { freePort } from './local-trial.ts';
import { tenantId } from './teams.ts';

/** Microsoft's own test client for bots, for one person in the tests' tenant. */
export interface Playground {
  url: string;
  stop(): Promise<void>;
}

/** @param messagesUrl where the bot takes activities */
export async function startPlayground(messagesUrl: string, person: Person): Promise<Playground> {
  const folder = mkdtempSync(path.join(tmpdir(), 'golden-thread-playground-'));
  writeFileSync(path.join(folder, '.m365agentsplayground.yml'), JSON.stringify(settingsFor(person), null, 2));
  const cli = createRequire(import.meta.url).resolve('@microsoft/m365agentsplayground/cli.js');
  const port = await freePort();
  const url = `http://127.0.0.1:${port}/`;
  const child = spawn(process.execPath, [cli, 'start', '--disable-telemetry', '-p', String(port)], {
    cwd: folder,
    env: { ...process.env, TEAMSAPPTESTER_BROWSER: 'none', BOT_ENDPOINT: messagesUrl },
    stdio: 'ignore',
  });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const stop = async () => {
    child.kill('SIGKILL');
    await ended;
    rmSync(folder, { recursive: true, force: true });
  };
  for (let tries = 0; tries < 300; tries += 1) {
    const answers = await fetch(url).then(
      ({ ok }) => ok,
      () => false,
    );
    if (answers) return { url, stop };
    if (child.exitCode !== null) break;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  await stop();
  throw new Error('The Agents Playground did not start.');
}

/** JSON is YAML. It insists on exactly five people besides the one who uses it. */
function settingsFor({ id, name }: Person): object {
  const user = (n: number, userName: string, aadObjectId: string) => ({
    id: `user-id-${n}`,
    name: userName,
    userPrincipleName: `user${n}@council.example`,
    aadObjectId,
    givenName: userName,
    surname: userName,
    email: `user${n}@council.example`,
  });
  return {
    version: '0.1.1',
    tenantId,
    bot: { id: '00000000-0000-4000-8000-0000000000b0', name: 'Golden Thread' },
    currentUser: user(0, name, id),
    users: [1, 2, 3, 4, 5].map((n) => user(n, `Colleague ${n}`, `00000000-0000-4000-8000-0000000000c${n}`)),
    personalChat: { id: 'personal-chat' },
    groupChat: { id: 'group-chat', name: 'Group chat' },
    team: {
      id: 'team',
      name: 'Team',
      aadGroupId: '00000000-0000-4000-8000-0000000000d0',
      channels: [{ id: 'channel', name: 'Announcements' }],
    },
  };
}
