import type { Logger } from 'pino';
import type { ChatMessenger, Messenger } from '#workflows/messenger';
import type { Services } from '#workflows/services';
import type { NoticeMessenger } from '#workflows/tell-people';
import { turnHandler } from './activities/handle-turn.ts';
import { ordinaryWaiting, type Waiting } from './activities/still-working.ts';
import { receiver, type Receive } from './activities/receiver.ts';
import { createAdapter, type BotCredentials } from './messaging/create-adapter.ts';
import { createChatMessenger } from './messaging/create-chat-messenger.ts';
import { createMessenger } from './messaging/create-messenger.ts';
import type { Patience } from './messaging/retry.ts';
import { Rosters } from './messaging/who-reads-along.ts';

export interface BotOptions {
  services: Services;
  /** The bot's app registration. Empty: nobody's identity is checked, which only a loopback server may do. */
  appId: string;
  credentials: BotCredentials | null;
  /** Where Teams publishes what it signs with; the public cloud's unless tests publish their own. */
  signingKeysUrl?: string;
  /** The only tenant that is answered. */
  tenantId: string;
  /** Bot Connector service for people who have never written to the bot. */
  teamsUrl?: string;
  /** Where the tab shows an item, or with null its start. Without, cards have no link to the tab. */
  tabUrl?: (itemId: string | null) => string;
  /** Where the tab shows a meeting. Without, its record has no link to the tab. */
  meetingUrl?: (meetingId: string) => string;
  log: Logger;
  /** Puts the app into a person's Teams; without, whoever lacks it is only reported. */
  install?: ((personId: string) => Promise<boolean>) | undefined;
  /** How often and how fast a send is repeated; tests are less patient. */
  patience?: Patience;
  /** How long Teams may take to answer one request. */
  teamsTimeoutMs?: number;
  /** How long people wait before they are told that an answer takes long. */
  waiting?: Waiting;
  /** How fast cards go out by themselves; tests are in a hurry. */
  messagesPerSecond?: number;
}

export interface Bot {
  /** Answers `POST /api/messages`. */
  handle: Receive;
  messenger: Messenger & NoticeMessenger & ChatMessenger;
}

const globalTeamsUrl = 'https://smba.trafficmanager.net/teams/';

/** Teams' side of the product: answers people, and writes to them. */
export function createBot(options: BotOptions): Bot {
  const { services, appId, tenantId, log, tabUrl, patience, teamsUrl = globalTeamsUrl } = options;
  const { install, messagesPerSecond, waiting } = options;
  const adapter = createAdapter(options);
  const itemUrl = (itemId: string) => tabUrl?.(itemId) ?? null;
  const messenger = createMessenger({
    ...{ adapter, services, appId, tenantId, teamsUrl, patience, install, messagesPerSecond, itemUrl },
    tabUrl: tabUrl?.(null) ?? null,
  });
  const rosters = new Rosters({ tenantId, patience, log });
  const chatMessenger = createChatMessenger({
    ...{ adapter, services, appId, tenantId, teamsUrl, patience, rosters },
    meetingUrl: (meetingId) => options.meetingUrl?.(meetingId) ?? null,
  });
  const onTurn = turnHandler({
    ...{ services, messenger, tenantId, log, patience, waiting, rosters },
    tabUrl: itemUrl,
  });
  return {
    handle: receiver({
      ...{ adapter, isUnchecked: appId === '', onTurn, log },
      checkWithinMs: (waiting ?? ordinaryWaiting).sayAfterMs,
    }),
    messenger: { ...messenger, ...chatMessenger },
  };
}
