import type { GraphRequest } from './protocol.ts';
import { accessDenied } from './refusal.ts';

/**
 * What the app may do, in the words of `Sites.Selected`: read items; also write them; also make and change
 * lists and columns, which takes more than `write` in SharePoint too.
 */
export type Role = 'read' | 'write' | 'manage';

export interface Roles {
  grant(role: Role): void;
  /** @throws {Refusal} 403 */
  check(request: GraphRequest): void;
}

export function roles(): Roles {
  let granted: Role = 'manage';
  return {
    grant: (role) => {
      granted = role;
    },
    check: ({ method, path }) => {
      if (method === 'GET' || granted === 'manage') return;
      const isItem = /\/items(\/|$)/i.test(path) || path.startsWith('/subscriptions');
      if (granted === 'read' || !isItem) throw accessDenied();
    },
  };
}
