import { createHash } from 'node:crypto';
import type { Request, Response } from 'express';

/**
 * Sends a view with a weak ETag made from its version, or 304, without building it, when the client has it
 * already. The tab asks every few seconds; most answers then cost next to nothing.
 *
 * @param version also names the person, so what a browser keeps is good for nobody else
 * @param options `mayBeKept: false` keeps what only some may see out of the browser's files
 */
export function sendVersioned<Body>(
  request: Request,
  response: Response<Body>,
  version: string,
  build: () => Body,
  { mayBeKept = true }: { mayBeKept?: boolean } = {},
): void {
  const digest = createHash('sha256').update(version).digest('base64url').slice(0, 22);
  response.set({ ETag: `W/"${digest}"`, 'Cache-Control': mayBeKept ? 'private, no-cache' : 'no-store' });
  if (holds(request.get('If-None-Match'), digest)) response.status(304).end();
  else response.json(build());
}

/** Not `request.fresh`: that ignores the tag when the browser adds `Cache-Control: no-cache` of its own. */
function holds(ifNoneMatch: string | undefined, digest: string): boolean {
  return ifNoneMatch?.includes(`"${digest}"`) ?? false;
}
