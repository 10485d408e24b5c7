import type { RequestHandler } from 'express';
import { failureOf } from '#api/locals';
import type { Logger } from './logger.ts';
import type { Metrics } from './metrics.ts';
import { notificationsPath } from './notifications.ts';

/** Asked every few seconds by machines; worth a line only when something is wrong. */
const quietRoutes = new Set(['/healthz', '/readyz', '/metrics', '/tab/*', notificationsPath]);

/** One line and one count for every request, by its route; addresses may hold file names and titles. */
export function requestLog(logger: Logger, metrics: Metrics): RequestHandler {
  return (request, response, next) => {
    const startedAt = performance.now();
    const requestId = crypto.randomUUID();
    response.set('X-Request-Id', requestId);
    response.on('close', () => {
      const ms = Math.round(performance.now() - startedAt);
      const route = routeOf(request);
      const { method } = request;
      const status = response.writableFinished ? response.statusCode : 499; // the client went away
      metrics.count('http_requests_total', { method, route, status });
      metrics.count('http_request_seconds_total', { route }, ms / 1000);
      const line = { method, route, status, ms, requestId };
      const failure = failureOf(response);
      if (status >= 500) logger.error({ ...line, err: failure }, 'request failed');
      else if (failure !== undefined && status === 200)
        logger.error({ ...line, err: failure }, 'stream failed');
      else if (quietRoutes.has(route)) logger.debug(line, 'request');
      else logger.info(line, 'request');
    });
    next();
  };
}

function routeOf(request: Parameters<RequestHandler>[0]): string {
  const matched = (request.route as { path?: unknown } | undefined)?.path;
  if (typeof matched === 'string') return `${request.baseUrl}${matched}`;
  return request.originalUrl.startsWith('/tab/') ? '/tab/*' : 'none';
}
