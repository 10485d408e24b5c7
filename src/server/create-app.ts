import express, { type Express, type RequestHandler } from 'express';
import type { SignInSettings } from '#api/contract/sign-in';
import type { Identify } from '#api/identify';
import { createApi } from '#api/create-api';
import { sendError } from '#api/send-error';
import { NotFoundError } from '#domain/errors';
import type { Services } from '#workflows/services';
import type { ChatMessenger, Messenger } from '#workflows/messenger';
import type { NoticeMessenger } from '#workflows/tell-people';
import type { Logger } from './logger.ts';
import type { Metrics } from './metrics.ts';
import { compress } from './compress.ts';
import { requestLog } from './request-log.ts';
import { securityHeaders } from './security-headers.ts';
import { serveTab } from './tab.ts';

export interface AppOptions {
  services: Services;
  /** Writes to people in Teams. */
  messenger: Messenger & NoticeMessenger & ChatMessenger;
  identify: Identify;
  /** Handles one bot activity, its body already parsed. */
  onActivity: RequestHandler;
  /** Takes Graph's change notifications; null where it sends none. */
  notifications: RequestHandler | null;
  metrics: Metrics;
  logger: Logger;
  publicUrl: string;
  /** How people sign in who open the tab outside Teams. */
  signIn: SignInSettings;
  /** Origins besides Microsoft's own that may show the tab in a frame. Default: none. */
  framedBy?: readonly string[];
  /** Holds index.html and assets/ of the built tab. */
  tabFolder: string;
  /** Why it cannot work yet, as a sentence; null when it can. */
  notReadyBecause: () => string | null;
}

/** Everything the server answers. */
export function createApp(options: AppOptions): Express {
  const {
    services,
    messenger,
    identify,
    onActivity,
    notifications,
    metrics,
    logger,
    publicUrl,
    signIn,
    framedBy = [],
    tabFolder,
    notReadyBecause,
  } = options;
  const app = express();
  app.disable('x-powered-by');
  app.disable('etag'); // ours come from versions

  app.get('/healthz', (_request, response) => {
    response.type('text').send('ok\n');
  });
  app.use(
    requestLog(logger, metrics),
    securityHeaders({
      publicUrl,
      authority: signIn.authority,
      isLocalTrial: services.settings.isLocalTrial,
      framedBy,
    }),
  );
  // Not compressed: cards are small, and somebody is waiting for every answer.
  app.post('/api/messages', express.json({ limit: '1mb' }), onActivity);
  app.use(compress());
  app.get('/readyz', (_request, response) => {
    const reason = notReadyBecause();
    response
      .status(reason === null ? 200 : 503)
      .type('text')
      .send(`${reason ?? 'ready'}\n`);
  });
  app.get('/metrics', (_request, response) => {
    response.type('text/plain; version=0.0.4').send(metrics.text());
  });
  if (notifications) app.use(notifications);
  app.use('/api/v1', createApi({ services, messenger, identify, publicUrl, signIn }));
  app.use('/tab', serveTab(tabFolder));
  app.use(() => {
    throw new NotFoundError('There is nothing at this address.');
  });
  app.use(sendError);
  return app;
}
