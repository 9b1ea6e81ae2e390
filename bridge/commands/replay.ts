import { findSync } from '../config/find-sync';
import { BridgeError } from '../errors';
import type { DeadLetter } from '../ledger/ledger';
import { refusePaused } from './pause';
import { runRecords } from '../sync/inbox/run-records';
import { noCounts, type Counts, type Run } from '../sync/model';
import { runSync } from '../sync/run-sync';
import type { Bridge } from '../wire';
import { markForReplay, type MarkedRecords, type Selection } from './dead-letters';

/** Definitions that are run are at most this old, in seconds. */
const definitionSeconds = 30;
/** Records of one run: its ids are held in memory. */
const recordsARun = 2000;
/** So many that were named go ahead of a run that is under way. */
const recordsAhead = 200;
/** Of those that were refused again, so many are named. */
const mostNamed = 100;

export interface ReplayAnswer {
  /** Dead letters that were taken up. */
  readonly replayed: number;
  /** Ids that were asked for and have no dead letter. */
  readonly unknown: readonly string[];
  readonly runs: readonly Run[];
  /** What came of them. */
  readonly counts: Pick<Counts, 'delivered' | 'unchanged' | 'skipped' | 'rejected' | 'deferred'>;
  /** Syncs that could not run; their records are due, and taken by their next run. */
  readonly waiting: readonly NotRun[];
  /** The first of those that were refused again. */
  readonly stillRejected: readonly Pick<DeadLetter, 'id' | 'code' | 'message' | 'field' | 'fix'>[];
}

interface NotRun {
  readonly sync: string;
  readonly records: number;
  readonly code: string;
  readonly message: string;
  readonly fix: string;
}

/** Sends dead letters again now, in this process, and tells what came of them. */
export async function replayCommand(bridge: Bridge, selection: Selection): Promise<ReplayAnswer> {
  const { ledger, clock } = bridge;
  const { syncs, unknown } = await markForReplay(selection, ledger, clock.now());
  const runs: Run[] = [];
  const waiting: NotRun[] = [];
  for (const marked of syncs) {
    const answer = await runMarked(bridge, marked, selection);
    runs.push(...answer.runs);
    if (answer.waits) waiting.push(answer.waits);
  }
  return {
    replayed: syncs.reduce((sum, { recordIds }) => sum + recordIds.length, 0),
    unknown,
    runs,
    counts: countsOf(runs),
    waiting,
    stillRejected: await stillRejected(bridge, syncs)
  };
}

async function runMarked(
  bridge: Bridge,
  { sync, recordIds }: MarkedRecords,
  { ids }: Selection
): Promise<{ runs: Run[]; waits?: NotRun }> {
  const runs: Run[] = [];
  let open = recordIds;
  try {
    const definition = findSync(await bridge.config(definitionSeconds), sync);
    refusePaused(definition);
    for (; open.length > 0; open = open.slice(recordsARun)) {
      const parts = await bridge.runParts(definition);
      const chosen = open.slice(0, recordsARun);
      const isNamed = ids !== undefined && chosen.length <= recordsAhead;
      // What nobody named one by one may be a wave of removals, which a person approves first (DESIGN rule 8).
      const run = isNamed
        ? runRecords(definition, { trigger: 'record', recordIds: chosen }, parts)
        : runSync(definition, { trigger: 'command', recordIds: chosen }, parts);
      runs.push(await run);
    }
    return { runs };
  } catch (error) {
    if (!(error instanceof BridgeError)) throw error;
    const { code, message, fix } = error;
    return { runs, waits: { sync, records: open.length, code, message, fix } };
  }
}

function countsOf(runs: readonly Run[]): ReplayAnswer['counts'] {
  const { delivered, unchanged, skipped, rejected, deferred } = noCounts();
  const sum = { delivered, unchanged, skipped, rejected, deferred };
  for (const { counts } of runs)
    for (const name of Object.keys(sum) as (keyof typeof sum)[]) sum[name] += counts[name];
  return sum;
}

async function stillRejected(
  { ledger }: Bridge,
  syncs: readonly MarkedRecords[]
): Promise<ReplayAnswer['stillRejected']> {
  const ids = syncs.flatMap(({ sync, recordIds }) => recordIds.map((recordId) => `${sync}:${recordId}`));
  const letters = ids.length > 0 ? await ledger.deadLetters({ ids, limit: mostNamed }) : [];
  return letters.map(({ id, code, message, field, fix }) => ({ id, code, message, field, fix }));
}
