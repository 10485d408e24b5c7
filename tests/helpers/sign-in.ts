import type { SignInSettings } from '#api/contract/sign-in';

/** How people would sign in outside Teams; nobody does in most tests. */
export const aSignIn: SignInSettings = {
  clientId: '7e0b7f0e-4d1c-4c5e-9f3a-5a7d1c0de0bb',
  authority: 'https://login.microsoftonline.com/7e0b7f0e-4d1c-4c5e-9f3a-5a7d1c0de0aa',
  scope: '7e0b7f0e-4d1c-4c5e-9f3a-5a7d1c0de0bb/access_as_user',
  metadata: null,
};
