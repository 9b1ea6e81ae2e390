import type { SyncDefinition } from '../config/sync-definition';
import type { ClaimAnswer, IdentityClaim } from './bookkeeping';
import { decide, type Decider, type Decision } from './decide';
import { deciderOf } from './decider';
import type { ClaimIdentities } from './duplicates';
import { readRecords, readWindow, type Extraction } from './extract';
import { noCounts, type Counts, type OutcomeStatus, type Run, type SourceRecord } from './model';
import type { Plan } from './plan-model';
import type { RunLedger } from './ports';
import { readySync } from './ready-sync';
import type { RunParts, RunRequest } from './run-parts';
import { delivered, outcomeOf } from './step-result';
import { windowFor } from './window';

export interface DryRun {
  readonly sync: string;
  readonly dryRun: true;
  /** `delivered` counts what a run would send. */
  readonly counts: Counts;
  /** Reading calls that it took: a run makes them too, e.g. to look up whom a step's mode leaves alone. */
  readonly calls: Run['calls'];
}

/** What a run would do now, by the same code up to delivery. Writes nothing anywhere, the ledger included. */
export async function dryRun(
  definition: SyncDefinition,
  request: RunRequest,
  parts: RunParts
): Promise<DryRun> {
  const { source, destination } = parts;
  const before = { salesforce: source.calls, iterable: destination.calls };
  const ready = await readySync(definition, request, { ...parts, mayCreate: false });
  const { extraction } = ready;
  ready.context.brake.release();
  const claim = lookOnly(definition.project.name, parts.ledger);
  const decider = deciderOf(ready, lookingOnly(parts), claim);
  const counts = noCounts();
  for await (const records of pagesOf(definition, request, parts, extraction)) {
    await tally(records, decider, counts);
  }
  const calls = {
    salesforce: source.calls - before.salesforce,
    iterable: destination.calls - before.iterable
  };
  return { sync: definition.name, dryRun: true, counts, calls };
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
    if ('plan' in decision || decision.outcome.identityKey !== undefined) counts.mapped += 1;
    counts['plan' in decision ? comesTo(decision) : decision.outcome.status] += 1;
  }
}

/** As if Iterable took everything. */
function comesTo({ record, plan }: Extract<Decision, { plan: Plan }>): OutcomeStatus {
  const results = plan.steps.map((step) => ('operation' in step ? delivered(step.operation) : step.result));
  return outcomeOf(record, results, { ...plan, at: '' }).status;
}

const nothing = (): Promise<void> => Promise.resolve();

/** Nothing changes hands, and nobody is asked to look again. */
const lookingOnly = (parts: RunParts): RunParts => ({
  ...parts,
  ledger: { ...parts.ledger, transferIdentities: nothing, releaseIdentities: nothing, lookAgain: nothing }
});

/** Owners as they are, and as this dry run itself would have set them; nothing is claimed. */
function lookOnly(project: string, ledger: Pick<RunLedger, 'identityOwners'>): ClaimIdentities {
  const seen = new Map<string, IdentityClaim>();
  return async (claims) => {
    const answers: ClaimAnswer[] = [];
    for (const claim of claims) {
      const stored = (await ledger.identityOwners(claim.key)).find((owner) => owner.project === project);
      const before = seen.get(claim.key) ?? stored ?? claim;
      const owner = claim.rank !== null && claim.rank > (before.rank ?? 0) ? claim : before;
      seen.set(claim.key, owner);
      answers.push({ owner, displaced: owner.recordId === before.recordId ? null : before });
    }
    return answers;
  };
}
