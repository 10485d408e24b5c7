import type { JsonObject } from './protocol.ts';

/** Who did something, in Graph's words: an app with its own token, or a person in SharePoint. */
export interface IdentitySet {
  application?: { id: string; displayName: string };
  /** `lookupId` is the person's item in the site's User Information List. */
  user?: { id: string; displayName: string; email: string; lookupId: number };
}

/** The account SharePoint shows for what an app did with its own token, the same on every site. */
const appAccount = { displayName: 'SharePoint App', lookupId: 1_073_741_822 };

export function identityBody({ application, user }: IdentitySet): JsonObject {
  return {
    ...(application && { application: { id: application.id, displayName: application.displayName } }),
    user: user
      ? { email: user.email, id: user.id, displayName: user.displayName }
      : { displayName: appAccount.displayName },
  };
}

/** For `AuthorLookupId` and `EditorLookupId`. */
export function userLookupId({ user }: IdentitySet): string {
  return String(user?.lookupId ?? appAccount.lookupId);
}

/** As a person column shows them when named. */
export function personShown({ user }: IdentitySet): JsonObject {
  return {
    LookupId: user?.lookupId ?? appAccount.lookupId,
    LookupValue: user?.displayName ?? appAccount.displayName,
    Email: user?.email ?? '',
  };
}
