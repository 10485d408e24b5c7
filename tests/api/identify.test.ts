import { SignJWT } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { tokenIdentifier, type Identify } from '#api/identify';
import { startTokenIssuer, type Differences, type TokenIssuer } from '#tests/helpers/tokens';

const person = { id: '11111111-2222-3333-4444-555555555555', name: 'Asha Patel' };
const aMinuteMs = 60_000;

let issuer: TokenIssuer;
let identify: Identify;

beforeAll(async () => {
  issuer = await startTokenIssuer();
  identify = tokenIdentifier(issuer.settings);
});
afterAll(() => issuer.close());

async function identified(different: Differences = {}) {
  return identify(`Bearer ${await issuer.issue(person, different)}`);
}

describe('who is asking', () => {
  it('is the person the token names', async () => {
    expect(await identified()).toEqual(person);
  });

  it('is the same person however the id is written', async () => {
    const token = await issuer.issue({ ...person, id: person.id.toUpperCase() });
    expect((await identify(`Bearer ${token}`)).id).toBe(person.id);
  });

  it('is known by id even when the token has no name', async () => {
    expect(await identified({ name: null })).toEqual({ id: person.id, name: 'Somebody without a name' });
  });

  it('is believed for a minute after the token ran out, as clocks differ', async () => {
    expect(await identified({ expiresAt: new Date(Date.now() - aMinuteMs / 2) })).toEqual(person);
  });

  it.each<[string, Differences]>([
    ['ran out', { expiresAt: new Date(Date.now() - 2 * aMinuteMs) }],
    ['was meant for another application', { audience: 'somebody-else' }],
    ['comes from another issuer', { issuer: 'https://login.example/v2.0' }],
    ['is from another tenant', { tenantId: '99999999-2222-3333-4444-555555555555' }],
    ['is signed with a key nobody published', { forged: true }],
  ])('is nobody when the token %s', async (_, different) => {
    await expect(identified(different)).rejects.toMatchObject({ code: 'sign-in' });
  });

  it.each([undefined, '', 'Bearer', 'Bearer not.a.token', 'Basic YWRtaW46YWRtaW4='])(
    'is nobody with the header %j',
    async (header) => {
      await expect(identify(header)).rejects.toMatchObject({ code: 'sign-in' });
    },
  );

  it('is nobody when the token is signed with a shared secret', async () => {
    const token = await new SignJWT({ oid: person.id, tid: issuer.settings.tenantId, scp: 'access_as_user' })
      .setProtectedHeader({ alg: 'HS256', kid: 'test-key' })
      .setIssuer(issuer.settings.tokenIssuer)
      .setAudience(issuer.settings.clientId)
      .setExpirationTime('1h')
      .sign(new TextEncoder().encode('a secret of at least thirty-two bytes'));
    await expect(identify(`Bearer ${token}`)).rejects.toMatchObject({ code: 'sign-in' });
  });

  it('may not ask without the scope the council agreed to', async () => {
    await expect(identified({ scope: 'openid profile' })).rejects.toMatchObject({ code: 'forbidden' });
  });

  it('is told to try again when the keys cannot be fetched', async () => {
    const elsewhere = tokenIdentifier({ ...issuer.settings, tokenKeysUrl: 'http://127.0.0.1:9/keys' });
    const token = await issuer.issue(person);
    await expect(elsewhere(`Bearer ${token}`)).rejects.toMatchObject({ code: 'sign-in-unavailable' });
  });
});
