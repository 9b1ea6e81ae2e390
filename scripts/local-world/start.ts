import { resolve } from 'node:path';
import { startLocalIterable, type LocalIterable } from '../../test/stand-ins/iterable/local-iterable';
import { loadFolder } from '../../test/stand-ins/org/load/load-folder';
import { loadMetadata } from '../../test/stand-ins/org/load/load-metadata';
import type { LoadReport } from '../../test/stand-ins/org/load/report';
import { startLocalOrg, type LocalOrg } from '../../test/stand-ins/org/local-org';
import { generateOrg } from '../demo-data/generate-org';
import { loadOrg } from '../demo-data/load-org';

const repository = resolve(__dirname, '../..');
/** Key of the local project; opens nothing else. */
const apiKey = 'demo-server-side-key';
const seed = 20260101;
/** Iterable's writes become visible late, as in the real service, only not by a minute. */
const visibleAfterMs = 200;

export interface LocalWorld {
  readonly org: LocalOrg;
  readonly iterable: LocalIterable;
  readonly project: ReturnType<LocalIterable['project']>;
  /** Settings of a bridge between the two. */
  readonly environment: Readonly<Record<string, string>>;
  /** What was taken from the folder, and what was refused; null for generated data. */
  readonly loaded: LoadReport | null;
  close(): Promise<void>;
}

export interface WorldOptions {
  /** Folder with sObject Tree, CSV or CumulusCI SQL files; generated data when left out. */
  readonly data?: string;
  readonly orgPort?: number;
  readonly iterablePort?: number;
  /** Installs the package under this namespace. */
  readonly namespace?: string;
  /** How many generated people there are; 2,500 contacts and 500 leads. */
  readonly people?: { readonly contacts: number; readonly leads: number };
  /** The org has Person Accounts; it has none when left out. */
  readonly personAccounts?: boolean;
  /** Folders with the definitions of syncs; the demo's when left out. */
  readonly definitions?: readonly string[];
  /** Where the org's clock stands still at the start; without it it is the machine's. */
  readonly now?: Date;
}

/** Starts a local org with the package's metadata, the demo's definitions and data, and a local Iterable. */
export async function startLocalWorld(options: WorldOptions): Promise<LocalWorld> {
  const org = await startLocalOrg({
    port: options.orgPort ?? 0,
    dailyApiRequests: 100_000,
    now: options.now,
    switches: { personAccounts: options.personAccounts ?? false }
  });
  const { definitions = ['scripts/local-world/metadata'] } = options;
  for (const folder of ['force-app', ...definitions]) {
    const { refused } = loadMetadata(org, resolve(repository, folder), {
      namespace: options.namespace || undefined
    });
    if (refused[0]) throw new Error(`${refused[0].source}: ${refused[0].reason}`);
  }
  const loaded =
    options.data === undefined ? loadGenerated(org, options) : loadFolder(org, resolve(options.data));
  const iterable = await startLocalIterable({
    port: options.iterablePort ?? 0,
    applyDelayMs: visibleAfterMs,
    projects: [{ apiKey, type: 'Email', name: 'Demo' }]
  });
  return {
    org,
    iterable,
    project: iterable.project(apiKey),
    environment: environmentOf(org, iterable, options),
    loaded,
    close: async () => {
      await Promise.all([org.close(), iterable.close()]);
    }
  };
}

function loadGenerated(org: LocalOrg, { people = { contacts: 2500, leads: 500 } }: WorldOptions): null {
  const generated = generateOrg({ seed, ...people, now: org.clock.now() });
  loadOrg(generated, (object, rows) => org.store.load(object, rows));
  return null;
}

function environmentOf(
  org: LocalOrg,
  iterable: LocalIterable,
  { namespace = '' }: WorldOptions
): Record<string, string> {
  return {
    SF_LOGIN_URL: org.url,
    SF_CLIENT_ID: org.credentials.clientId,
    SF_USERNAME: org.credentials.username,
    SF_PRIVATE_KEY: org.credentials.privateKey,
    SF_NAMESPACE: namespace,
    ITERABLE_API_KEY: apiKey,
    ITERABLE_API_URL: iterable.url,
    ITERABLE_SETTLE_SECONDS: '1'
  };
}
