import type { Theme } from './entries.ts';
import { leadingRef } from './refs.ts';
import { titleAndLead } from './theme-introductions.ts';
import { likeness, sameWords } from './words.ts';

/** The theme with this title, known already or new. "2. Leadership" has the ref "2". */
export function themeFor(reading: { themes: Theme[] }, heading: string, isFromAbove = false): Theme {
  const { title: line, lead } = titleAndLead(heading.replace(/\s+/gu, ' ').trim());
  const marked = leadingRef(line);
  const title = marked?.rest ?? line.replace(/^(?:theme|priority|area)\s+(?=\d)/iu, '');
  const ref =
    marked?.ref ?? /^(?:theme|priority|area|outcome|objective)\s+([\dA-Z]{1,2})$/iu.exec(line)?.[1] ?? '';
  const known = reading.themes.find(
    (theme) =>
      sameWords(theme.title, title) ||
      (ref !== '' && theme.ref === ref && likeness(theme.title, title) > 0.6),
  );
  if (known) {
    known.lead ??= lead;
    return known;
  }
  const theme: Theme = { ref, title, lead, summary: null, isFromAbove };
  reading.themes.push(theme);
  return theme;
}
