import type { WriteProgress } from '#workflows/watched';

/** How far a long write is, and for how long SharePoint makes it wait. */
export function writingLine({ written, total, waitSeconds }: WriteProgress): string {
  return waitSeconds === null
    ? `Writing to SharePoint: ${written} of ${total} rows`
    : `SharePoint is asking us to wait, ${waitSeconds} s; ${written} of ${total} rows written`;
}
