import { CloudAdapter, ConfigurationBotFrameworkAuthentication } from 'botbuilder';

export interface AdapterOptions {
  /** The bot's app registration. Empty: nobody's identity is checked, which only a loopback server may do. */
  appId: string;
  credentials: BotCredentials | null;
  tenantId: string;
}

export type BotCredentials =
  { kind: 'secret'; secret: string } | { kind: 'certificate'; privateKey: string; thumbprint: string };

/** The Bot Framework adapter: checks who calls, and signs what the bot sends. */
export function createAdapter(options: AdapterOptions): CloudAdapter {
  return new CloudAdapter(new ConfigurationBotFrameworkAuthentication(authentication(options)));
}

function authentication({ appId, credentials, tenantId }: AdapterOptions) {
  if (appId === '') return {};
  const common = { MicrosoftAppId: appId, MicrosoftAppType: 'SingleTenant', MicrosoftAppTenantId: tenantId };
  if (credentials?.kind === 'certificate') {
    const { privateKey, thumbprint } = credentials;
    return { ...common, CertificatePrivateKey: privateKey, CertificateThumbprint: thumbprint };
  }
  return { ...common, MicrosoftAppPassword: credentials?.secret ?? '' };
}
