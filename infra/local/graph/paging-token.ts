import { invalidRequest } from './refusal.ts';

/** Where the last page ended: its last item's id, and its sort key when the pages are sorted. */
export interface PageEnd {
  id: number;
  key: string | number | null;
}

/** Unpadded base64 of `Paged=TRUE&p_ID=6`, with `&p_Due=…` before the id when sorted by Due. */
export function pageToken(end: PageEnd, sortedBy: string | null): string {
  const sort = sortedBy === null ? '' : `&p_${sortedBy}=${encodeURIComponent(JSON.stringify(end.key))}`;
  return Buffer.from(`Paged=TRUE${sort}&p_ID=${end.id}`).toString('base64').replace(/=+$/, '');
}

/** @throws {Refusal} 400 when it is not a token of this list's paging */
export function readPageToken(token: string, sortedBy: string | null): PageEnd {
  const [, name = null, key = 'null', id] =
    /^Paged=TRUE(?:&p_(\w+)=([^&]*))?&p_ID=(\d+)$/.exec(Buffer.from(token, 'base64').toString()) ?? [];
  const untouched = Buffer.from(Buffer.from(token, 'base64')).toString('base64').replace(/=+$/, '') === token;
  if (id === undefined || name !== sortedBy || !untouched) throw invalidRequest('Invalid request');
  return { id: Number(id), key: JSON.parse(decodeURIComponent(key)) as PageEnd['key'] };
}
