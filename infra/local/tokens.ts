import { exportJWK, generateKeyPair, importJWK, SignJWT, type JWK } from 'jose';
import { local } from './constants.ts';
import type { SamplePerson } from './people.ts';
import type { TrialSettings } from './trial-settings.ts';

const algorithm = 'RS256';
const keyId = 'local-trial';

/** Plays Microsoft Entra for the tab: anybody at this machine may be any invented person. */
export interface TokenIssuer {
  issue(person: SamplePerson): Promise<string>;
  /** Says to a browser's page who signed in. @param nonce what the page asked with; null for a renewal */
  issueIdentity(person: SamplePerson, nonce: string | null): Promise<string>;
  /** The public half, as a key set for whoever checks the tokens. */
  keySet(): { keys: JWK[] };
}

/** @param issuer what the tokens name as theirs, and what the server is configured to accept */
export async function openTokenIssuer(settings: TrialSettings, issuer: string): Promise<TokenIssuer> {
  const pair = await keyPair(settings);
  const privateKey = await importJWK(pair.private, algorithm);
  const sign = (person: SamplePerson, claims: Record<string, string>) =>
    new SignJWT({ oid: person.id, tid: local.tenantId, name: person.name, ...claims })
      .setProtectedHeader({ alg: algorithm, kid: keyId })
      .setIssuer(issuer)
      .setAudience(local.clientId)
      .setSubject(person.id)
      .setIssuedAt()
      .setExpirationTime('1h')
      .sign(privateKey);
  return {
    issue: (person) => sign(person, { scp: 'access_as_user' }),
    issueIdentity: (person, nonce) => sign(person, nonce === null ? {} : { nonce }),
    keySet: () => ({ keys: [{ ...pair.public, alg: algorithm, kid: keyId, use: 'sig' }] }),
  };
}

interface KeyPair {
  private: JWK;
  public: JWK;
}

/** Kept in the database, so that a page that stayed open over a restart goes on working. */
async function keyPair(settings: TrialSettings): Promise<KeyPair> {
  const stored = settings.get('signing-keys');
  if (stored) return JSON.parse(stored) as KeyPair;
  const { privateKey, publicKey } = await generateKeyPair(algorithm, { extractable: true });
  const made = { private: await exportJWK(privateKey), public: await exportJWK(publicKey) };
  settings.set('signing-keys', JSON.stringify(made));
  return made;
}
