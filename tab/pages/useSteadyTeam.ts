import { useState } from 'react';
import type { TeamOwner } from '#domain/my-work-view';
import { inOrderOf, withKept } from '../components/my-work/steady.ts';
import { useTouched, type Touched } from './useTouched.ts';

/**
 * The team as it stands now, in the order it stood in for as long as somebody is in the list.
 *
 * @param isAnswered rows, by id, that stay although they are gone: what became of them is being read there
 */
export function useSteadyTeam(
  team: readonly TeamOwner[],
  isAnswered: (rowId: string) => boolean,
): {
  shown: readonly TeamOwner[];
  watch: Touched['watch'];
} {
  const [seen, setSeen] = useState({ team, shown: team });
  const { isTouched, watch } = useTouched();
  let { shown } = seen;
  if (seen.team !== team) {
    shown = isTouched ? steady(shown, team) : settled(shown, team, isAnswered);
    setSeen({ team, shown });
  }
  return { shown, watch };
}

function steady(before: readonly TeamOwner[], now: readonly TeamOwner[]): TeamOwner[] {
  const rowsBefore = new Map(before.map(({ owner, rows }) => [owner.id, rows]));
  return inOrderOf(before, now, ({ owner }) => owner.id).map((one) => ({
    ...one,
    rows: inOrderOf(rowsBefore.get(one.owner.id) ?? [], one.rows, ({ id }) => id),
  }));
}

function settled(
  before: readonly TeamOwner[],
  now: readonly TeamOwner[],
  isAnswered: (rowId: string) => boolean,
): TeamOwner[] {
  const rowsBefore = new Map(before.map(({ owner, rows }) => [owner.id, rows]));
  const hasAnswered = ({ rows }: TeamOwner) => rows.some(({ id }) => isAnswered(id));
  return withKept(before, now, ({ owner }) => owner.id, hasAnswered).map((one) => ({
    ...one,
    rows: withKept(
      rowsBefore.get(one.owner.id) ?? [],
      one.rows,
      ({ id }) => id,
      ({ id }) => isAnswered(id),
    ),
  }));
}
