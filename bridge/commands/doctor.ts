import { messageOf, BridgeError } from '../errors';
import type { SyncDefinition } from '../config/sync-definition';
import type { Bridge } from '../wire';

export interface Finding {
  readonly what: string;
  readonly ok: boolean;
  readonly detail: string;
  readonly fix: string;
}

type Check = () => Promise<string>;
/** Assertions are good for minutes only: a clock that is further off cannot sign in. */
const tolerableClockSeconds = 60;

/** Connections, permissions, limits, clock and store, one finding each; reads only. */
export async function doctorCommand(bridge: Bridge): Promise<Finding[]> {
  const findings = [
    await look(
      'Ledger',
      async () =>
        `opened in ${bridge.settings.dataDir}; ${(await bridge.ledger.runs({ limit: 1 })).length > 0 ? 'has runs' : 'no runs yet'}`
    ),
    await look('Salesforce sign-in', async () => `org ${await bridge.org.organizationId()}`)
  ];
  if (!findings[1]?.ok) return findings;
  findings.push(await look('Clock', () => checkClock(bridge)));
  findings.push(await look('Salesforce API calls', () => checkLimits(bridge)));
  findings.push(await look('Definitions', () => checkDefinitions(bridge)));
  for (const sync of await oneSyncPerProject(bridge)) {
    findings.push(await look(`Iterable project ${sync.project.name}`, () => checkProject(bridge, sync)));
  }
  return findings;
}

async function look(what: string, check: Check): Promise<Finding> {
  try {
    return { what, ok: true, detail: await check(), fix: '' };
  } catch (error) {
    return { what, ok: false, detail: messageOf(error), fix: error instanceof BridgeError ? error.fix : '' };
  }
}

async function checkClock(bridge: Bridge): Promise<string> {
  const server = await bridge.org.client().serverTime();
  const seconds = Math.round((bridge.clock.now().getTime() - server.getTime()) / 1000);
  if (Math.abs(seconds) <= tolerableClockSeconds) return `${seconds} s from Salesforce's`;
  throw new Error(`this machine's clock is ${seconds} s from Salesforce's: set it by NTP`);
}

async function checkLimits(bridge: Bridge): Promise<string> {
  const limits = await bridge.org.client().apiLimits();
  if (!limits) return 'not shown to the integration user';
  return `${limits.remaining} of ${limits.max} left today`;
}

async function checkDefinitions(bridge: Bridge): Promise<string> {
  const { syncs, problems } = await bridge.config(0);
  if (problems.length > 0)
    throw new Error(`${syncs.length} can run, ${problems.length} problems: see "bridge check"`);
  return `${syncs.length} syncs, ${syncs.filter((sync) => sync.status === 'Active').length} active`;
}

async function oneSyncPerProject(bridge: Bridge): Promise<SyncDefinition[]> {
  const { syncs } = await bridge.config(60).catch(() => ({ syncs: [] as SyncDefinition[] }));
  return [...new Map(syncs.map((sync) => [sync.project.name, sync])).values()];
}

async function checkProject(bridge: Bridge, sync: SyncDefinition): Promise<string> {
  const client = bridge.projectOf(sync).client();
  await client.checkKey();
  return `API key works; ${(await client.fields()).size} user fields`;
}
