import { ConfigurationBotFrameworkAuthentication } from 'botbuilder';

type Identity = Parameters<ConfigurationBotFrameworkAuthentication['createConnectorFactory']>[0];
type Authenticated = Awaited<ReturnType<ConfigurationBotFrameworkAuthentication['authenticateRequest']>>;
type ConnectorFactory = ReturnType<ConfigurationBotFrameworkAuthentication['createConnectorFactory']>;
export type ConnectorClient = Awaited<ReturnType<ConnectorFactory['create']>>;
type UserTokenClient = ReturnType<ConfigurationBotFrameworkAuthentication['createUserTokenClient']>;

/**
 * botbuilder's checking of who calls, with one client for each of Teams' addresses instead of two new ones for
 * every turn: each comes with a request pipeline and, where the bot has credentials, a token client of its own.
 * They hold nothing of a turn, and there is one app they could be for. The addresses are few: a sender's token
 * has to name the one it gives.
 */
export class LastingClients extends ConfigurationBotFrameworkAuthentication {
  readonly #connectors = new Map<string, Promise<ConnectorClient>>();
  #userTokens: UserTokenClient | undefined;

  override async authenticateRequest(
    ...request: Parameters<ConfigurationBotFrameworkAuthentication['authenticateRequest']>
  ): Promise<Authenticated> {
    const authenticated = await super.authenticateRequest(...request);
    return { ...authenticated, connectorFactory: this.createConnectorFactory(authenticated.claimsIdentity) };
  }

  override createConnectorFactory(identity: Identity): ConnectorFactory {
    const factory = super.createConnectorFactory(identity);
    return {
      create: (serviceUrl, audience) => {
        const address = `${serviceUrl} ${audience}`;
        const known = this.#connectors.get(address);
        if (known) return known;
        const client = factory.create(serviceUrl, audience);
        this.#connectors.set(address, client);
        client.catch(() => this.#connectors.delete(address)); // or that address would fail until a restart
        return client;
      },
    };
  }

  /** For signing people in from chat, which nothing here does. */
  override createUserTokenClient(identity: Identity): UserTokenClient {
    return (this.#userTokens ??= super.createUserTokenClient(identity));
  }
}
