import express, { type Express } from 'express';
import type { AdminParts } from './admin-parts';
import { requireOrg, requireToken } from './caller';
import { adminEndpoints, openEndpoints } from './endpoints/all-endpoints';
import { errorAnswer, notFound } from './error-answer';
import { openApiDocument } from './openapi';
import { outboundMessageRoutes, type OutboundMessages } from './outbound-messages';
import { routesOf } from './routes';

export interface ServerParts extends AdminParts {
  readonly token: string | null;
  /** Id of the org that this bridge serves. */
  readonly organizationId: () => Promise<string>;
  readonly outboundMessages: OutboundMessages;
}

/** The admin API from its parts; listens nowhere itself. */
export function createServer(parts: ServerParts): Express {
  const app = express();
  app.disable('x-powered-by');
  app.use(routesOf(openEndpoints, parts));
  app.use(outboundMessageRoutes(parts.outboundMessages, parts.log));
  app.use('/v1', requireToken(parts.token), requireOrg(parts.organizationId));
  const document = openApiDocument(openEndpoints, adminEndpoints);
  app.get('/v1/openapi.json', (_request, response) => {
    response.json(document);
  });
  app.use(routesOf(adminEndpoints, parts));
  app.use(notFound);
  app.use(errorAnswer(parts.log));
  return app;
}
