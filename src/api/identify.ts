import { createRemoteJWKSet, errors, jwtVerify, type JWTPayload } from 'jose';
import { z } from 'zod';
import { AppError, ForbiddenError } from '#domain/errors';
import type { Person } from '#domain/post';

/** Nobody is signed in, or their token does not hold. The tab asks Teams for a new one. */
export class SignInError extends AppError {
  readonly code = 'sign-in';
}

/** The keys that tokens are checked with cannot be had just now. */
export class SignInUnavailableError extends AppError {
  readonly code = 'sign-in-unavailable';
}

export interface TokenSettings {
  tokenIssuer: string;
  tokenKeysUrl: string;
  /** The audience: tokens for other applications are refused. */
  clientId: string;
  tenantId: string;
}

/** Who sent a request, by its Authorization header. */
export type Identify = (authorization: string | undefined) => Promise<Person>;

const clockToleranceSeconds = 60;
const requiredScope = 'access_as_user';

/** Only for display: never decide on a name. */
const unnamed = 'Somebody without a name';

const claimsWeUse = z.object({
  oid: z.guid(),
  tid: z.guid(),
  scp: z.string().default(''),
  name: z.string().trim().min(1).catch(unnamed),
});

/**
 * Checks tokens that Teams gives the tab: signature, issuer, audience, time, tenant and scope.
 * Keys are fetched when first needed, kept, and fetched again when an unknown one is named.
 *
 * @see https://learn.microsoft.com/entra/identity-platform/claims-validation
 */
export function tokenIdentifier(settings: TokenSettings): Identify {
  const keys = createRemoteJWKSet(new URL(settings.tokenKeysUrl));
  return async (authorization) => {
    const token = /^Bearer ([^\s]+)$/i.exec(authorization ?? '')?.[1];
    if (!token) throw new SignInError('You are not signed in.');
    const claims = claimsWeUse.safeParse(await verified(token, keys, settings));
    if (!claims.success || claims.data.tid.toLowerCase() !== settings.tenantId) {
      throw new SignInError('Your sign-in is not from this council.');
    }
    const { oid, name, scp } = claims.data;
    if (!scp.split(' ').includes(requiredScope)) {
      throw new ForbiddenError('Teams has not been allowed to sign you in to Golden Thread.');
    }
    return { id: oid.toLowerCase(), name };
  };
}

async function verified(
  token: string,
  keys: ReturnType<typeof createRemoteJWKSet>,
  { tokenIssuer, clientId }: TokenSettings,
): Promise<JWTPayload> {
  try {
    const { payload } = await jwtVerify(token, keys, {
      issuer: tokenIssuer,
      audience: clientId,
      algorithms: ['RS256'],
      clockTolerance: clockToleranceSeconds,
      requiredClaims: ['exp', 'oid', 'tid'],
    });
    return payload;
  } catch (cause) {
    if (isTokenFault(cause)) {
      throw new SignInError('Your sign-in has expired or could not be checked. Reload the tab.', { cause });
    }
    throw new SignInUnavailableError('Sign-ins cannot be checked just now. Please try again in a minute.', {
      cause,
    });
  }
}

/** Everything else (no network, a broken key set) is on our side. */
function isTokenFault(error: unknown): boolean {
  return (
    error instanceof errors.JWTExpired ||
    error instanceof errors.JWTClaimValidationFailed ||
    error instanceof errors.JWTInvalid ||
    error instanceof errors.JWSInvalid ||
    error instanceof errors.JWSSignatureVerificationFailed ||
    error instanceof errors.JWKSNoMatchingKey ||
    error instanceof errors.JWKSMultipleMatchingKeys ||
    error instanceof errors.JOSEAlgNotAllowed ||
    error instanceof errors.JOSENotSupported
  );
}
