import { app, authentication } from '@microsoft/teams-js';
import { AppError } from '#domain/errors';
import type { HostTheme } from './theme.ts';

/** What the tab needs of Teams, or of the local page that stands in for it. */
export interface TeamsHost {
  theme: HostTheme;
  /** Where a deep link asks to start: `item/<id>`, `plan/<id>`; null for the first page. */
  subPageId: string | null;
  /** Calls back on every theme change from now on. */
  onThemeChange: (listener: (theme: HostTheme) => void) => void;
  /** A token for the signed-in person, straight from the host. */
  fetchToken: () => Promise<string>;
  /** Tells the host that the first page is there to be looked at. */
  showReady: () => void;
  /** Tells the host that the tab could not start, so that it offers to try again. */
  showFailed: (message: string) => void;
}

/** There is no Teams around this page. */
export class OutsideTeamsError extends AppError {
  readonly code = 'outside-teams';
}

/** A host answers within moments; a page that merely frames us never does. */
const longestWaitMs = 10_000;

/**
 * Says hello to the host and learns theme and deep link.
 *
 * @throws {OutsideTeamsError} when nothing that speaks TeamsJS surrounds this page
 */
export async function connectToTeams(): Promise<TeamsHost> {
  if (window.parent === window && !window.opener) {
    throw new OutsideTeamsError('This page is not open in Microsoft Teams.');
  }
  try {
    await withinMs(longestWaitMs, app.initialize());
  } catch (cause) {
    throw new OutsideTeamsError('This page is not open in Microsoft Teams.', { cause });
  }
  app.notifyAppLoaded();
  const context = await app.getContext();
  return {
    theme: knownTheme(context.app.theme),
    subPageId: context.page.subPageId ?? null,
    onThemeChange: (listener) => app.registerOnThemeChangeHandler((theme) => listener(knownTheme(theme))),
    fetchToken: () => authentication.getAuthToken(),
    showReady: () => void app.notifySuccess(),
    showFailed: (message) => app.notifyFailure({ reason: app.FailedReason.Other, message }),
  };
}

/** "glass" is dark with a blur behind it. */
function knownTheme(name: string): HostTheme {
  if (name === 'dark' || name === 'glass') return 'dark';
  return name === 'contrast' ? 'contrast' : 'default';
}

async function withinMs<T>(limitMs: number, work: Promise<T>): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const limit = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`No answer within ${limitMs} ms.`)), limitMs);
  });
  return Promise.race([work, limit]).finally(() => clearTimeout(timer));
}
