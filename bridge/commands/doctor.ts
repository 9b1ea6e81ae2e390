import type { SyncDefinition } from '../config/sync-definition';
import { BridgeError, ConfigError, messageOf } from '../errors';
import { examine } from '../sync/examine';
import { openQueue, type Bridge } from '../wire';

/** What is looked at; stable names for programs. */
export type FindingCode =
  'store' | 'queue' | 'sign-in' | 'clock' | 'calls' | 'definitions' | 'permissions' | 'project';

export interface Finding {
  readonly code: FindingCode;
  readonly what: string;
  readonly ok: boolean;
  readonly detail: string;
  readonly fix: string;
}

type Check = () => Promise<string>;
/** Assertions are good for minutes only: a clock that is further off cannot sign in. */
const tolerableClockSeconds = 60;
/** A person waits for the answer. */
const queuePatienceMs = 3_000;
/** Below this share of its daily calls the org is about to refuse everybody. */
const tolerableCallShare = 0.05;

/** Store, connections, permissions, limits and clock, one finding each; changes nothing. */
export async function doctorCommand(bridge: Bridge): Promise<Finding[]> {
  const signIn = await look(
    'sign-in',
    'Salesforce sign-in',
    async () => `org ${await bridge.org.organizationId()}`
  );
  const findings = [
    await look('store', 'Ledger', () => checkLedger(bridge)),
    await look('queue', 'Job queue', () => checkQueue(bridge)),
    signIn
  ];
  if (!signIn.ok) return findings;
  findings.push(await look('clock', 'Clock', () => checkClock(bridge)));
  findings.push(await look('calls', 'Salesforce API calls', () => checkLimits(bridge)));
  findings.push(await look('definitions', 'Definitions', () => checkDefinitions(bridge)));
  const syncs = await readableSyncs(bridge);
  for (const sync of oneEach(syncs, ({ sourceObject }) => sourceObject))
    findings.push(
      await look('permissions', `Permissions on ${sync.sourceObject}`, () => checkPermissions(bridge, sync))
    );
  for (const sync of oneEach(syncs, ({ project }) => project.name))
    findings.push(
      await look('project', `Iterable project ${sync.project.name}`, () => checkProject(bridge, sync))
    );
  return findings;
}

async function look(code: FindingCode, what: string, check: Check): Promise<Finding> {
  try {
    return { code, what, ok: true, detail: await check(), fix: '' };
  } catch (error) {
    const fix = error instanceof BridgeError ? error.fix : '';
    return { code, what, ok: false, detail: messageOf(error), fix };
  }
}

async function checkLedger({ ledger, settings }: Bridge): Promise<string> {
  const [last] = await ledger.runs({ limit: 1 });
  return `opened in ${settings.dataDir}; ${last ? `last run ${last.startedAt}` : 'no runs yet'}`;
}

async function checkQueue(bridge: Bridge): Promise<string> {
  const queue = openQueue(bridge, { patienceMs: queuePatienceMs });
  try {
    const { waiting, delayed, active } = await queue.counts();
    const where = bridge.settings.redisUrl ? 'on Redis' : 'in the ledger';
    return `${where}; ${waiting + delayed} jobs wait, ${active} run`;
  } finally {
    await queue.close();
  }
}

async function checkClock({ org, clock }: Bridge): Promise<string> {
  const server = await org.client().serverTime();
  const seconds = Math.round((clock.now().getTime() - server.getTime()) / 1000);
  if (Math.abs(seconds) <= tolerableClockSeconds) return `${seconds} s from Salesforce's`;
  throw new ConfigError('doctor.clock', `this machine's clock is ${seconds} s from Salesforce's`, {
    fix: 'Set it by NTP: sign-ins are refused otherwise.'
  });
}

async function checkLimits({ org, salesforceBudget }: Bridge): Promise<string> {
  const limits = await org.client().apiLimits();
  if (!limits) return 'not shown to the integration user';
  const { used, share, pauses } = await salesforceBudget.status();
  const waiting = pauses.map(({ lane, until }) => `; ${lane} waits until ${until}`).join('');
  const left = `${limits.remaining} of ${limits.max} left today; ${used} of ${share ?? 'unknown'} used by the bridge${waiting}`;
  if (limits.remaining > limits.max * tolerableCallShare) return left;
  throw new ConfigError('doctor.limits', left, {
    fix: 'Find out in Setup who uses them, or raise the API allocation of the org.'
  });
}

async function checkDefinitions(bridge: Bridge): Promise<string> {
  const { syncs, problems } = await bridge.config(0);
  if (problems.length > 0) {
    throw new ConfigError('doctor.definitions', `${syncs.length} can run, ${problems.length} problems`, {
      fix: 'Run "bridge check": it lists them.'
    });
  }
  return `${syncs.length} syncs, ${syncs.filter((sync) => sync.status === 'Active').length} active`;
}

/** When they cannot be read, the finding before has said so. */
async function readableSyncs(bridge: Bridge): Promise<readonly SyncDefinition[]> {
  try {
    return (await bridge.config(60)).syncs;
  } catch {
    return [];
  }
}

const oneEach = (
  syncs: readonly SyncDefinition[],
  key: (sync: SyncDefinition) => string
): SyncDefinition[] => [...new Map(syncs.map((sync) => [key(sync), sync])).values()];

/** Reading the object is a must, writing the status back is what most want. */
async function checkPermissions({ org }: Bridge, sync: SyncDefinition): Promise<string> {
  const { statusFields } = await examine(sync, org.client());
  if (statusFields) return 'read, and the status fields may be written';
  if (sync.writeBack === 'None') return 'read; no status is written back';
  throw new ConfigError('doctor.status-fields', 'read, but the status fields may not be written', {
    fix: 'Assign the permission set Iterable_Sync_Bridge_Integration to the integration user.'
  });
}

async function checkProject(bridge: Bridge, sync: SyncDefinition): Promise<string> {
  const client = bridge.projectOf(sync).client();
  await client.checkKey();
  return `API key works; ${(await client.fields()).size} user fields`;
}
