import {
  CloudAdapter,
  type Activity,
  type InvokeResponse,
  type ResourceResponse,
  type TurnContext,
} from 'botbuilder';
import { createConnectorTransport } from './connector-transport.ts';
import { LastingClients, type ConnectorClient } from './lasting-clients.ts';
import { writeActivity, type WrittenActivity } from './write-activity.ts';

export interface AdapterOptions {
  /** The bot's app registration. Empty: nobody's identity is checked, which only a loopback server may do. */
  appId: string;
  credentials: BotCredentials | null;
  tenantId: string;
  /** How long Teams may take to answer one request. */
  teamsTimeoutMs?: number;
  /** Where Teams publishes what it signs with. Default: the public cloud's OpenID metadata. */
  signingKeysUrl?: string;
}

export type BotCredentials =
  { kind: 'secret'; secret: string } | { kind: 'certificate'; privateKey: string; thumbprint: string };

/** The Bot Framework adapter: checks who calls, and signs what the bot sends. */
export function createAdapter(options: AdapterOptions): TeamsAdapter {
  const { teamsTimeoutMs } = options;
  const connector = { httpClient: createConnectorTransport(teamsTimeoutMs) };
  return new TeamsAdapter(
    new LastingClients(authentication(options), undefined, undefined, undefined, connector),
    teamsTimeoutMs,
  );
}

/**
 * Without botbuilder's own HTTP handling, which prints failures and answers them with their inner words, and
 * without its client for what is written to people: putting one request together took it longer than the bot
 * takes to understand a message.
 */
export class TeamsAdapter extends CloudAdapter {
  readonly #timeoutMs: number | undefined;

  constructor(authentication: LastingClients, timeoutMs: number | undefined) {
    super(authentication);
    this.#timeoutMs = timeoutMs;
  }

  /**
   * Checks who sent an activity, then takes the turn.
   *
   * @param authorization the request's header, empty when it had none
   * @returns what an invoke answers
   * @throws with `statusCode` when the sender is not who they should be
   */
  answer(
    authorization: string,
    activity: Activity,
    onTurn: (context: TurnContext) => Promise<void>,
  ): Promise<InvokeResponse | undefined> {
    return this.processActivity(authorization, activity, onTurn);
  }

  /** What Teams shows goes to Teams; the rest, such as the answer of an invoke, stays with the turn. */
  override async sendActivities(
    context: TurnContext,
    activities: Partial<Activity>[],
  ): Promise<ResourceResponse[]> {
    const sent: ResourceResponse[] = [];
    for (const activity of activities) {
      if (activity.type === 'message' || activity.type === 'typing') {
        sent.push(await this.#write(context, { method: 'POST', activity, at: activity.replyToId }));
      } else sent.push(...(await super.sendActivities(context, [activity])));
    }
    return sent;
  }

  override updateActivity(context: TurnContext, activity: Partial<Activity>): Promise<ResourceResponse> {
    return this.#write(context, { method: 'PUT', activity, at: activity.id });
  }

  #write(
    context: TurnContext,
    written: Omit<WrittenActivity, 'credentials' | 'timeoutMs'>,
  ): Promise<ResourceResponse> {
    const { credentials } = context.turnState.get<ConnectorClient>(this.ConnectorClientKey);
    return writeActivity({ ...written, credentials, timeoutMs: this.#timeoutMs });
  }
}

function authentication({ appId, credentials, tenantId, signingKeysUrl = teamsKeysUrl }: AdapterOptions) {
  if (appId === '') return {};
  const common = {
    ...publicCloud,
    ToBotFromChannelOpenIdMetadataUrl: signingKeysUrl,
    // Emulators and other bots would sign with keys of Entra's, which are not looked up: only Teams calls here.
    ToBotFromEmulatorOpenIdMetadataUrl: signingKeysUrl,
    ...{ MicrosoftAppId: appId, MicrosoftAppType: 'SingleTenant', MicrosoftAppTenantId: tenantId },
  };
  if (credentials?.kind === 'certificate') {
    const { privateKey, thumbprint } = credentials;
    return { ...common, CertificatePrivateKey: privateKey, CertificateThumbprint: thumbprint };
  }
  return { ...common, MicrosoftAppPassword: credentials?.secret ?? '' };
}

const teamsKeysUrl = 'https://login.botframework.com/v1/.well-known/openidconfiguration';

/** botbuilder's own values, which it leaves out as soon as one of them is given. */
const publicCloud = {
  ValidateAuthority: 'true',
  ToChannelFromBotLoginUrl: 'https://login.microsoftonline.com/botframework.com',
  ToChannelFromBotOAuthScope: 'https://api.botframework.com',
  ToBotFromChannelTokenIssuer: 'https://api.botframework.com',
  OAuthUrl: 'https://api.botframework.com',
  CallerId: 'urn:botframework:azure',
};
