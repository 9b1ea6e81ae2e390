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

/** Deferred records that are taken up at once. */
const dueLimit = 2000;
/** Records that may wait for their users to settle before the run stops reading and comes back to them. */
const mostSettling = 20_000;

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
  const { request, pipeline, recorder } = run;
  try {
    const chosen = request.recordIds ? await takeChosen(run, request.recordIds) : await takeDue(run);
    const complete = request.recordIds ? true : await readChanges(run, chosen);
    await pipeline.finish();
    await comeBack(run);
    await recorder.finishWriteBacks();
    return complete;
  } catch (error) {
    await pipeline.drain();
    throw error;
  }
}

/** What waited for its time; a sync that only captures leaves it waiting. */
async function takeDue(run: OpenRun): Promise<Set<string>> {
  const { definition, parts } = run;
  const taken = new Set<string>();
  const now = parts.clock.now().toISOString();
  while (definition.status !== 'Capture') {
    const due = await parts.ledger.dueRecords(definition.name, now, dueLimit);
    const chosen = due.filter((id) => !taken.has(id));
    if (chosen.length === 0) break;
    await takeChosen(run, chosen);
    chosen.forEach((id) => taken.add(id));
    // Stored before the next ones are looked for: these are due no more.
    await run.pipeline.finish();
  }
  return taken;
}

async function takeChosen(
  { extraction, pipeline, recorder }: OpenRun,
  chosen: readonly string[],
  about: { readonly again?: boolean } = {}
): Promise<Set<string>> {
  const present = await readRecords(extraction, chosen);
  await pipeline.take(present, about);
  await recorder.closeMissing(chosen, present, about);
  return new Set(chosen);
}

async function readChanges(run: OpenRun, alreadyRead: ReadonlySet<string>): Promise<boolean> {
  const { definition, request, parts, held, extraction, pipeline } = run;
  const before = await parts.ledger.bookmark(definition.name);
  const window = windowFor(before, await parts.source.serverTime(), request);
  await run.recorder.reading(firstQuery(extraction, window));
  for await (const page of readWindow(extraction, window)) {
    held.signal.throwIfAborted();
    const records = page.records.filter((record) => !alreadyRead.has(record.id));
    await pipeline.take(records, { bookmark: bookmarkAfter(before, window, page.window) });
    if (request.signal?.aborted && page.window) return false;
    if (run.recorder.settlingCount > mostSettling) await comeBack(run);
  }
  return true;
}

/** Records whose users had to settle before the next step: waited for, so that a run leaves nothing half done. */
async function comeBack(run: OpenRun): Promise<void> {
  const { parts, request, held, pipeline, recorder } = run;
  for (let { ids, until } = recorder.takeSettling(); until; { ids, until } = recorder.takeSettling()) {
    const wait = Date.parse(until) - parts.clock.now().getTime();
    if (wait > 0) await parts.clock.sleep(wait, request.signal).catch(() => undefined);
    if (request.signal?.aborted) return;
    for (let start = 0; start < ids.length; start += dueLimit) {
      held.signal.throwIfAborted();
      await takeChosen(run, ids.slice(start, start + dueLimit), { again: true });
    }
    await pipeline.finish();
  }
}
