import type { Row } from '#sharepoint/store';

/**
 * Whether a row still is what a person saw under an eTag. Logging an edit by hand writes to the row, but not
 * to anything a person saw there.
 */
export function isAsSeen(
  row: Pick<Row<unknown>, 'eTag' | 'loggedFrom'> | undefined,
  eTag: string | null,
): boolean {
  return eTag !== null && (row?.eTag === eTag || row?.loggedFrom === eTag);
}
