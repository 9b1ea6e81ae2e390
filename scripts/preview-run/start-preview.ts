import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Deployments } from '../../test/stand-ins/apex/deployments';
import { startLocalWorld, type LocalWorld } from '../local-world/start';
import { openApexDoor } from './apex-door';
import { startBridgeService, type BridgeService } from './bridge-service';
import { doors } from './doors';
import { ensurePage } from './ensure-page';
import { assignPermissionSets, followAccess } from './integration-user';
import { keepHistory } from './kept-history';
import { liveThrough } from './past-hours';
import { startServer } from './server';
import { ownNames } from './session-of';
import { hireUsers, type PreviewUser, type UserKey } from './users';

/** Everything behind the page, and the page. */
export interface Preview {
  /** Where the page is. */
  readonly url: string;
  readonly world: LocalWorld;
  readonly bridge: BridgeService;
  /** What the bridge wants to hear from who asks it. */
  readonly bridgeToken: string;
  readonly users: readonly PreviewUser[];
  /** What is published: a test may let the next one stop half way. */
  readonly deployments: Deployments;
  /** A name of the package as the org knows it. */
  readonly qualify: (name: string) => string;
  close(): Promise<void>;
}

export interface PreviewOptions {
  readonly port?: number;
  /** Who looks at first; admin. */
  readonly user?: UserKey;
  /** Installs the package under this namespace. */
  readonly namespace?: string;
  /** How many people the org has; the demo's when left out. */
  readonly people?: { readonly contacts: number; readonly leads: number };
  /** Lets so many hours go by, in seconds, before anybody looks. */
  readonly pastHours?: number;
  /** The org has Person Accounts. */
  readonly personAccounts?: boolean;
  /** Folders with the definitions of syncs; the demo's when left out. */
  readonly definitions?: readonly string[];
  /**
   * `nothing`: an org in which the package was just installed. No project, no sync, no address of the bridge, and the
   * bridge's user has no access yet.
   */
  readonly setUp?: 'everything' | 'nothing';
  /** Called before the bridge starts: what it finds in the org. */
  readonly prepare?: (parts: Pick<Preview, 'world' | 'qualify' | 'users'>) => void;
}

/** Opens the bridge's admin endpoint, in this process only. */
const token = 'preview-bridge-token';

/** How long a deployment takes: one sees that it is under way. */
const deploymentMs = 1_500;

/** Starts the local org, the local Iterable, the bridge between them, our Apex and the page. */
export async function startPreview(options: PreviewOptions = {}): Promise<Preview> {
  const { namespace = '' } = options;
  const closing: (() => unknown)[] = [];
  const close = async (): Promise<void> => {
    for (const each of closing.reverse()) await each();
    closing.length = 0;
  };
  try {
    const page = await ensurePage();
    const { people, personAccounts } = options;
    const isNew = options.setUp === 'nothing';
    const definitions = isNew ? [] : options.definitions;
    const now = past(options);
    const world = await startLocalWorld({ namespace, people, personAccounts, definitions, now });
    closing.push(() => world.close());
    keepHistory(world.org);
    const qualify = qualifier(namespace);
    const users = hireUsers(world.org, qualify);
    assignPermissionSets(world.org, users, isNew ? 'not yet' : 'given');
    const afterCall = isNew ? followAccess(world.org, qualify) : undefined;
    options.prepare?.({ world, qualify, users });
    const dataDir = mkdtempSync(join(tmpdir(), 'bridge-preview-'));
    closing.push(() => rmSync(dataDir, { recursive: true, force: true }));
    const environment = { ...world.environment, DATA_DIR: dataDir, BRIDGE_TOKEN: token, LOG_LEVEL: 'silent' };
    if (options.pastHours) await liveThrough({ org: world.org, users, environment }, options.pastHours);
    const bridge = await startBridgeService({ environment });
    closing.push(() => bridge.stop());
    const deployments = new Deployments(deploymentMs);
    closing.push(() => deployments.settled());
    const credential = isNew ? null : { url: bridge.url, token };
    const apex = openApexDoor({ org: world.org, namespace, bridge: credential, afterCall, deployments });
    const parts = { world, bridge, apex, users, namespace, qualify, firstUser: options.user ?? 'admin' };
    const server = await startServer({ port: options.port ?? 0, page, answer: doors(parts) });
    closing.push(() => server.close());
    return { url: server.url, world, bridge, bridgeToken: token, users, deployments, qualify, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** A minute more than the hours, so that the data was there before. */
const past = ({ pastHours }: PreviewOptions): Date | undefined =>
  pastHours ? new Date(Date.now() - (pastHours * 60 + 1) * 60_000) : undefined;

function qualifier(namespace: string): (name: string) => string {
  const own = new Set(namespace === '' ? [] : ownNames());
  return (name) => (own.has(name) ? `${namespace}__${name}` : name);
}
