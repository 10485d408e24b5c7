import { useMemo, useState } from 'react';
import type { ItemRow, PlanView } from '#domain/view';
import { linesOf, type Line, type Lines } from '../components/item-grid/lines.ts';
import type { ListView } from '../components/item-grid/list-view.ts';

export interface SteadyLines extends Lines {
  /** Changes since the order was made that would put rows elsewhere; 0 while all stand where they belong. */
  pending: number;
  refresh: () => void;
}

interface Made extends Lines {
  view: ListView;
  /** Versions of the items when the order was made. */
  versions: ReadonlyMap<string, string>;
}

/**
 * The lines of a view, in the order they were in when the view was chosen. What changes meanwhile changes where
 * it stands, so that nothing jumps under anybody's finger; the new order waits to be asked for.
 */
export function useLines(plan: PlanView, view: ListView): SteadyLines {
  const now = useMemo(() => linesOf(plan, view), [plan, view]);
  const make = (): Made => ({ ...now, view, versions: versionsOf(plan.items) });
  const [made, setMade] = useState(make);
  const moved = useMemo(() => !areSame(made.lines, now.lines), [made.lines, now.lines]);

  if (made.view !== view) {
    const next = make();
    setMade(next); // before anything is drawn with the old order
    return { ...next, pending: 0, refresh: () => undefined };
  }
  const changed = moved
    ? plan.items.filter(({ id, version }) => made.versions.get(id) !== version).length
    : 0;
  return {
    lines: moved ? made.lines : now.lines,
    count: now.count,
    pending: moved ? Math.max(1, changed) : 0,
    refresh: () => setMade(make()),
  };
}

function versionsOf(items: readonly ItemRow[]): ReadonlyMap<string, string> {
  return new Map(items.map(({ id, version }) => [id, version]));
}

function areSame(one: readonly Line[], other: readonly Line[]): boolean {
  return one.length === other.length && one.every((line, index) => line.key === other[index]?.key);
}
