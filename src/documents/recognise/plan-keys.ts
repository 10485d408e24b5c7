import type { Entry, Theme } from './entries.ts';

/** Gives every entry a key that is unique in the plan: its first ref, or its level and number, or its place. */
export function keysOf(
  entries: Entry[],
  themeRef: (theme: Theme | null) => string | null,
): Map<Entry, string> {
  const keys = new Map<Entry, string>();
  const taken = new Set<string>();
  const places = new Map<Entry | null, number>();
  const shared = sharedRefs(entries);
  for (const entry of entries) {
    const place = (places.get(entry.parent) ?? 0) + 1;
    places.set(entry.parent, place);
    const wanted = wantedKey(
      entry,
      place,
      entry.parent ? (keys.get(entry.parent) ?? null) : null,
      themeRef(entry.theme),
      shared,
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
  shared: Set<string>,
): string {
  const ref = entry.refs[0]?.replace(/\s+/gu, '');
  if (parentKey) return `${parentKey}.${place}`;
  if (!ref) return theme ? `${theme}.${place}` : `R${place}`;
  if (entry.level && /^\d+$/u.test(ref)) return `${entry.level}-${ref}`;
  if (/^(?:[a-z]|[ivx]+)$/iu.test(ref) && theme) return `${theme}${ref}`;
  return shared.has(ref.toLowerCase()) && theme ? `${theme}.${ref}` : ref;
}

/** Numbers that start again under another theme. */
function sharedRefs(entries: Entry[]): Set<string> {
  const seen = new Map<string, Theme | null>();
  const shared = new Set<string>();
  for (const { refs, theme, parent, level } of entries) {
    const ref = refs[0]?.toLowerCase();
    if (!ref || parent || level) continue;
    if (seen.has(ref) && seen.get(ref) !== theme) shared.add(ref);
    seen.set(ref, theme);
  }
  return shared;
}
