import { existsSync } from 'node:fs';
import path from 'node:path';
import express, { Router, type NextFunction, type Request, type Response } from 'express';

/** Refs have dots too: /tab/plans/…/items/…1.3 is a page, not a file. */
const isFile = /\.(js|css|map|html|ico|png|svg|json|txt|webmanifest)$/;

/**
 * The built tab, to be mounted at /tab. Files with a hash in their name are kept by browsers for good; the
 * page that names them is asked for every time. Every address without a file is a page of the tab.
 */
export function serveTab(folder: string): Router {
  const router = Router();
  router.use(
    '/assets',
    express.static(path.join(folder, 'assets'), {
      immutable: true,
      maxAge: '1y',
      index: false,
      redirect: false,
    }),
  );
  router.use(express.static(folder, { index: false, redirect: false, cacheControl: false }));
  const page = path.join(folder, 'index.html');
  router.get('/{*page}', (request, response, next) => {
    if (isFile.test(request.path)) next();
    else if (existsSync(page)) response.set('Cache-Control', 'no-cache').sendFile(page);
    else response.status(503).type('text').send('The tab has not been built. Run "npm run build" first.\n');
  });
  // An address with a stray "%": a person is told so by the tab, with its ways on; a programme by the server.
  router.use((error: unknown, request: Request, response: Response, next: NextFunction) => {
    const isPerson = request.method === 'GET' && request.accepts(['json', 'html']) === 'html';
    if (error instanceof URIError && isPerson && existsSync(page)) {
      response.status(400).set('Cache-Control', 'no-cache').sendFile(page);
    } else {
      next(error);
    }
  });
  return router;
}
