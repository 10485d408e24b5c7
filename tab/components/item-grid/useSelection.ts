import { useMemo, useRef, useState } from 'react';
import type { Line, RowLine } from './lines.ts';

/** Which rows are chosen, by the action they show or the recommendation that has none or several. */
export interface Selection {
  size: number;
  /** Rows there are to choose from. */
  all: number;
  ids: ReadonlySet<string>;
  has: (id: string) => boolean;
  /** Chooses a row or lets it go; with `toHere` every row from the last one chosen as well. */
  toggle: (id: string, toHere?: boolean) => void;
  chooseAll: () => void;
  clear: () => void;
}

export function targetIdOf(line: RowLine): string {
  return line.actionId ?? line.itemId;
}

/** @param lines what can be seen: nothing that cannot is ever chosen */
export function useSelection(lines: readonly Line[]): Selection {
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const anchor = useRef<string | null>(null);
  return useMemo(() => {
    const all = [...new Set(lines.filter((line) => line.kind === 'row').map(targetIdOf))];
    const shown = new Set(all);
    const ids = new Set([...chosen].filter((id) => shown.has(id)));
    return {
      size: ids.size,
      all: all.length,
      ids,
      has: (id) => ids.has(id),
      toggle(id, toHere = false) {
        const from = anchor.current === null ? -1 : all.indexOf(anchor.current);
        const to = all.indexOf(id);
        if (toHere && from >= 0) {
          setChosen(new Set([...ids, ...all.slice(Math.min(from, to), Math.max(from, to) + 1)]));
          return;
        }
        anchor.current = id;
        setChosen(ids.has(id) ? new Set([...ids].filter((other) => other !== id)) : new Set([...ids, id]));
      },
      chooseAll: () => setChosen(shown),
      clear: () => setChosen(new Set()),
    };
  }, [lines, chosen]);
}
