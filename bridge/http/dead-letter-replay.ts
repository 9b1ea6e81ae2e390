import type { z } from 'zod';
import { markForReplay, type MarkedRecords, type Selection } from '../commands/dead-letters';
import { findSync } from '../config/find-sync';
import { BridgeError } from '../errors';
import type { RunJob } from '../run-job';
import type { AdminParts } from './admin-parts';
import type { replay } from './dead-letter-answers';
import type { Caller } from './endpoint';

/** Definitions that are run are at most so old, in seconds. */
const definitionSeconds = 30;
/** One job names so many records. */
const recordsAJob = 200;

/** Marks what was selected as due, whatever was refused before, and puts a run of each sync in line. */
export async function deadLetterReplay(
  selection: Selection,
  caller: Caller,
  parts: AdminParts
): Promise<z.input<typeof replay>> {
  const { syncs, unknown } = await markForReplay(selection, parts.ledger, new Date());
  const runs = [];
  for (const marked of syncs) runs.push(await ask(jobOf(marked, selection), marked, caller, parts));
  return {
    replayed: syncs.reduce((sum, { recordIds }) => sum + recordIds.length, 0),
    unknown: [...unknown],
    runs
  };
}

/**
 * Those that were named make a run of their own. What is chosen by cause is taken by the sync's own run with all that is
 * due: it may be a wave of removals, which that run counts (DESIGN rule 8).
 */
const jobOf = ({ sync: name, recordIds }: MarkedRecords, { ids }: Selection): RunJob =>
  ids && recordIds.length <= recordsAJob
    ? { sync: name, trigger: 'record', recordIds: [...recordIds] }
    : { sync: name, trigger: 'api' };

/** They are due in any case: what cannot be put in line now is taken by the sync's next run. */
async function ask(job: RunJob, { recordIds }: MarkedRecords, caller: Caller, parts: AdminParts) {
  const about = { sync: job.sync, records: recordIds.length };
  try {
    const { name } = findSync(await parts.config(definitionSeconds), job.sync);
    const answer = await parts.request({ ...job, sync: name });
    parts.log.info({ ...about, run: answer.run, actingUser: caller.user }, 'replay asked for');
    return { ...about, ...answer, problem: null };
  } catch (error) {
    if (!(error instanceof BridgeError)) throw error;
    const { code, message, fix } = error;
    return { ...about, added: false, run: null, problem: { code, message, fix } };
  }
}
