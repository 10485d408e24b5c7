import type { WorkGroup, WorkRow } from '#domain/my-work-view';
import { workGroups } from '#domain/my-work-view';

/** The same action may wait for a person twice: as theirs to do, and as theirs to decide. */
export function keyOf({ group, id }: Pick<WorkRow, 'group' | 'id'>): string {
  return group === 'to-decide' || group === 'to-verify' ? `${group} ${id}` : id;
}

/** A row at the place it had when the page was last put in order. */
export interface PlacedRow {
  key: string;
  row: WorkRow;
  /** It waits for the person no longer; shown as it last was, until the page is put in order. */
  isGone: boolean;
}

export interface PlacedGroup {
  group: WorkGroup;
  rows: PlacedRow[];
}

/** Where rows stand, by key, in order. */
export type Places = readonly { key: string; group: WorkGroup }[];

export function placesOf(rows: readonly WorkRow[]): Places {
  return rows.map((row) => ({ key: keyOf(row), group: row.group }));
}

/** Rows at the places they have, those that are gone included; `known` has what they last were. */
export function placed(
  places: Places,
  rows: readonly WorkRow[],
  known: ReadonlyMap<string, WorkRow>,
): PlacedGroup[] {
  const now = new Map(rows.map((row) => [keyOf(row), row]));
  return workGroups.flatMap((group) => {
    const standing = places
      .filter((place) => place.group === group)
      .flatMap(({ key }): PlacedRow[] => {
        const row = now.get(key) ?? known.get(key);
        return row ? [{ key, row, isGone: !now.has(key) }] : [];
      });
    return standing.length > 0 ? [{ group, rows: standing }] : [];
  });
}

/** How many rows would be new, gone or in another group if the page were put in order now. */
export function changesSince(places: Places, rows: readonly WorkRow[]): number {
  const before = new Map(places.map(({ key, group }) => [key, group]));
  const now = new Map(rows.map((row) => [keyOf(row), row.group]));
  const other = [...now].filter(([key, group]) => before.get(key) !== group).length;
  return other + [...before.keys()].filter((key) => !now.has(key)).length;
}

/** Changes whenever something about a row does that a person would want to see. */
export function versionOf({ item, action, evidence, group }: WorkRow): string {
  const { eTag, rag } = item;
  return [eTag, rag, action?.eTag, action?.dateRequest?.id, evidence.length, group === 'to-verify'].join(' ');
}

/** Whether the person may say "still on track" about it with one press. */
export function mayConfirm({ group, action, wantsRating }: WorkRow): boolean {
  return (
    action !== null && action.mayUpdate && !wantsRating && group !== 'to-decide' && group !== 'to-verify'
  );
}
