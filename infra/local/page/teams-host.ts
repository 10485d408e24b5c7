/**
 * The host's side of the TeamsJS protocol, so that the tab runs unchanged in the local page's frame.
 *
 * TeamsJS takes messages from a host of its own origin (besides Microsoft's domains), which is why the
 * page and the tab are served from one address. Only what the runtime below lists is answered; for the
 * rest the library itself tells the tab that this host does not support it.
 */
export type TeamsTheme = 'default' | 'dark' | 'contrast';

export interface TeamsHostOptions {
  frame: HTMLIFrameElement;
  appId: string;
  tenantId: string;
  person: { id: string; name: string };
  theme: TeamsTheme;
  /** What the tab should open on, as in a deep link's `subEntityId`. */
  subPageId: string | null;
  /** Where the frame stands. Default: `content`, a page of its own. */
  frameContext?: FrameContext;
  /** The channel or meeting around it, in the words of a host's context; none around a personal tab. */
  around?: {
    entityId?: string;
    channelId?: string;
    channelName?: string;
    meetingId?: string;
    chatId?: string;
  };
  /** A token for the person, as Microsoft Entra would give the tab. */
  getAuthToken: () => Promise<string>;
  /** The tab asked to open an address: a web page, or a Teams deep link. */
  onOpenLink: (url: string) => void;
  /** The tab could not start; `message` is what it said, if anything. */
  onFailure: (message: string) => void;
  /** The tab said that it is ready to be looked at. */
  onReady: () => void;
  /** The panel beside a meeting asked to show a page of the tab to everybody in it. */
  onShareToStage?: (address: string) => void;
  /** Only in the frame that sets up a channel's tab. */
  settings?: SettingsFrame;
}

/** Frames of TeamsJS that this page can hold. */
export type FrameContext = 'content' | 'sidePanel' | 'meetingStage' | 'settings';

/** A channel's tab as its host keeps it. */
export interface SavedTab {
  entityId: string;
  contentUrl: string;
  websiteUrl?: string;
  suggestedDisplayName?: string;
}

export interface SettingsFrame {
  /** What is kept by now; null for a tab that is being added. */
  current: SavedTab | null;
  /** Whether there is something to save yet. */
  onValidity: (isValid: boolean) => void;
  /** The person pressed Save, and the frame has agreed. */
  onSaved: (tab: SavedTab) => void;
  /** The frame did not agree, and why. */
  onRefused: (reason: string) => void;
}

export interface TeamsHost {
  setTheme(theme: TeamsTheme): void;
  /** The host's own Save button was pressed. */
  save(): void;
  close(): void;
}

/** A request as TeamsJS 2.x posts it; answered under the same ids. */
interface HostRequest {
  id: number;
  uuidAsString?: string;
  func: string;
  args?: unknown[];
}

/** What TeamsJS may ask of this host. Its own checks refuse every other capability. */
const runtimeConfig = {
  apiVersion: 4,
  isLegacyTeams: false,
  hostVersionsInfo: {},
  supports: { pages: { config: {} } },
};

const newestTeamsJs = '2.58.0';

/** Starts answering the tab in `frame`. Set the frame's address after this, or its first message is lost. */
export function hostTab(options: TeamsHostOptions): TeamsHost {
  let theme = options.theme;
  const handlers = new Set<string>();
  let chosen: SavedTab | null = null;

  async function answer(request: HostRequest): Promise<unknown[] | null> {
    const args = request.args ?? [];
    switch (request.func) {
      case 'initialize':
        handlers.clear(); // the frame was loaded anew
        return [options.frameContext ?? 'content', 'web', JSON.stringify(runtimeConfig), newestTeamsJs];
      case 'getContext':
        return [contextFor(options, theme)];
      case 'authentication.getAuthToken':
        return options.getAuthToken().then(
          (token) => [true, token],
          (error: unknown) => [false, error instanceof Error ? error.message : String(error)],
        );
      case 'registerHandler':
        handlers.add(String(args[0]));
        return null;
      case 'settings.getSettings':
        return [options.settings?.current ?? {}];
      case 'settings.setValidityState':
        options.settings?.onValidity(args[0] === true);
        return null;
      case 'settings.setSettings':
        chosen = args[0] as SavedTab;
        return [true];
      case 'settings.save.success':
        if (chosen) options.settings?.onSaved(chosen);
        return null;
      case 'settings.save.failure':
        options.settings?.onRefused(typeof args[0] === 'string' ? args[0] : 'This could not be saved.');
        return null;
      case 'meeting.shareAppContentToStage':
        return [shareToStage(String(args[0])), true];
      case 'executeDeepLink':
        options.onOpenLink(String(args[0]));
        return [true];
      case 'pages.navigateToApp':
        options.onOpenLink(deepLinkOf(args[0]));
        return [true];
      case 'appInitialization.appLoaded':
      case 'appInitialization.success':
        options.onReady();
        return null;
      case 'appInitialization.failure':
        options.onFailure(typeof args[1] === 'string' ? args[1] : '');
        return null;
      default:
        return null;
    }
  }

  /** Teams takes only pages of the app's own domains; the error is TeamsJS's. */
  function shareToStage(address: string): { errorCode: number; message: string } | null {
    const isOwn = URL.canParse(address) && new URL(address).origin === window.location.origin;
    if (!isOwn || !options.onShareToStage) return { errorCode: 1000, message: 'Not permitted.' };
    options.onShareToStage(address);
    return null;
  }

  async function onMessage(event: MessageEvent<unknown>): Promise<void> {
    const tab = options.frame.contentWindow;
    if (event.source !== tab || event.origin !== window.location.origin) return;
    if (!isHostRequest(event.data)) return;
    const { id, uuidAsString } = event.data;
    const args = await answer(event.data);
    if (args) tab?.postMessage({ id, uuidAsString, args }, window.location.origin);
  }

  const listener = (event: MessageEvent<unknown>) => void onMessage(event);
  window.addEventListener('message', listener);
  const tell = (func: string, args: unknown[]) => {
    options.frame.contentWindow?.postMessage({ func, args }, window.location.origin);
  };
  return {
    setTheme(next) {
      theme = next;
      if (handlers.has('themeChange')) tell('themeChange', [next]);
    },
    save: () => tell('settings.save', [{}]),
    close() {
      window.removeEventListener('message', listener);
    },
  };
}

/** Context in the flat form hosts send; TeamsJS turns it into the `app.Context` that tabs see. */
function contextFor(options: TeamsHostOptions, theme: TeamsTheme) {
  const { appId, tenantId, person, subPageId, frameContext = 'content', around } = options;
  return {
    appId,
    entityId: 'plans',
    subEntityId: subPageId ?? undefined,
    locale: 'en-gb',
    theme,
    tid: tenantId,
    userObjectId: person.id,
    userDisplayName: person.name,
    hostName: 'Teams',
    hostClientType: 'web',
    frameContext,
    sessionId: 'local-trial',
    ...around,
  };
}

/** `pages.navigateToApp` sends its parameters; a link is what the rest of the page understands. */
function deepLinkOf(target: unknown): string {
  if (typeof target === 'string') return target;
  const { appId, pageId, subPageId } = target as { appId: string; pageId: string; subPageId?: string };
  const context = encodeURIComponent(JSON.stringify({ subEntityId: subPageId }));
  return `https://teams.microsoft.com/l/entity/${appId}/${pageId}?context=${context}`;
}

function isHostRequest(data: unknown): data is HostRequest {
  if (typeof data !== 'object' || data === null) return false;
  return 'id' in data && typeof data.id === 'number' && 'func' in data && typeof data.func === 'string';
}
