import { useEffect, useRef, useState } from 'react';
import type { ItemRow } from '#domain/view';

/** How long a change is pointed out. */
const freshMs = 8_000;

/** Ids of items that changed moments ago while the page was open. Items seen for the first time are not news. */
export function useFreshItems(items: readonly Pick<ItemRow, 'id' | 'version'>[]): ReadonlySet<string> {
  const seen = useRef<ReadonlyMap<string, string> | null>(null);
  const [fresh, setFresh] = useState<ReadonlySet<string>>(new Set());

  useEffect(() => {
    const before = seen.current;
    const now = new Map(items.map(({ id, version }) => [id, version]));
    seen.current = now;
    const changed = [...now].filter(([id, version]) => before?.has(id) && before.get(id) !== version);
    if (changed.length === 0) return;
    const ids = changed.map(([id]) => id);
    setFresh((current) => new Set([...current, ...ids]));
    setTimeout(() => {
      setFresh((current) => new Set([...current].filter((id) => !ids.includes(id))));
    }, freshMs);
  }, [items]);

  return fresh;
}
