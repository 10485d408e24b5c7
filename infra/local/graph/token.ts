import type { GraphRequest } from './protocol.ts';
import { Refusal } from './refusal.ts';

/** @throws {Refusal} 401 unless the request carries the one token that is let in */
export function requireToken(accessToken: string, { headers }: GraphRequest): void {
  const [, token = ''] = /^Bearer (.*)$/i.exec(headers['authorization'] ?? '') ?? [];
  if (token === accessToken) return;
  throw new Refusal({
    status: 401,
    code: 'InvalidAuthenticationToken',
    message:
      token === '' ? 'Access token is empty.' : 'CompactToken parsing failed with error code: 80049217',
    headers: {
      'WWW-Authenticate': 'Bearer realm="", authorization_uri="https://login.microsoftonline.com/common"',
    },
  });
}
