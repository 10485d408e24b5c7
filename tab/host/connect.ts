import { SignInUnavailableError, type Host } from './host.ts';
import { connectToTeams, OutsideTeamsError } from './teams.ts';

/** What was found around the tab. */
export type Connected =
  | { is: 'hosted'; host: Host }
  /** In a frame of somebody who does not speak TeamsJS. */
  | { is: 'framed' }
  /** In a browser's own window, with nobody signed in; `problem` says why the last try failed. */
  | { is: 'signed-out'; problem: SignInProblem | null; signIn: () => Promise<void> };

export type SignInProblem = 'refused' | 'unavailable';

/** Teams where there is one, else the browser with a sign-in of our own. */
export async function connect(): Promise<Connected> {
  const isOwnWindow = window.parent === window && !window.opener; // Teams may open a tab as a pop-up
  return isOwnWindow ? startInBrowser() : startInTeams();
}

async function startInTeams(): Promise<Connected> {
  try {
    return { is: 'hosted', host: await connectToTeams() };
  } catch (error) {
    if (!(error instanceof OutsideTeamsError)) throw error;
    return window.parent === window ? startInBrowser() : { is: 'framed' };
  }
}

async function startInBrowser(): Promise<Connected> {
  try {
    const { connectInBrowser } = await loadBrowserHost();
    const start = await connectInBrowser();
    if ('host' in start) return { is: 'hosted', host: start.host };
    return { is: 'signed-out', problem: start.wasRefused ? 'refused' : null, signIn: start.signIn };
  } catch (error) {
    if (!(error instanceof SignInUnavailableError)) throw error;
    return {
      is: 'signed-out',
      problem: 'unavailable',
      signIn: () => Promise.resolve(window.location.reload()),
    };
  }
}

/** With the library that signs people in, which nobody needs inside Teams. */
async function loadBrowserHost() {
  try {
    return await import('./browser.ts');
  } catch (cause) {
    throw new SignInUnavailableError('Signing in could not be loaded.', { cause });
  }
}
