import type { SavedTab, TeamsTheme } from './teams-host.ts';

/** What this browser remembers. The person also stands in the address, so that two windows can be two people. */

const asParameter = 'as';

export function rememberedPerson(): string | null {
  return new URLSearchParams(window.location.search).get(asParameter) ?? localStorage.getItem('person');
}

export function rememberPerson(personId: string | null): void {
  const url = new URL(window.location.href);
  if (personId) {
    localStorage.setItem('person', personId);
    url.searchParams.set(asParameter, personId);
  } else {
    localStorage.removeItem('person');
    url.searchParams.delete(asParameter);
  }
  window.history.replaceState(null, '', url);
}

const themes: readonly string[] = ['default', 'dark', 'contrast'] satisfies TeamsTheme[];

/** What was chosen before, else what the operating system prefers. */
export function rememberedTheme(): TeamsTheme {
  const chosen = localStorage.getItem('theme');
  if (chosen && themes.includes(chosen)) return chosen as TeamsTheme;
  return window.matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'default';
}

export function rememberTheme(theme: TeamsTheme): void {
  localStorage.setItem('theme', theme);
}

/** The chat's part of the width, in per cent. */
export function rememberedShare(): number {
  const share = Number(localStorage.getItem('chat-share'));
  return share >= 20 && share <= 80 ? share : 38;
}

export function rememberShare(share: number): void {
  localStorage.setItem('chat-share', String(share));
}

/** Where in Teams the tab is shown: by itself, in a channel, or beside a meeting. */
export type Surface = 'personal' | 'channel' | 'meeting';

const surfaces: readonly string[] = ['personal', 'channel', 'meeting'] satisfies Surface[];

export function rememberedSurface(): Surface {
  const chosen = localStorage.getItem('surface');
  return chosen && surfaces.includes(chosen) ? (chosen as Surface) : 'personal';
}

export function rememberSurface(surface: Surface): void {
  localStorage.setItem('surface', surface);
}

/** The channel's tab as it was saved; null before it was added. */
export function rememberedChannelTab(): SavedTab | null {
  const kept = localStorage.getItem('channel-tab');
  return kept ? (JSON.parse(kept) as SavedTab) : null;
}

export function rememberChannelTab(tab: SavedTab | null): void {
  if (tab) localStorage.setItem('channel-tab', JSON.stringify(tab));
  else localStorage.removeItem('channel-tab');
}
