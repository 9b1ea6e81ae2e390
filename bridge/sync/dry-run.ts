import type { SyncDefinition } from '../config/sync-definition';
import type { IdentityClaim } from './bookkeeping';
import { decide, type ClaimIdentities, type Decider } from './decide';
import { readRecords, readWindow, type Extraction } from './extract';
import { noCounts, type Counts, type SourceRecord } from './model';
import type { RunLedger } from './ports';
import { readySync } from './ready-sync';
import type { RunParts, RunRequest } from './run-parts';
import { windowFor } from './window';

export interface DryRun {
  readonly sync: string;
  readonly dryRun: true;
  /** `delivered` counts what a run would send. */
  readonly counts: Counts;
}

/** What a run would do now, by the same code up to delivery. Writes nothing anywhere, the ledger included. */
export async function dryRun(
  definition: SyncDefinition,
  request: RunRequest,
  parts: RunParts
): Promise<DryRun> {
  const { extraction, map } = await readySync(definition, request, parts);
  const decider: Decider = {
    definition,
    map,
    ledger: parts.ledger,
    claim: lookOnly(definition.project.name, parts.ledger)
  };
  const counts = noCounts();
  for await (const records of pagesOf(definition, request, parts, extraction)) {
    await tally(records, decider, counts);
  }
  return { sync: definition.name, dryRun: true, counts };
}

async function* pagesOf(
  definition: SyncDefinition,
  request: RunRequest,
  parts: RunParts,
  extraction: Extraction
): AsyncGenerator<readonly SourceRecord[]> {
  if (request.recordIds) {
    yield await readRecords(extraction, request.recordIds);
    return;
  }
  const bookmark = await parts.ledger.bookmark(definition.name);
  const window = windowFor(bookmark, await parts.source.serverTime(), request);
  for await (const page of readWindow(extraction, window)) yield page.records;
}

async function tally(records: readonly SourceRecord[], decider: Decider, counts: Counts): Promise<void> {
  for (const decision of await decide(records, decider)) {
    counts.extracted += 1;
    if ('operation' in decision || decision.outcome.identityKey !== undefined) counts.mapped += 1;
    counts['operation' in decision ? 'delivered' : decision.outcome.status] += 1;
  }
}

/** Owners as they are, and as this dry run itself would have set them; nothing is claimed. */
function lookOnly(project: string, ledger: Pick<RunLedger, 'identityOwners'>): ClaimIdentities {
  const seen = new Map<string, IdentityClaim>();
  return async (claims) => {
    const owners: IdentityClaim[] = [];
    for (const claim of claims) {
      const stored = (await ledger.identityOwners(claim.key)).find((owner) => owner.project === project);
      const owner = stored ?? seen.get(claim.key) ?? claim;
      seen.set(claim.key, owner);
      owners.push(owner);
    }
    return owners;
  };
}
