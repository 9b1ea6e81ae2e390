/**
 * A Salesforce org on this machine, for tests and the demo: real clients (jsforce, the `sf` CLI) accept it.
 *
 *     const org = await startLocalOrg();
 *     org.store.load('Contact', [{ LastName: 'Lovelace', Email: 'ada@example.com' }]);
 *     // log in at org.url with org.credentials (JWT bearer or client credentials), then call the REST API
 *     org.clock.advance(60_000);              // time passes
 *     org.faults.lockRow(id, 2);              // the next two writes to that record fail
 *     await org.close();
 *
 * A person finds objects and records at `org.url` in a browser. `loadMetadata(org, 'force-app')` makes the package's
 * metadata the schema, `loadFolder(org, folder)` loads records, `saveCustomMetadata` one metadata record;
 * `mergeRecords` and `convertLead` do what only the user interface can.
 *
 * `store.create/update` behave as a user's writes (validated, stamped): `store.update('Contact', id, { Title: 'Dr' },
 * userId)` is that user's change, in field history too where the field is tracked (`trackedFields`, or
 * `store.history.track('Contact', ['Title'])` from then on). `store.load` takes rows as they are, with stamps of the past. `switches` settle what the contract leaves open, `bulk` how long Bulk jobs take and how much
 * they hold; `org.bulk.failNext()` makes the next one fail. `org.outbound` sends outbound messages. Built from salesforce-api.md alone.
 */
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Router } from './http/router';
import { routes } from './http/routes';
import { serve } from './http/serve';
import { LocalOrgState, type OrgOptions } from './org';
import { orgPage } from './page/org-page';

export interface LocalOrgOptions extends OrgOptions {
  /** 0, the default, takes a free one. The server listens on 127.0.0.1 only. */
  readonly port?: number;
}

/** The running org: its state and how to stop it. */
export type LocalOrg = LocalOrgState & { close(): Promise<void> };

export async function startLocalOrg(options: LocalOrgOptions = {}): Promise<LocalOrg> {
  const router = new Router(routes);
  const state = new LocalOrgState(options, (org, call) => router.answer(org, call));
  const server = serve(state, router, (request) => orgPage(state, request));
  await listen(server, options.port ?? 0);
  state.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return Object.assign(state, {
    close: () => {
      state.outbound.stop();
      return close(server);
    }
  });
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => resolve());
  });
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
