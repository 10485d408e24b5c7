import { Router, type RequestHandler } from 'express';
import { NotFoundError } from '#domain/errors';
import type { Services } from '#workflows/services';
import type { SignInSettings } from './contract/sign-in.ts';
import type { ChatMessenger, Messenger } from '#workflows/messenger';
import type { NoticeMessenger } from '#workflows/tell-people';
import type { Identify } from './identify.ts';
import { keepPerson } from './locals.ts';
import { openApiDocument } from './openapi.ts';
import { addBulkRoutes } from './bulk-routes.ts';
import { addDateRequestRoutes } from './date-request-routes.ts';
import { addDeliveryRoutes } from './delivery-routes.ts';
import { addImportRoutes } from './import-routes.ts';
import { addItemRoutes } from './item-routes.ts';
import { addMeetingRoutes } from './meeting-routes.ts';
import { addMyWorkRoutes } from './my-work-routes.ts';
import { addPlanSettingsRoutes } from './plan-settings-routes.ts';
import { addPostRoutes } from './post-routes.ts';
import { sendError } from './send-error.ts';
import { addViewRoutes } from './view-routes.ts';

export interface ApiOptions {
  services: Services;
  /** Writes to people in Teams. */
  messenger: Messenger & NoticeMessenger & ChatMessenger;
  identify: Identify;
  /** Where the server is reached, for the OpenAPI document. */
  publicUrl: string;
  /** How people sign in who open the tab outside Teams. */
  signIn: SignInSettings;
}

/** The HTTP API of the tab, to be mounted at /api/v1. */
export function createApi({ services, messenger, identify, publicUrl, signIn }: ApiOptions): Router {
  const router = Router({ caseSensitive: true });
  const description = openApiDocument(publicUrl);
  router.get('/openapi.json', (_request, response) => {
    response.json(description);
  });
  router.get('/sign-in', (_request, response) => {
    response.json(signIn);
  });
  router.use(onlySignedIn(identify));
  addItemRoutes(router, services);
  addBulkRoutes(router, services);
  addMyWorkRoutes(router, services, messenger);
  addDateRequestRoutes(router, services);
  addDeliveryRoutes(router, services, messenger);
  addImportRoutes(router, services);
  addPlanSettingsRoutes(router, services);
  addViewRoutes(router, services);
  addMeetingRoutes(router, services, messenger);
  addPostRoutes(router, services);
  router.use(() => {
    throw new NotFoundError('There is nothing at this address.');
  });
  router.use(sendError);
  return router;
}

function onlySignedIn(identify: Identify): RequestHandler {
  return async (request, response, next) => {
    keepPerson(response, await identify(request.get('Authorization')));
    next();
  };
}
