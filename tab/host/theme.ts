import {
  teamsDarkTheme,
  teamsHighContrastTheme,
  teamsLightTheme,
  type Theme,
} from '@fluentui/react-components';

/** Themes a Teams host may ask for. */
export type HostTheme = 'default' | 'dark' | 'contrast';

export const fluentThemes = {
  default: teamsLightTheme,
  dark: teamsDarkTheme,
  contrast: teamsHighContrastTheme,
} satisfies Record<HostTheme, Theme>;

/** What a browser tells of the person's wishes, most particular first. */
const wishes = [
  ['(prefers-contrast: more) and (prefers-color-scheme: dark)', 'contrast'],
  ['(prefers-color-scheme: dark)', 'dark'],
] as const satisfies readonly (readonly [string, HostTheme])[];

/** Before a host has said anything, and where there is none. */
export function themeOfBrowser(): HostTheme {
  return wishes.find(([query]) => window.matchMedia(query).matches)?.[1] ?? 'default';
}

/** Calls back whenever the person changes their mind. */
export function onBrowserTheme(listener: (theme: HostTheme) => void): void {
  for (const [query] of wishes) {
    window.matchMedia(query).addEventListener('change', () => listener(themeOfBrowser()));
  }
}
