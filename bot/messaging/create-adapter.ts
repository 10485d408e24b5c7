import { CloudAdapter, type Activity, type InvokeResponse, type TurnContext } from 'botbuilder';
import { createConnectorTransport } from './connector-transport.ts';
import { LastingClients } from './lasting-clients.ts';

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
  const connector = { httpClient: createConnectorTransport(options.teamsTimeoutMs) };
  return new TeamsAdapter(
    new LastingClients(authentication(options), undefined, undefined, undefined, connector),
  );
}

/** Without botbuilder's own HTTP handling, which prints failures and answers them with their inner words. */
export class TeamsAdapter extends CloudAdapter {
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
