import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import type { TokenSettings } from '#api/identify';
import type { Person } from '#domain/post';

export interface TokenIssuer {
  /** What a server must be told to accept these tokens. */
  settings: TokenSettings;
  issue(person: Person, different?: Differences): Promise<string>;
  close(): Promise<void>;
}

/** What is wrong, or unusual, about a token. */
export interface Differences {
  issuer?: string;
  audience?: string;
  tenantId?: string;
  scope?: string;
  expiresAt?: Date;
  name?: null;
  /** Signed with a key nobody published, under the published key's name. */
  forged?: boolean;
}

const tenantId = '7e0b7f0e-4d1c-4c5e-9f3a-5a7d1c0de0aa';
const clientId = '7e0b7f0e-4d1c-4c5e-9f3a-5a7d1c0de0bb';
const keyId = 'test-key';

/** Plays Microsoft Entra: signs tokens and publishes the key over HTTP. */
export async function startTokenIssuer(): Promise<TokenIssuer> {
  const published = await generateKeyPair('RS256', { extractable: true });
  const unpublished = await generateKeyPair('RS256');
  const jwk = { ...(await exportJWK(published.publicKey)), kid: keyId, alg: 'RS256', use: 'sig' };
  const server = createServer((_request, response) => {
    response.setHeader('Content-Type', 'application/json').end(JSON.stringify({ keys: [jwk] }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const settings: TokenSettings = {
    tokenIssuer: `http://127.0.0.1:${port}/${tenantId}/v2.0`,
    tokenKeysUrl: `http://127.0.0.1:${port}/keys`,
    clientId,
    tenantId,
  };
  return {
    settings,
    issue(person, different = {}) {
      const expiresAt = different.expiresAt ?? new Date(Date.now() + 3_600_000);
      return new SignJWT({
        oid: person.id,
        tid: different.tenantId ?? tenantId,
        scp: different.scope ?? 'access_as_user',
        ...(different.name !== null && { name: person.name }),
      })
        .setProtectedHeader({ alg: 'RS256', kid: keyId })
        .setIssuer(different.issuer ?? settings.tokenIssuer)
        .setAudience(different.audience ?? clientId)
        .setIssuedAt()
        .setExpirationTime(expiresAt)
        .sign(different.forged ? unpublished.privateKey : published.privateKey);
    },
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
