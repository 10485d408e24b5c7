import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import express, { Router } from 'express';
import { Channel } from './chat/channel.ts';
import { openChatStore } from './chat/chat-store.ts';
import { Chats } from './chat/chats.ts';
import { connectorRouter } from './chat/connector.ts';
import type { LocalClock } from './clock.ts';
import { paths } from './constants.ts';
import type { LocalDatabase } from './database.ts';
import { createTrialEvents } from './events.ts';
import { onlyThisMachine } from './only-this-machine.ts';
import { pageApiRouter } from './page-api.ts';
import { signInRouter } from './sign-in/sign-in.ts';
import { openTokenIssuer } from './tokens.ts';
import type { TrialSettings } from './trial-settings.ts';

export interface TrialOptions {
  database: LocalDatabase;
  settings: TrialSettings;
  clock: LocalClock;
  /** Where this process is reached: "http://127.0.0.1:3978". */
  origin: string;
  onClockMoved: () => void;
  onStartAgain: () => void;
}

/** What stands around the product in a trial: Teams, Entra and the page. */
export interface Trial {
  channel: Channel;
  /** To be mounted at `/`, before the product. */
  router: Router;
  /** To be awaited between closing the server and closing the database. */
  close: () => Promise<void>;
}

export async function openTrial(options: TrialOptions): Promise<Trial> {
  const { database, settings, clock, origin, onClockMoved, onStartAgain } = options;
  const events = createTrialEvents();
  const chats = new Chats({ store: openChatStore(database), events, clock });
  const channel = new Channel({
    chats,
    clock,
    messagesUrl: `${origin}${paths.messages}`,
    serviceUrl: `${origin}${paths.teams}`,
  });
  const tokens = await openTokenIssuer(settings, tokenIssuerOf(origin));

  const router = Router();
  router.use(onlyThisMachine);
  router.use(paths.teams, connectorRouter(chats));
  router.use(paths.api, pageApiRouter({ chats, channel, clock, events, tokens, onClockMoved, onStartAgain }));
  router.use(paths.signIn, signInRouter(tokens));
  router.use(paths.page, pageHeaders, express.static(pageFolder, { index: false }));
  router.get('/', pageHeaders, (_request, response) => {
    if (existsSync(pageFile)) response.set('cache-control', 'no-cache').sendFile(pageFile);
    else response.status(503).type('text').send('The page has not been built. Start with "npm start".\n');
  });
  return { channel, router, close: () => channel.close() };
}

/** What the trial's tokens name as their issuer. */
export function tokenIssuerOf(origin: string): string {
  return `${origin}${paths.api}`;
}

const pageFolder = fileURLToPath(new URL('../../dist/local', import.meta.url));
const pageFile = `${pageFolder}/index.html`;

const pagePolicy = [
  "default-src 'self'",
  "img-src 'self' data:",
  "style-src 'self' 'unsafe-inline'", // Fluent and the cards write styles into the page
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

const pageHeaders: express.RequestHandler = (_request, response, next) => {
  response.set({ 'Content-Security-Policy': pagePolicy, 'X-Content-Type-Options': 'nosniff' });
  next();
};
