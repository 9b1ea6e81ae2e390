import { inspect } from 'node:util';
import { BridgeError } from '../../bridge/errors';
import type { OrgAccess } from '../../bridge/salesforce/org-access';
import {
  SalesforceOrg,
  type SalesforceClient,
  type SalesforceOptions
} from '../../bridge/salesforce/salesforce-client';
import { startLocalOrg, type LocalOrg, type LocalOrgOptions } from '../stand-ins/org/local-org';

export interface ClientBench {
  readonly org: LocalOrg;
  readonly bridgeOrg: SalesforceOrg;
  readonly client: SalesforceClient;
  /** Milliseconds that were waited before calls were made again; nobody really waits. */
  readonly waits: number[];
}

let running: LocalOrg | null = null;

/** The bridge's client before a local org; signs in by JWT unless told otherwise. */
export async function startBench(
  options: LocalOrgOptions = {},
  access: (org: LocalOrg) => Partial<OrgAccess> = () => ({}),
  given: SalesforceOptions = {}
): Promise<ClientBench> {
  const org = await startLocalOrg(options);
  running = org;
  const waits: number[] = [];
  const sleep = (milliseconds: number): Promise<void> => {
    waits.push(milliseconds);
    return Promise.resolve();
  };
  const bridgeOrg = new SalesforceOrg(
    { ...jwtAccess(org), ...access(org) },
    { timeoutMs: 5000, sleep, ...given }
  );
  return { org, bridgeOrg, client: bridgeOrg.client(), waits };
}

/** To be called after each test. */
export async function closeBench(): Promise<void> {
  await running?.close();
  running = null;
}

const jwtAccess = (org: LocalOrg): OrgAccess => ({
  loginUrl: org.url,
  clientId: org.credentials.clientId,
  auth: { flow: 'jwt', username: org.credentials.username, privateKey: org.credentials.privateKey },
  apiVersion: '66.0',
  namespace: '',
  allowedOrgId: null
});

export const secretAccess = (org: LocalOrg): Partial<OrgAccess> => ({
  auth: { flow: 'clientCredentials', clientSecret: org.credentials.clientSecret }
});

/** Requests that the org answered to paths with this part. */
export const requestsTo = (org: LocalOrg, path: string) =>
  org.requests.filter((request) => request.path.includes(path));

/** Contacts by number, stamped long ago. */
export function loadContacts(org: LocalOrg, count: number): string[] {
  const stamp = '2026-01-05T08:00:00.000+0000';
  return org.store.load(
    'Contact',
    Array.from({ length: count }, (_, number) => ({
      LastName: `Person ${number}`,
      Email: `person${number}@example.com`,
      SystemModstamp: stamp,
      CreatedDate: stamp,
      LastModifiedDate: stamp
    }))
  );
}

/** What is thrown, with everything that could be seen of it. */
export async function thrownBy(work: Promise<unknown>): Promise<{ error: BridgeError; shown: string }> {
  try {
    await work;
  } catch (error) {
    if (!(error instanceof BridgeError)) throw error;
    const json = JSON.stringify(error);
    const shown = [error.message, error.fix, error.stack, json, inspect(error, { depth: 20 })].join('\n');
    return { error, shown };
  }
  throw new Error('nothing was thrown');
}
