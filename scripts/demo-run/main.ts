import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { startLocalWorld, type LocalWorld } from '../local-world/start';
import { countBothSides, type BothSides } from './count';
import { changeOnePerson } from './change-person';
import { linkOneCampaign, type LinkedCampaign } from './link-campaign';
import { print, printOutcome, printRun } from './print';
import { runBridge, type BridgeRun } from './run-bridge';

const syncs = { Contact: 'Contact_To_User', Lead: 'Lead_To_User' } as const;
const campaignSync = 'Campaign_To_List';

interface DemoAnswer {
  readonly runs: {
    readonly first: readonly BridgeRun[];
    readonly second: readonly BridgeRun[];
    /** After one person was changed; null when nobody is in Iterable. */
    readonly third: BridgeRun | null;
    /** After one campaign was linked; null when no campaign has members. */
    readonly campaign: BridgeRun | null;
  };
  readonly linked: (LinkedCampaign & { /** People on the list in Iterable. */ readonly size: number }) | null;
  readonly counts: BothSides;
}

/** A run's window ends at a whole second: what was loaded or changed in this second belongs to the next run. */
const nextSecond = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 1100));

async function demo(world: LocalWorld, dataDir: string): Promise<DemoAnswer> {
  const environment = { ...world.environment, DATA_DIR: dataDir };
  const run = async (sync: string): Promise<BridgeRun> => printRun(await runBridge(sync, environment));
  await nextSecond();
  print('\n1. First run: everybody who can be sent is sent, everybody else gets a reason.');
  const first = [await run(syncs.Contact), await run(syncs.Lead)];
  await printOutcome(world, dataDir);
  print('\n2. Second run: nothing changed, so nothing is sent and nothing is written.');
  const second = [await run(syncs.Contact), await run(syncs.Lead)];
  const changed = changeOnePerson(world);
  if (changed)
    print(`\n3. One ${changed.toLowerCase()} gets another job title; exactly one user is updated.`);
  else print('\n3. Nobody is in Iterable, so nobody is changed.');
  await nextSecond();
  const third = changed ? await run(syncs[changed]) : null;
  const link = await linkCampaign(world, run);
  return {
    runs: { first, second, third, campaign: link?.run ?? null },
    linked: link?.linked ?? null,
    counts: countBothSides(world)
  };
}

async function linkCampaign(world: LocalWorld, run: (sync: string) => Promise<BridgeRun>) {
  const link = linkOneCampaign(world);
  if (!link) {
    print('\n4. No campaign has members, so none is linked to a list.');
    return null;
  }
  print(
    `\n4. A marketer links the campaign "${link.campaign}" to a list of the members with the status ${link.status}.`
  );
  const made = await run(campaignSync);
  const size = world.project.lists().find(({ name }) => name === link.list)?.members.length ?? 0;
  const members = Object.entries(link.members).map(([status, count]) => `${count} ${status}`);
  print(`   ${members.join(', ')} in Salesforce; ${size} people on the list "${link.list}" in Iterable`);
  return { run: made, linked: { ...link, size } };
}

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { data: { type: 'string' }, json: { type: 'boolean' } } });
  const dataDir = mkdtempSync(join(tmpdir(), 'bridge-demo-'));
  const world = await startLocalWorld({ data: values.data });
  try {
    announce(world);
    const answer = await demo(world, dataDir);
    if (values.json) process.stdout.write(`${JSON.stringify(answer, null, 2)}\n`);
    else await stayOpen(world);
  } finally {
    await world.close();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

function announce(world: LocalWorld): void {
  print(`Local org:      ${world.org.url}/\nLocal Iterable: ${world.iterable.url}/`);
  for (const { source, what, count } of world.loaded?.loaded ?? [])
    print(`  ${count} ${what} from ${source}`);
  const refused = world.loaded?.refused ?? [];
  for (const { source, what, reason } of refused.slice(0, 10))
    print(`  refused: ${source}, ${what}: ${reason}`);
  if (refused.length > 10) print(`  ... and ${refused.length - 10} more refused`);
}

async function stayOpen(world: LocalWorld): Promise<void> {
  print(`\nLook around: ${world.org.url}/ and ${world.iterable.url}/. Ctrl-C stops both.`);
  await new Promise<void>((resolve) => process.once('SIGINT', resolve).once('SIGTERM', resolve));
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
