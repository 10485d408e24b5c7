import { TeamsInfo, type TeamsChannelAccount, type TurnContext } from 'botbuilder';
import type { Logger } from 'pino';
import type { Readers } from '#workflows/messenger';
import { withRetries, type Patience } from './retry.ts';

export interface RosterOptions {
  tenantId: string;
  patience?: Patience | undefined;
  log: Logger;
}

/** For a minute a chat is taken to have the members it had; whoever joins makes it be asked again at once. */
const freshMs = 60_000;
const mostChats = 1_000;
const membersAPage = 500;
/** Ten thousand members: nobody waits for more to be read. */
const mostPages = 20;

/**
 * Knows of group chats and channels whether people of another organisation read along, who may see nothing of
 * ours: they are in a chat as federated members, in a shared channel with their own team, or joined a meeting by its
 * link without signing in. Guests are of our own directory, and may open the tab.
 */
export class Rosters {
  readonly #options: RosterOptions;
  readonly #known = new Map<string, { readers: Readers; at: number }>();

  constructor(options: RosterOptions) {
    this.#options = options;
  }

  async readersOf(context: TurnContext): Promise<Readers> {
    const chat = chatOf(context);
    const known = this.#known.get(chat);
    if (known && performance.now() - known.at < freshMs) return known.readers;
    const readers = await this.#ask(context, chat);
    this.#known.delete(chat);
    if (readers !== 'unknown') this.#known.set(chat, { readers, at: performance.now() });
    const [oldest] = this.#known.keys();
    if (this.#known.size > mostChats && oldest !== undefined) this.#known.delete(oldest);
    return readers;
  }

  /** Somebody came or went. */
  forget(context: TurnContext): void {
    this.#known.delete(chatOf(context));
  }

  async #ask(context: TurnContext, chat: string): Promise<Readers> {
    const { tenantId, patience, log } = this.#options;
    try {
      let token: string | undefined;
      for (let page = 0; page < mostPages; page += 1) {
        // Asked by the chat's own id: a shared channel has other members than its team.
        const { members, continuationToken } = await withRetries(
          () => TeamsInfo.getPagedTeamMembers(context, chat, membersAPage, token),
          patience,
        );
        if (members.some((member) => isOutside(member, tenantId))) return 'outsiders';
        if (!continuationToken) return 'ours';
        token = continuationToken;
      }
      log.warn('a chat has more members than are read');
    } catch (error) {
      log.warn({ err: error }, 'could not find out who reads along');
    }
    return 'unknown';
  }
}

/** Older answers carry no tenant; whoever of us is listed then is of our own directory. */
function isOutside(member: TeamsChannelAccount, tenantId: string): boolean {
  if (member.userRole === 'anonymous') return true; // listed with the tenant of the meeting
  return Boolean(member.tenantId) && member.tenantId?.toLowerCase() !== tenantId.toLowerCase();
}

/** A channel's messages carry the id of their thread after its own. */
function chatOf({ activity }: TurnContext): string {
  return activity.conversation.id.replace(/;messageid=.*$/, '');
}
