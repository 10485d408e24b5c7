import { tmpdir } from 'node:os';
import type { BotOptions } from '#bot/create-bot';
import type { Person } from '#domain/post';
import { createApp } from '#server/create-app';
import { createLogger } from '#server/logger';
import { createMetrics } from '#server/metrics';
import { listen } from './listen.ts';
import { aSignIn } from './sign-in.ts';
import { startStore, type StartedStore } from './store.ts';
import { startTeams, type TestTeams } from './teams.ts';

/** What came back over HTTP, and what the bot sent to Teams meanwhile. */
export interface Answered {
  status: number;
  text: string;
}

/** The bot behind the whole server, for bodies that no Teams would send. */
export interface ServedBot extends StartedStore {
  teams: TestTeams;
  /** Posts a body as it is. */
  postRaw(body: string | Uint8Array<ArrayBuffer>, headers?: Record<string, string>): Promise<Answered>;
  /** Posts an activity of a person's, with parts of it replaced. */
  postAs(person: Person, part: Record<string, unknown>): Promise<Answered>;
}

export async function serveBot(options: Partial<BotOptions> = {}): Promise<ServedBot> {
  const started = await startStore();
  const teams = await startTeams(started.services, options);
  const app = createApp({
    services: started.services,
    messenger: teams.bot.messenger,
    identify: () => Promise.reject(new Error('Nobody opens the tab here.')),
    onActivity: (request, response) => teams.bot.handle(request, response),
    notifications: null,
    metrics: createMetrics(),
    logger: createLogger('silent'),
    publicUrl: 'https://golden-thread.council.example',
    signIn: aSignIn,
    tabFolder: tmpdir(),
    notReadyBecause: () => null,
  });
  const server = await listen(app);
  const served: ServedBot = {
    ...{ ...started, teams },
    async postRaw(body, headers = { 'content-type': 'application/json' }) {
      const response = await fetch(`${server.origin}/api/messages`, { method: 'POST', headers, body });
      return { status: response.status, text: await response.text() };
    },
    postAs: (person, part) => served.postRaw(JSON.stringify(teams.activity(person, part))),
    async close() {
      await server.close();
      await teams.close();
      await started.close();
    },
  };
  return served;
}
