import type { StoredOutcome } from '../../bridge/ledger/ledger';
import { openSqliteLedger } from '../../bridge/ledger/sqlite-ledger';
import type { LocalWorld } from '../local-world/start';
import { countBothSides } from './count';
import type { BridgeRun } from './run-bridge';

/** To stderr: stdout belongs to `--json`. */
export function print(text: string): void {
  process.stderr.write(`${text}\n`);
}

export function printRun(run: BridgeRun): BridgeRun {
  const { extracted, delivered, unchanged, skipped, rejected, deferred, writtenBack } = run.counts;
  const seconds = (Date.parse(run.endedAt) - Date.parse(run.startedAt)) / 1000;
  print(
    `   ${run.sync}: ${extracted} read: ${delivered} delivered, ${unchanged} unchanged, ${skipped} skipped, ` +
      `${rejected} rejected, ${deferred} deferred; ${writtenBack} statuses written; ` +
      `${run.calls.salesforce} Salesforce and ${run.calls.iterable} Iterable calls; ${seconds.toFixed(1)} s`
  );
  for (const notice of run.notices) print(`   note: ${notice}`);
  if (run.error) print(`   ${run.error.message} ${run.error.fix}`);
  return run;
}

/** Why records were not sent, each reason with its count and an example; read from the bridge's own ledger. */
export async function printOutcome(world: LocalWorld, dataDir: string): Promise<void> {
  const reasons = new Map<string, { count: number; example: string }>();
  for (const { status, code, recordId, message } of await notSent(dataDir)) {
    const known = reasons.get(`${status}, ${code}`) ?? { count: 0, example: `${recordId}: ${message}` };
    reasons.set(`${status}, ${code}`, { ...known, count: known.count + 1 });
  }
  for (const [reason, { count, example }] of reasons) print(`   ${count} ${reason}, e.g. ${example}`);
  print(`   ${countBothSides(world).iterable.users} users in Iterable`);
}

async function notSent(dataDir: string): Promise<StoredOutcome[]> {
  const ledger = await openSqliteLedger(dataDir);
  try {
    const pages: StoredOutcome[][] = [];
    for (const { run } of await ledger.runs({ limit: 2 })) {
      for (const status of ['skipped', 'rejected', 'deferred'] as const) {
        pages.push(await ledger.outcomesOfRun(run, { limit: 5000, status }));
      }
    }
    return pages.flat();
  } finally {
    await ledger.close();
  }
}
