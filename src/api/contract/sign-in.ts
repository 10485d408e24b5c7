import { z } from 'zod';

/** What a browser outside Teams needs to sign somebody in. All of it is public: there is no secret. */
export const signInSettings = z.object({
  clientId: z.string(),
  /** Whose sign-in page it is: `https://login.microsoftonline.com/<tenant>`. */
  authority: z.string(),
  /** The scope of the tab's tokens, by the application's id, as an application asks for itself. */
  scope: z.string(),
  /** The authority's own description of itself, as OpenID Connect writes it; null where the library knows it. */
  metadata: z.string().nullable(),
});

export type SignInSettings = z.infer<typeof signInSettings>;
