import type { NextFunction, Request, Response } from 'express';

const ownNames = new Set(['127.0.0.1', 'localhost', '[::1]']);

/**
 * Keeps other web sites away from the trial, which trusts whoever is at this machine: a page elsewhere
 * can neither reach it under a name of its own (DNS rebinding) nor post to it across origins.
 */
export function onlyThisMachine(request: Request, response: Response, next: NextFunction): void {
  const host = hostName(`http://${request.headers.host ?? ''}`);
  const { origin } = request.headers;
  const isOwn = ownNames.has(host) && (!origin || ownNames.has(hostName(origin)));
  if (isOwn) return next();
  response.status(403).json({ code: 'forbidden', message: 'The local trial answers this machine only.' });
}

function hostName(url: string): string {
  return URL.canParse(url) ? new URL(url).hostname : '';
}
