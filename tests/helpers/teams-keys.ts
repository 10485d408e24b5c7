import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';

/** Plays the service that signs what Teams sends: publishes its keys over HTTP as login.botframework.com does. */
export interface TeamsKeys {
  /** What a bot must be told to believe these keys. */
  signingKeysUrl: string;
  /** @returns the header of a request as Teams makes it, but for what is different */
  sign(different?: TokenDifferences): Promise<{ authorization: string }>;
  /** What the metadata is answered with from here on, in place of itself. */
  answerWith(listener: RequestListener | null): void;
  close(): Promise<void>;
}

/** What is wrong, or unusual, about a token. */
export interface TokenDifferences {
  issuer?: string;
  audience?: string;
  serviceUrl?: string | null;
  keyId?: string;
  expiresAt?: Date;
  notBefore?: Date;
  /** Signed with a key nobody published, under the published key's name. */
  forged?: boolean;
}

const keyId = 'teams-key';

/** Made once: it takes longer than all else. */
let pairs: ReturnType<typeof makePairs> | undefined;
const makePairs = () =>
  Promise.all([generateKeyPair('RS256', { extractable: true }), generateKeyPair('RS256')]);

/**
 * @param audience the bot's app id
 * @param endorsements the channels the key may speak for
 */
export async function startTeamsKeys(audience: string, endorsements = ['msteams']): Promise<TeamsKeys> {
  const [published, unpublished] = await (pairs ??= makePairs());
  const key = { ...(await exportJWK(published.publicKey)), kid: keyId, use: 'sig', endorsements };
  let instead: RequestListener | null = null;
  const server = createServer((request, response) => {
    if (instead) return instead(request, response);
    const body = request.url === '/keys' ? { keys: [key] } : { jwks_uri: `${origin}/keys` };
    response.setHeader('content-type', 'application/json').end(JSON.stringify(body));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    signingKeysUrl: `${origin}/openidconfiguration`,
    async sign(different = {}) {
      const { serviceUrl = null, notBefore } = different;
      const token = new SignJWT(serviceUrl === null ? {} : { serviceurl: serviceUrl })
        .setProtectedHeader({ alg: 'RS256', kid: different.keyId ?? keyId })
        .setIssuer(different.issuer ?? 'https://api.botframework.com')
        .setAudience(different.audience ?? audience)
        .setNotBefore(notBefore ?? new Date(Date.now() - 60_000))
        .setExpirationTime(different.expiresAt ?? new Date(Date.now() + 3_600_000));
      const signed = await token.sign(different.forged ? unpublished.privateKey : published.privateKey);
      return { authorization: `Bearer ${signed}` };
    },
    answerWith: (listener) => (instead = listener),
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
