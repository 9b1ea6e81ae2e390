import express, { type Express } from 'express';
import type { Logger } from '../logger';
import { errorAnswer, notFound } from './error-answer';
import { requireOrg, requireToken } from './require-token';
import { adminRoutes, type RouteParts } from './routes';

export interface ServerParts extends RouteParts {
  readonly log: Logger;
  readonly token: string | null;
  /** Id of the org that this bridge serves. */
  readonly organizationId: () => Promise<string>;
  /** Throws while the bridge cannot work: store not open, Salesforce not to be reached. */
  readonly readiness: () => Promise<void>;
}

/** The admin API from its parts; listens nowhere itself. */
export function createServer(parts: ServerParts): Express {
  const app = express();
  app.disable('x-powered-by');
  app.get('/health', (_request, response) => {
    response.json({ status: 'ok' });
  });
  app.get('/ready', async (_request, response) => {
    await parts.readiness();
    response.json({ status: 'ready' });
  });
  app.use(
    '/v1',
    requireToken(parts.token),
    requireOrg(parts.organizationId),
    express.json({ limit: '1mb' }),
    adminRoutes(parts)
  );
  app.use(notFound);
  app.use(errorAnswer(parts.log));
  return app;
}
