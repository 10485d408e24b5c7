import { createContext, useContext } from 'react';
import { AppError } from '#domain/errors';
import type { HostTheme } from './theme.ts';

/**
 * Where the tab stands: a page of its own (personal, channel and chat tabs, a browser), the panel beside a
 * meeting, a meeting's shared stage, or the dialog that sets up a channel's or chat's tab.
 */
export type Frame = 'page' | 'side-panel' | 'stage' | 'settings';

/** What the tab needs of whatever surrounds it: Teams, SharePoint, the local trial or a plain browser. */
export interface Host {
  theme: HostTheme;
  frame: Frame;
  /** What a deep link or the tab's own settings ask to start on, as `subPages` writes it; null for the first page. */
  subPageId: string | null;
  /** Calls back on every theme change from now on. */
  onThemeChange: (listener: (theme: HostTheme) => void) => void;
  /** A token for the signed-in person. */
  fetchToken: () => Promise<string>;
  /** Tells the host that the first page is there to be looked at. */
  showReady: () => void;
  /** Tells the host that the tab could not start, so that it offers to try again. */
  showFailed: (message: string) => void;
  /** An address that opens this place in Teams, for whoever may see it. */
  linkTo: (place: LinkedPlace) => string;
  /** Puts text on the clipboard; fails where neither host nor browser allows it. */
  copy: (text: string) => Promise<void>;
  /**
   * Puts a page of the tab on the stage of the meeting, for everybody in it; null where there is no meeting.
   *
   * @param path relative to the tab's base
   * @throws {StageError} with a sentence to show
   */
  shareToStage: ((path: string) => Promise<void>) | null;
  /** The chat or channel the tab stands in; null in a personal tab and outside Teams. */
  conversationId: string | null;
  /** The dialog that sets up a channel's or chat's tab; null everywhere else. */
  settings: TabSettings | null;
  /** Only where this page signs people in itself; null where Teams does. */
  session: Session | null;
}

/** Somewhere in the tab that a link can lead to. */
export interface LinkedPlace {
  subPageId: string;
  /** What the link is called in a chat. */
  label: string;
  /** The same place for those without Teams, relative to the tab's base. */
  path: string;
}

export interface TabSettings {
  /** What the tab shows by now, when it is changed rather than added; null for a new one. */
  current: string | null;
  /** What the host should save when the person presses its own button; null while nothing is chosen. */
  choose: (choice: { subPageId: string; name: string; path: string } | null) => void;
}

export interface Session {
  signIn: () => Promise<void>;
  signOut: () => Promise<void>;
}

/** The meeting does not take what was to be shown on its stage. */
export class StageError extends AppError {
  readonly code = 'stage';
}

/** Signing in cannot be started: no network, or the server does not answer. */
export class SignInUnavailableError extends AppError {
  readonly code = 'sign-in-unavailable';
}

const HostContext = createContext<Host | null>(null);

export const HostProvider = HostContext.Provider;

/** What surrounds the tab; null where pages are drawn without a host, as in tests. */
export function useHost(): Host | null {
  return useContext(HostContext);
}
