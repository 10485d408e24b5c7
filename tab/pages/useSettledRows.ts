import { useState } from 'react';
import type { WorkRow } from '#domain/my-work-view';
import { changesSince, keyOf, placed, placesOf, type PlacedGroup } from '../components/my-work/rows.ts';
import { withKept } from '../components/my-work/steady.ts';
import { useTouched, type Touched } from './useTouched.ts';

export interface SettledRows {
  groups: PlacedGroup[];
  /** Rows that would stand elsewhere by now. */
  changes: number;
  /** Puts the page in order. */
  settle: () => void;
  /** For the list's element. */
  watch: Touched['watch'];
}

/**
 * Rows where they first stood, whatever happens to them, so that nothing jumps from under a pointer or the
 * keyboard's focus. While neither is in the list it puts itself in order as things change; rows that were answered
 * stay even then, until the person puts the page in order or leaves it.
 */
export function useSettledRows(rows: readonly WorkRow[], isAnswered: (key: string) => boolean): SettledRows {
  const [places, setPlaces] = useState(() => placesOf(rows));
  const [seen, setSeen] = useState(() => ({ rows, known: knownOf(rows) }));
  const { isTouched, watch } = useTouched();
  if (seen.rows !== rows) {
    setSeen({ rows, known: new Map([...seen.known, ...knownOf(rows)]) });
    if (!isTouched)
      setPlaces(
        withKept(
          places,
          placesOf(rows),
          ({ key }) => key,
          ({ key }) => isAnswered(key),
        ),
      );
  }
  return {
    groups: placed(places, rows, seen.known),
    changes: changesSince(places, rows),
    settle: () => setPlaces(placesOf(rows)),
    watch,
  };
}

function knownOf(rows: readonly WorkRow[]): Map<string, WorkRow> {
  return new Map(rows.map((row) => [keyOf(row), row]));
}
