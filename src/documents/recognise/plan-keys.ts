import type { Entry, Theme } from './entries.ts';

/** Gives every entry a key that is unique in the plan: its first ref, or its level and number, or its place. */
export function keysOf(
  entries: Entry[],
  themeRef: (theme: Theme | null) => string | null,
): Map<Entry, string> {
  const keys = new Map<Entry, string>();
  const taken = new Set<string>();
  const places = new Map<Entry | Theme | null, number>();
  const startAgain = refsStartAgain(entries);
  for (const entry of entries) {
    const group = entry.parent ?? (themeRef(entry.theme) ? entry.theme : null);
    const place = (places.get(group) ?? 0) + 1;
    places.set(group, place);
    const wanted = wantedKey(
      entry,
      place,
      entry.parent ? (keys.get(entry.parent) ?? null) : null,
      themeRef(entry.theme),
      startAgain,
    );
    let key = wanted;
    for (let count = 2; taken.has(key.toLowerCase()); count++) key = `${wanted}-${count}`;
    taken.add(key.toLowerCase());
    keys.set(entry, key);
  }
  return keys;
}

function wantedKey(
  entry: Entry,
  place: number,
  parentKey: string | null,
  theme: string | null,
  startAgain: boolean,
): string {
  const ref = entry.refs[0]?.replace(/\s+/gu, '');
  if (parentKey) return `${parentKey}.${place}`;
  if (!ref) return theme ? `${theme}.${place}` : `R${place}`;
  if (entry.level && /^\d+$/u.test(ref)) return `${entry.level}-${ref}`;
  if (/^(?:[a-z]|[ivx]+)$/iu.test(ref) && theme) return `${theme}${ref}`;
  return startAgain && theme && /^\d/u.test(ref) ? `${theme}.${ref}` : ref;
}

/** Whether numbers start again under another theme, so that they name nothing alone. */
function refsStartAgain(entries: Entry[]): boolean {
  const seen = new Map<string, Theme | null>();
  return entries.some(({ refs, theme, parent, level }) => {
    const ref = refs[0]?.toLowerCase();
    if (!ref || parent || level) return false;
    const isAgain = seen.has(ref) && seen.get(ref) !== theme;
    seen.set(ref, theme);
    return isAgain;
  });
}
