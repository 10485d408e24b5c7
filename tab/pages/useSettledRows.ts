import { useState, type FocusEvent } from 'react';
import type { WorkRow } from '#domain/my-work-view';
import { changesSince, keyOf, placed, placesOf, type PlacedGroup } from '../components/my-work/rows.ts';

export interface SettledRows {
  groups: PlacedGroup[];
  /** Rows that would stand elsewhere by now. */
  changes: number;
  /** Puts the page in order. */
  settle: () => void;
  /** For the list's element: whether somebody points at it or is in it. */
  watch: {
    onPointerEnter: () => void;
    onPointerLeave: () => void;
    onFocus: () => void;
    onBlur: (event: FocusEvent<HTMLElement>) => void;
  };
}

/**
 * Rows where they first stood, whatever happens to them, so that nothing jumps from under a pointer or the
 * keyboard's focus. While neither is in the list it puts itself in order as things change.
 */
export function useSettledRows(rows: readonly WorkRow[]): SettledRows {
  const [places, setPlaces] = useState(() => placesOf(rows));
  const [seen, setSeen] = useState(() => ({ rows, known: knownOf(rows) }));
  const [hasPointer, setPointer] = useState(false);
  const [hasFocus, setFocus] = useState(false);
  if (seen.rows !== rows) {
    setSeen({ rows, known: new Map([...seen.known, ...knownOf(rows)]) });
    if (!hasPointer && !hasFocus) setPlaces(placesOf(rows));
  }
  return {
    groups: placed(places, rows, seen.known),
    changes: changesSince(places, rows),
    settle: () => setPlaces(placesOf(rows)),
    watch: {
      onPointerEnter: () => setPointer(true),
      onPointerLeave: () => setPointer(false),
      onFocus: () => setFocus(true),
      onBlur: ({ currentTarget, relatedTarget }) => setFocus(currentTarget.contains(relatedTarget)),
    },
  };
}

function knownOf(rows: readonly WorkRow[]): Map<string, WorkRow> {
  return new Map(rows.map((row) => [keyOf(row), row]));
}
