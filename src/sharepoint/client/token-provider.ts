import { ConfidentialClientApplication } from '@azure/msal-node';
import { SignInError } from './errors.ts';

/** Gives the bearer token of the next request. */
export interface TokenProvider {
  /**
   * @param renew the last token was refused: get a new one even if it looked valid
   * @throws {SignInError}
   */
  token(renew: boolean): Promise<string>;
}

/** A secret, or a certificate registered with the application. Certificates are what Microsoft recommends. */
export type Credential =
  | { secret: string }
  | {
      /** SHA-256 thumbprint of the certificate, as hex. */
      thumbprint: string;
      /** PEM. */
      privateKey: string;
    };

const graphScope = 'https://graph.microsoft.com/.default';

/** The application's own identity (client credentials). MSAL keeps the token and renews it in time. */
export function applicationTokens(application: {
  tenantId: string;
  clientId: string;
  credential: Credential;
}): TokenProvider {
  const { tenantId, clientId, credential } = application;
  const client = new ConfidentialClientApplication({
    auth: {
      clientId,
      authority: `https://login.microsoftonline.com/${tenantId}`,
      ...('secret' in credential
        ? { clientSecret: credential.secret }
        : {
            clientCertificate: {
              thumbprintSha256: credential.thumbprint,
              privateKey: credential.privateKey,
            },
          }),
    },
  });
  return {
    async token(renew) {
      try {
        const result = await client.acquireTokenByClientCredential({
          scopes: [graphScope],
          skipCache: renew,
        });
        if (result) return result.accessToken;
      } catch (cause) {
        throw new SignInError('This application could not sign in to Microsoft Entra.', { cause });
      }
      throw new SignInError('Microsoft Entra gave this application no token.');
    },
  };
}

/**
 * A token given once, for the Graph server of the local trial.
 * @throws when the address is not this machine: a fixed token must never travel
 */
export function fixedToken(token: string, graphUrl: string): TokenProvider {
  if (!isLoopback(new URL(graphUrl).hostname)) {
    throw new Error(`GRAPH_TOKEN is only for a Graph server on this machine, not for ${graphUrl}.`);
  }
  return { token: () => Promise.resolve(token) };
}

function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d{1,3}){3}$/.test(hostname);
}
