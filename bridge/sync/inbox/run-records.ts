import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { SyncDefinition } from '../../config/sync-definition';
import { BusyError } from '../../errors';
import type { Run } from '../model';
import { isUnderWay } from '../open-run';
import type { RunParts, RunRequest } from '../run-parts';
import { runSync } from '../run-sync';

/** How often somebody who waits looks whether the run under way has taken the records up, in milliseconds. */
const lookEveryMs = 250;

type AskedRecords = RunRequest & { readonly recordIds: readonly string[] };

/**
 * Sends single records now: by a run of their own, or through the run that is under way, which takes them ahead of its
 * own records. A run that ends without them is followed by one for them.
 */
export async function runRecords(
  definition: SyncDefinition,
  asked: AskedRecords,
  parts: RunParts
): Promise<Run> {
  const request = { ...asked, runId: asked.runId ?? randomUUID() };
  const own = await unlessBusy(definition, request, parts);
  if (own) return own;
  await hint(definition, request, parts);
  for (;;) {
    await sleep(lookEveryMs, undefined, { signal: request.signal });
    const taken = await parts.ledger.run(request.runId);
    if (taken && !isUnderWay(taken)) return taken;
    const run = await unlessBusy(definition, request, parts);
    if (!run) continue;
    await forget(definition, request.runId, parts);
    return run;
  }
}

async function unlessBusy(
  definition: SyncDefinition,
  request: AskedRecords,
  parts: RunParts
): Promise<Run | null> {
  try {
    return await runSync(definition, request, parts);
  } catch (error) {
    if (error instanceof BusyError) return null;
    throw error;
  }
}

type Named = AskedRecords & { readonly runId: string };

async function hint({ name }: SyncDefinition, { recordIds, runId }: Named, parts: RunParts): Promise<void> {
  const at = parts.clock.now().toISOString();
  const about = { sync: name, lane: 'interactive', run: runId, message: null, at } as const;
  await parts.ledger.addHints(recordIds.map((recordId) => ({ ...about, recordId })));
}

async function forget({ name }: SyncDefinition, run: string, { ledger }: RunParts): Promise<void> {
  const hints = await ledger.takeHints({ sync: name, lane: 'interactive', run, limit: 10_000 });
  await ledger.finishHints(hints.filter((hint) => hint.run === run).map(({ seq }) => seq));
}
