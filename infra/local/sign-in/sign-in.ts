import { createHash, randomUUID } from 'node:crypto';
import express, { Router } from 'express';
import { z } from 'zod';
import { local, paths } from '../constants.ts';
import { samplePerson, type SamplePerson } from '../people.ts';
import type { TokenIssuer } from '../tokens.ts';
import { choosingPage } from './choosing-page.ts';

/**
 * Plays Microsoft Entra's sign-in page and token endpoint for a browser outside Teams: the authorization code
 * flow with PKCE, as the tab's own library speaks it. Instead of a password one says who one is.
 *
 * Not guaranteed: scopes are not read, nobody is remembered from one sign-in to the next, and a restart forgets
 * every session.
 */
export function signInRouter(tokens: TokenIssuer): Router {
  const router = Router();
  const codes = new Map<string, Asked & { person: SamplePerson }>();
  const sessions = new Map<string, SamplePerson>();

  router.get('/authorize', (request, response) => {
    const asked = askedFor.safeParse(request.query);
    if (!asked.success) {
      response.status(400).type('text').send('This is not a request of the local trial’s own tab.\n');
      return;
    }
    const person = samplePerson(asked.data.as ?? '');
    if (!person) {
      const again = (id: string) => `?${new URLSearchParams({ ...asText(request.query), as: id })}`;
      response.set(pageHeaders).type('html').send(choosingPage(again));
      return;
    }
    const code = randomUUID();
    codes.set(code, { ...asked.data, person });
    const answer = new URLSearchParams({ code, state: asked.data.state });
    response.redirect(`${asked.data.redirect_uri}#${answer}`);
  });

  router.post('/token', express.urlencoded({ extended: false }), async (request, response) => {
    const grant = grants.safeParse(request.body);
    const entered = grant.success ? enter(grant.data) : null;
    if (!entered) {
      response.status(400).json({ error: 'invalid_grant', error_description: 'Sign in again.' });
      return;
    }
    const session = randomUUID();
    sessions.set(session, entered.person);
    response.set('cache-control', 'no-store').json({
      token_type: 'Bearer',
      scope: `openid profile ${local.clientId}/access_as_user`,
      expires_in: 3600,
      access_token: await tokens.issue(entered.person),
      id_token: await tokens.issueIdentity(entered.person, entered.nonce),
      refresh_token: session,
      client_info: encoded({ uid: entered.person.id, utid: local.tenantId }),
    });
  });

  router.get('/sign-out', (request, response) => {
    const { post_logout_redirect_uri: next } = asText(request.query);
    response.redirect(next && isOurTab(next) ? next : '/');
  });

  /** A code or a session is good once. */
  function enter(grant: z.infer<typeof grants>): { person: SamplePerson; nonce: string | null } | null {
    if (grant.grant_type === 'refresh_token') {
      const person = sessions.get(grant.refresh_token);
      sessions.delete(grant.refresh_token);
      return person ? { person, nonce: null } : null;
    }
    const asked = codes.get(grant.code);
    codes.delete(grant.code);
    const challenge = createHash('sha256').update(grant.code_verifier).digest('base64url');
    return asked?.code_challenge === challenge ? asked : null;
  }

  return router;
}

/** What Entra would say of itself, for the server's settings. @param origin where the trial is reached */
export function signInMetadata(origin: string): string {
  const base = `${origin}${paths.signIn}`;
  return JSON.stringify({
    issuer: `${origin}${paths.api}`,
    authorization_endpoint: `${base}/authorize`,
    token_endpoint: `${base}/token`,
    end_session_endpoint: `${base}/sign-out`,
    jwks_uri: `${origin}${paths.api}/keys`,
  });
}

/** Nobody is asked at this name; the library takes no authority without https, and the metadata says the rest. */
export const signInAuthority = `https://sign-in.netherwell.invalid/${local.tenantId}`;

const askedFor = z.object({
  client_id: z.literal(local.clientId),
  response_type: z.literal('code'),
  redirect_uri: z.string().refine(isOurTab),
  state: z.string(),
  nonce: z.string(),
  code_challenge: z.string(),
  code_challenge_method: z.literal('S256'),
  /** Who was chosen; absent while the page is still to be shown. */
  as: z.string().optional(),
});

type Asked = z.infer<typeof askedFor>;

const grants = z.discriminatedUnion('grant_type', [
  z.object({ grant_type: z.literal('authorization_code'), code: z.string(), code_verifier: z.string() }),
  z.object({ grant_type: z.literal('refresh_token'), refresh_token: z.string() }),
]);

function isOurTab(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { hostname, pathname } = new URL(address);
  return ['127.0.0.1', 'localhost', '[::1]'].includes(hostname) && pathname === paths.tab;
}

function asText(query: object): Record<string, string> {
  return Object.fromEntries(
    Object.entries(query).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])),
  );
}

function encoded(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}

const pageHeaders = {
  'Content-Security-Policy':
    "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; frame-ancestors 'none'",
  'Cache-Control': 'no-store',
};
