import {
  CacheLookupPolicy,
  ProtocolMode,
  PublicClientApplication,
  type AccountInfo,
} from '@azure/msal-browser';
import type { SignInSettings } from '#api/contract/sign-in';
import { pageAddress, startOf } from './addresses.ts';
import { SignInUnavailableError, type Host } from './host.ts';
import { themeOfBrowser, onBrowserTheme } from './theme.ts';

/** Whether somebody is signed in to this browser's window, and how to get there if not. */
export type BrowserStart = { host: Host } | { signIn: () => Promise<void>; wasRefused: boolean };

/** Taken to the sign-in page once by itself; whoever comes back without being signed in chooses to try again. */
const triedKey = 'golden-thread.sign-in-tried';

/**
 * Signs people in where no Teams does: the authorization code flow with PKCE, for the same scope that Teams
 * gives the tab, so that the server cannot tell the tokens apart. What is known about the session is kept in
 * sessionStorage and goes with the window.
 *
 * @returns never, when the window is on its way to the sign-in page
 * @throws {SignInUnavailableError}
 */
export async function connectInBrowser(): Promise<BrowserStart> {
  const { client, settings } = await openClient();
  const answer = await client.handleRedirectPromise().then(
    (result) => ({ account: result?.account, wasRefused: false }),
    () => ({ account: undefined, wasRefused: true }), // said no, or came back with what nobody asked for
  );
  const { wasRefused } = answer;
  const account = answer.account ?? client.getAllAccounts()[0];
  const signIn = () => client.loginRedirect({ scopes: [settings.scope] });
  if (account) {
    sessionStorage.removeItem(triedKey);
    return { host: hostFor(client, settings, account) };
  }
  if (wasRefused || sessionStorage.getItem(triedKey)) return { signIn, wasRefused };
  sessionStorage.setItem(triedKey, 'true');
  await signIn();
  return new Promise(() => undefined); // the page is about to go
}

async function openClient(): Promise<{ client: PublicClientApplication; settings: SignInSettings }> {
  try {
    const settings = await fetchSettings();
    const { clientId, authority, metadata } = settings;
    const client = new PublicClientApplication({
      auth: {
        clientId,
        authority,
        knownAuthorities: [new URL(authority).host],
        redirectUri: pageAddress('/'),
        postLogoutRedirectUri: pageAddress('/'),
        ...(metadata && { authorityMetadata: metadata }),
      },
      cache: { cacheLocation: 'sessionStorage' },
      system: { protocolMode: metadata ? ProtocolMode.OIDC : ProtocolMode.AAD },
    });
    await client.initialize();
    return { client, settings };
  } catch (cause) {
    throw new SignInUnavailableError('Signing in is not possible just now.', { cause });
  }
}

async function fetchSettings(): Promise<SignInSettings> {
  const response = await fetch('/api/v1/sign-in');
  if (!response.ok) throw new Error(`The server answered with ${response.status}.`);
  return (await response.json()) as SignInSettings;
}

function hostFor(client: PublicClientApplication, settings: SignInSettings, account: AccountInfo): Host {
  const request = { scopes: [settings.scope], account };
  return {
    theme: themeOfBrowser(),
    frame: 'page',
    subPageId: startOf(window.location.search),
    onThemeChange: onBrowserTheme,
    async fetchToken() {
      // No hidden frame: browsers keep third-party cookies from it, and our own policy allows none. When the
      // refresh token has run out too, the person is asked to sign in again.
      const { accessToken } = await client.acquireTokenSilent({
        ...request,
        cacheLookupPolicy: CacheLookupPolicy.AccessTokenAndRefreshToken,
      });
      return accessToken;
    },
    showReady: () => undefined,
    showFailed: () => undefined,
    linkTo: ({ path }) => pageAddress(path),
    copy: (text) => navigator.clipboard.writeText(text),
    shareToStage: null,
    conversationId: null,
    settings: null,
    session: {
      signIn: () => client.acquireTokenRedirect(request),
      async signOut() {
        sessionStorage.setItem(triedKey, 'true'); // or this page would sign them straight in again
        await client.logoutRedirect({ account });
      },
    },
  };
}
