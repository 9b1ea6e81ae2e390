import { randomUUID } from 'node:crypto';
import type { SyncDefinition } from '../../config/sync-definition';
import type { Run } from '../model';
import type { RunParts, RunRequest } from '../run-parts';
import { runSync } from '../run-sync';
import { recordIdsOf, triggerOf } from './take-up';

/** Hints of one run: as many as a poll reads by one query. */
const hintsAtOnce = 2000;
/** Runs behind each other: what then still waits has its turn when the service looks again. */
const mostRuns = 2;

/**
 * Takes up what waits for a sync that is not being run. BusyError when somebody runs it: whoever does
 * takes the hints up too. A run that was stopped leaves its hints for the next one.
 */
export async function runHints(
  definition: SyncDefinition,
  parts: RunParts,
  { signal }: Pick<RunRequest, 'signal'> = {}
): Promise<Run[]> {
  const runs: Run[] = [];
  while (runs.length < mostRuns && !signal?.aborted) {
    const query = { sync: definition.name, run: randomUUID(), limit: hintsAtOnce };
    const waiting = await parts.ledger.takeHints(query);
    const [first] = waiting;
    if (!first) break;
    const hints = waiting.filter(({ run }) => run === first.run);
    const about = { trigger: triggerOf(first), runId: first.run, recordIds: recordIdsOf(hints) };
    const run = await runSync(definition, { ...about, signal }, parts);
    runs.push(run);
    if (run.state === 'interrupted') break;
    // A run that failed says so; what messages named is found by the sync's own turns all the same.
    await parts.ledger.finishHints(hints.map(({ seq }) => seq));
  }
  return runs;
}
