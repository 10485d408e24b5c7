import type { ParsedTheme } from '#domain/parsed-plan';
import type { Entry, Theme } from './entries.ts';

/** Themes that hold something, each with a ref of its own. */
export function usedThemes(entries: Entry[], themes: Theme[]): Map<Theme, ParsedTheme> {
  const inUse = themes.filter((theme) => entries.some((entry) => entry.theme === theme));
  const isTitle =
    inUse.length === 1 && inUse[0]?.isFromAbove === true && inUse[0].ref === '' && !inUse[0].summary;
  const used = isTitle ? [] : inUse;
  const result = new Map<Theme, ParsedTheme>();
  const taken = new Set(used.map((theme) => theme.ref));
  let next = 1;
  for (const theme of used) {
    const isFirst = theme.ref !== '' && [...result.values()].every(({ ref }) => ref !== theme.ref);
    let ref = theme.ref;
    if (!isFirst) {
      while (taken.has(`T${next}`)) next += 1;
      ref = `T${next}`;
      next += 1;
    }
    result.set(theme, { ref, title: theme.title, lead: [], summary: theme.summary });
  }
  return result;
}
