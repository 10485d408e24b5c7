import { app, authentication, clipboard, FrameContexts, meeting, pages } from '@microsoft/teams-js';
import { AppError } from '#domain/errors';
import { strings } from '#tab/strings';
import { deepLink, pageAddress, startingAt, startOf } from './addresses.ts';
import { StageError, type Frame, type Host, type TabSettings } from './host.ts';
import type { HostTheme } from './theme.ts';

/** Nothing that speaks TeamsJS surrounds this page. */
export class OutsideTeamsError extends AppError {
  readonly code = 'outside-teams';
}

/** A host answers within moments; a page that merely frames us never does. */
const longestWaitMs = 10_000;

/**
 * Says hello to the host and learns where the tab stands.
 *
 * @throws {OutsideTeamsError} when nothing that speaks TeamsJS surrounds this page
 */
export async function connectToTeams(): Promise<Host> {
  const sharePoint = sharePointAround();
  try {
    await withinMs(longestWaitMs, app.initialize(sharePoint));
  } catch (cause) {
    throw new OutsideTeamsError('This page is not open in Microsoft Teams.', { cause });
  }
  app.notifyAppLoaded();
  const context = await app.getContext();
  if (sharePoint.length > 0) await checkSignIn();
  const frame = frameOf(context.page.frameContext);
  return {
    theme: knownTheme(context.app.theme),
    frame,
    subPageId: context.page.subPageId || startOf(window.location.search) || firstOf(frame),
    onThemeChange: (listener) => app.registerOnThemeChangeHandler((theme) => listener(knownTheme(theme))),
    fetchToken: () => authentication.getAuthToken(),
    showReady: () => void app.notifySuccess(),
    showFailed: (message) => app.notifyFailure({ reason: app.FailedReason.Other, message }),
    linkTo: (place) => deepLink(context, place),
    copy,
    shareToStage: frame === 'side-panel' ? shareToStage : null,
    conversationId: context.chat?.id ?? context.channel?.id ?? null,
    settings: frame === 'settings' ? await tabSettings() : null,
    session: null,
  };
}

/**
 * TeamsJS takes no messages from SharePoint unless told which. Ours is the only one that may frame this page.
 *
 * @see https://github.com/MicrosoftDocs/msteams-docs/issues/10674
 */
function sharePointAround(): string[] {
  // Firefox does not know who stands around a frame, only who opened it.
  const around =
    'ancestorOrigins' in window.location ? [...window.location.ancestorOrigins] : [document.referrer];
  return around
    .filter((address) => URL.canParse(address))
    .map((address) => new URL(address).origin)
    .filter(isSharePoint);
}

function isSharePoint(origin: string): boolean {
  return /^https:\/\/[^/]+\.sharepoint\.com$/.test(origin);
}

/**
 * SharePoint speaks TeamsJS but has been seen to leave this question without an answer.
 *
 * @throws {OutsideTeamsError} when it does
 * @see https://github.com/OfficeDev/microsoft-teams-library-js/issues/1407
 */
async function checkSignIn(): Promise<void> {
  try {
    await withinMs(longestWaitMs, authentication.getAuthToken());
  } catch (cause) {
    throw new OutsideTeamsError('SharePoint does not say who is looking.', { cause });
  }
}

/** Beside a meeting one wants its agenda, not the list of plans. */
function firstOf(frame: Frame): string | null {
  return frame === 'side-panel' || frame === 'stage' ? 'meetings' : null;
}

function frameOf(context: FrameContexts): Frame {
  if (context === FrameContexts.settings) return 'settings';
  if (context === FrameContexts.sidePanel) return 'side-panel';
  return context === FrameContexts.meetingStage ? 'stage' : 'page';
}

/** Through the host where it offers to: a frame may not always write to the clipboard itself. */
async function copy(text: string): Promise<void> {
  if (clipboard.isSupported()) return clipboard.write(new Blob([text], { type: 'text/plain' }));
  return navigator.clipboard.writeText(text);
}

async function shareToStage(path: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const address = pageAddress(path);
    meeting.shareAppContentToStage((error, isShared) => {
      if (isShared && !error) resolve();
      else reject(new StageError(strings.stage.refused, { cause: error }));
    }, address);
  });
}

/** The host's own Save button stays off until something is chosen. */
async function tabSettings(): Promise<TabSettings> {
  const { contentUrl } = await pages.getConfig();
  let chosen: Parameters<TabSettings['choose']>[0] = null;
  pages.config.registerOnSaveHandler((event) => {
    if (!chosen) return event.notifyFailure(strings.configure.nothingChosen);
    const { subPageId, name, path } = chosen;
    pages.config
      .setConfig({
        entityId: subPageId,
        contentUrl: startingAt(subPageId),
        websiteUrl: pageAddress(path),
        suggestedDisplayName: name,
      })
      .then(
        () => event.notifySuccess(),
        () => event.notifyFailure(strings.configure.notSaved),
      );
  });
  return {
    current: contentUrl && URL.canParse(contentUrl) ? startOf(new URL(contentUrl).search) : null,
    choose(choice) {
      chosen = choice;
      pages.config.setValidityState(choice !== null);
    },
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
