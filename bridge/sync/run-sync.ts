import type { SyncDefinition } from '../config/sync-definition';
import { LeaseLostError } from '../errors';
import { firstQuery, readRecords, readWindow } from './extract';
import type { Run } from './model';
import { openRun } from './open-run';
import { prepareRun, type PreparedRun } from './prepare-run';
import { withLease, type HeldLease } from './run-lease';
import type { RunParts, RunRequest } from './run-parts';
import { RunRecorder } from './run-recorder';
import { bookmarkAfter, windowFor } from './window';

/** Deferred records that one run takes up at most. */
const dueLimit = 2000;

/**
 * READ FIRST. One run of a sync, from the records that changed to the ledger and the records' own fields:
 * source -> scope -> map -> diff -> batch -> deliver -> outcomes -> ledger -> write-back.
 *
 * A run that was cut off goes on under its own name; whatever had no stored outcome is simply read again, which changes
 * nothing in effect. Answers the run as it is stored, also when it failed; throws BusyError when the sync is being run.
 */
export async function runSync(definition: SyncDefinition, asked: RunRequest, parts: RunParts): Promise<Run> {
  return withLease(parts, `sync:${definition.name}`, async (held) => {
    const { run, request } = await openRun(definition, asked, parts, held);
    const recorder = new RunRecorder(definition, run, parts, held);
    try {
      const prepared = await prepareRun(definition, request, parts, recorder);
      await recorder.writeBackLeftOver();
      const complete = await readAndDeliver({ definition, request, parts, held, recorder, ...prepared });
      return await recorder.close(complete ? 'done' : 'interrupted');
    } catch (error) {
      if (error instanceof LeaseLostError) throw error;
      return await recorder.fail(error);
    }
  });
}

/** A run under way. */
interface OpenRun extends PreparedRun {
  readonly definition: SyncDefinition;
  readonly request: RunRequest;
  readonly parts: RunParts;
  readonly held: HeldLease;
  readonly recorder: RunRecorder;
}

/** First the records whose time has come or that were asked for, then what changed. False when stopped before the end. */
async function readAndDeliver(run: OpenRun): Promise<boolean> {
  const { definition, request, parts, extraction, pipeline, recorder } = run;
  try {
    const now = parts.clock.now().toISOString();
    const chosen = request.recordIds ?? (await parts.ledger.dueRecords(definition.name, now, dueLimit));
    const present = await readRecords(extraction, chosen);
    await pipeline.take(present);
    await recorder.closeMissing(chosen, present);
    const complete = request.recordIds ? true : await readChanges(run, new Set(chosen));
    await pipeline.finish();
    await recorder.finishWriteBacks();
    return complete;
  } catch (error) {
    await pipeline.drain();
    throw error;
  }
}

async function readChanges(run: OpenRun, alreadyRead: ReadonlySet<string>): Promise<boolean> {
  const { definition, request, parts, held, extraction, pipeline } = run;
  const before = await parts.ledger.bookmark(definition.name);
  const window = windowFor(before, await parts.source.serverTime(), request);
  await run.recorder.reading(firstQuery(extraction, window));
  for await (const page of readWindow(extraction, window)) {
    held.signal.throwIfAborted();
    const records = page.records.filter((record) => !alreadyRead.has(record.id));
    await pipeline.take(records, bookmarkAfter(before, window, page.window));
    if (request.signal?.aborted && page.window) return false;
  }
  return true;
}
