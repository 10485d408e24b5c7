import { exportJWK, generateKeyPair, importJWK, SignJWT, type JWK } from 'jose';
import { local } from './constants.ts';
import type { SamplePerson } from './people.ts';
import type { TrialSettings } from './trial-settings.ts';

const algorithm = 'RS256';
const keyId = 'local-trial';

/** Plays Microsoft Entra for the tab: anybody at this machine may be any invented person. */
export interface TokenIssuer {
  issue(person: SamplePerson): Promise<string>;
  /** The public half, as a key set for whoever checks the tokens. */
  keySet(): { keys: JWK[] };
}

/** @param issuer what the tokens name as theirs, and what the server is configured to accept */
export async function openTokenIssuer(settings: TrialSettings, issuer: string): Promise<TokenIssuer> {
  const privateJwk = await signingKey(settings);
  const key = await importJWK(privateJwk, algorithm);
  const { kty, n, e } = privateJwk;
  return {
    issue(person) {
      return new SignJWT({ oid: person.id, tid: local.tenantId, name: person.name, ver: '2.0' })
        .setProtectedHeader({ alg: algorithm, kid: keyId })
        .setIssuer(issuer)
        .setAudience(local.clientId)
        .setSubject(person.id)
        .setIssuedAt()
        .setExpirationTime('1h')
        .sign(key);
    },
    keySet: () => ({ keys: [{ kty: kty!, n: n!, e: e!, alg: algorithm, kid: keyId, use: 'sig' }] }),
  };
}

/** Kept in the database, so that a page that stayed open over a restart goes on working. */
async function signingKey(settings: TrialSettings): Promise<JWK> {
  const stored = settings.get('signing-key');
  if (stored) return JSON.parse(stored) as JWK;
  const { privateKey } = await generateKeyPair(algorithm, { extractable: true });
  const jwk = await exportJWK(privateKey);
  settings.set('signing-key', JSON.stringify(jwk));
  return jwk;
}
