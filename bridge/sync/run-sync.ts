import type { SyncDefinition } from '../config/sync-definition';
import { LeaseLostError } from '../errors';
import type { Bookmark, ReadingWindow } from './bookkeeping';
import { takeUpRejected } from './changed-definition';
import { runConsent } from './consent/run-consent';
import { firstQuery, readRecords, readWindow, type Page } from './extract';
import { noteRead, scopeFingerprint, withFullPass } from './full-pass';
import { pendingAhead } from './inbox/pending-ahead';
import { serveInbox } from './inbox/serve-inbox';
import { leaverIds } from './leaving/find-leavers';
import { mayLeave, readChosen } from './leaving/read-chosen';
import { takeApproved, takePutBack, takeRead } from './leaving/take-decided';
import type { Run, SourceRecord } from './model';
import { openRun } from './open-run';
import { prepareRun, type PreparedRun } from './prepare-run';
import { laneOfRun, refuseWithoutCalls, RunBudget } from './run-budget';
import { newlyLinked, noteLinks, relatedIds, removedMembers } from './read-beside';
import { isWave } from './removal-brake';
import { withLease, type HeldLease } from './run-lease';
import type { RunParts, RunRequest } from './run-parts';
import { RunRecorder } from './run-recorder';
import { atItsEnd, bookmarkAfter, windowFor } from './window';

/** Deferred records that are taken up at once. */
const dueLimit = 2000;
/** Records that may wait for their users to settle before the run stops reading and comes back to them. */
const mostSettling = 20_000;

/**
 * READ FIRST. One run of a sync, from the records that changed to the ledger and the records' own fields:
 * source -> scope -> map -> diff -> batch -> deliver -> outcomes -> ledger -> write-back.
 *
 * A run that was cut off goes on under its own name; whatever had no stored outcome is simply read again, which changes
 * nothing in effect. Answers the run as it is stored, also when it failed; throws BusyError when the sync is being run,
 * and RateLimitError while there are no calls to Salesforce left for it.
 */
export async function runSync(definition: SyncDefinition, asked: RunRequest, given: RunParts): Promise<Run> {
  return withLease(given, `sync:${definition.name}`, async (held) => {
    const lane = await laneOfRun(definition.name, asked, given);
    await refuseWithoutCalls(lane, given);
    const { run, request: begun } = await openRun(definition, asked, given, held);
    const recorder = new RunRecorder(definition, run, given, held);
    const budget = new RunBudget(definition, { request: begun, parts: given, lane }, recorder);
    const { request, parts } = budget;
    try {
      await tellOptOuts(definition, request, parts, recorder);
      const prepared = await prepareRun(definition, request, parts, recorder);
      await recorder.writeBackLeftOver(request);
      const open = { definition, request, parts, held, recorder, ...prepared, sentAhead: new Set<string>() };
      const complete = await whileServing(run.run, open, () => readAndDeliver(open));
      const end = complete ? 'done' : 'interrupted';
      await budget.explain(end);
      return await recorder.close(end);
    } catch (error) {
      if (error instanceof LeaseLostError) throw error;
      return await (budget.isPausedBy(error) ? recorder.close('interrupted') : recorder.fail(error));
    } finally {
      budget.close();
    }
  });
}

/** Opt-outs go first, whatever the scope (DESIGN rule 6). */
async function tellOptOuts(
  definition: SyncDefinition,
  { signal }: RunRequest,
  parts: RunParts,
  recorder: RunRecorder
): Promise<void> {
  if (definition.status === 'Capture') return;
  for (const notice of await runConsent(definition.project, parts, { signal })) recorder.notice(notice);
}

/** A run under way. */
interface OpenRun extends PreparedRun {
  readonly definition: SyncDefinition;
  readonly request: RunRequest;
  readonly parts: RunParts;
  readonly held: HeldLease;
  readonly recorder: RunRecorder;
  /** Records that were sent ahead as they are now: what was read of them before is older. */
  readonly sentAhead: Set<string>;
}

/** What is asked for in between goes ahead; a sync that only captures sends nothing, however it is asked. */
async function whileServing<T>(runId: string, run: OpenRun, work: () => Promise<T>): Promise<T> {
  if (run.definition.status === 'Capture') return work();
  const wentAhead = (ids: readonly string[]): void => ids.forEach((id) => run.sentAhead.add(id));
  const { held, request } = run;
  const signal = request.signal ? AbortSignal.any([held.signal, request.signal]) : held.signal;
  const inbox = serveInbox({ ...run, runId, signal, wentAhead });
  try {
    return await work();
  } finally {
    await inbox.close();
  }
}

/** First the records whose time has come or that were asked for, then what changed. False when stopped before the end. */
async function readAndDeliver(run: OpenRun): Promise<boolean> {
  const { pipeline, recorder } = run;
  try {
    const complete = await takeAsked(run);
    await pipeline.finish();
    await comeBack(run);
    await removeOrHold(run);
    await comeBack(run);
    await recorder.finishWriteBacks();
    return complete;
  } catch (error) {
    await pipeline.drain();
    throw error;
  }
}

/** False when stopped before the end. */
async function takeAsked(run: OpenRun): Promise<boolean> {
  const { recordIds, approves, putsBack } = run.request;
  if (approves !== undefined) await takeApproved(run, approves);
  else if (putsBack !== undefined) return takePutBack(run, putsBack);
  else if (recordIds) await takeChosen(run, recordIds);
  else return takeAll(run);
  return true;
}

/** The window ends before what is due is read: whatever changes from then on belongs to the next one. */
async function takeAll(run: OpenRun): Promise<boolean> {
  const now = await run.parts.source.serverTime();
  const openedAt = run.parts.clock.now().toISOString();
  return readChanges(run, await takeDue(run), { now, openedAt });
}

/** What waited for its time; a sync that only captures leaves it waiting. */
async function takeDue(run: OpenRun): Promise<Set<string>> {
  const { definition, parts } = run;
  const taken = new Set<string>();
  await takeUpRejected(definition, parts);
  const now = parts.clock.now().toISOString();
  while (definition.status !== 'Capture' && !run.request.signal?.aborted) {
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
  run: OpenRun,
  chosen: readonly string[],
  about: { readonly again?: boolean } = {}
): Promise<Set<string>> {
  await takeRead(run, await readChosen(run, chosen), about);
  return new Set(chosen);
}

/** When a reading begins, by the server's clock and by the bridge's own. */
interface Beginning {
  readonly now: Date;
  readonly openedAt: string;
}

async function readChanges(
  run: OpenRun,
  alreadyRead: ReadonlySet<string>,
  { now, openedAt }: Beginning
): Promise<boolean> {
  const { definition, request, parts, extraction, ready } = run;
  const before = await parts.ledger.bookmark(definition.name);
  const asked = before?.window ? request : await withFullPass(definition, request, ready, parts);
  const scope = scopeFingerprint(extraction) ?? undefined;
  const window = { openedAt, scope, ...windowFor(before, now, asked) };
  if (window.start === null) ready.context.brake.compareAll();
  await run.recorder.reading(firstQuery(extraction, window), window);
  const seen = new Set(alreadyRead);
  // Before the window: its end moves the bookmark, and nothing may be left behind it.
  if (!(await readBeside(run, window, seen))) return false;
  let open: ReadingWindow | null = window;
  let last: ReadingWindow = window;
  for await (const page of readWindow(extraction, window)) {
    const kept = keptOpen(definition, last, page);
    open = page.window;
    last = page.window ?? last;
    await takePage(run, page.records, { seen, bookmark: bookmarkAfter(before, window, kept) });
    if (request.signal?.aborted && open) return false;
  }
  await run.pipeline.finish();
  // A run that is capped leaves its window open.
  if (open) return true;
  if (mayLeave(definition)) {
    if (!(await takeLeavers(run, window))) return false;
    await run.pipeline.take([], { bookmark: bookmarkAfter(before, window, null) });
    await run.pipeline.finish();
  }
  await noteRead(definition, window, parts);
  return true;
}

/** What is left to be read after a page; a window that was read to its end is left open until leavers are stored too. */
const keptOpen = (definition: SyncDefinition, last: ReadingWindow, page: Page): ReadingWindow | null =>
  page.window ?? (mayLeave(definition) ? atItsEnd(last, page.records) : null);

/** Who left the scope is known when the window is read: nothing was heard of them in it. False when stopped before the end. */
async function takeLeavers(run: OpenRun, window: ReadingWindow): Promise<boolean> {
  for await (const ids of leaverIds({ ...run, window })) {
    if (run.request.signal?.aborted) return false;
    run.held.signal.throwIfAborted();
    await takeChosen(
      run,
      ids.filter((id) => !run.sentAhead.has(id))
    );
    await run.pipeline.finish();
  }
  return true;
}

/** Adds what it takes to `seen`. False when stopped before the end. */
async function readBeside(run: OpenRun, window: ReadingWindow, seen: Set<string>): Promise<boolean> {
  const beside = { ...run, window };
  const isStopped = (): boolean => run.request.signal?.aborted ?? false;
  for await (const ids of relatedIds(beside)) {
    if (isStopped()) return false;
    const fresh = ids.filter((id) => !seen.has(id));
    await takePage(run, await readRecords(run.extraction, fresh), { seen });
    fresh.forEach((id) => seen.add(id));
  }
  for await (const records of newlyLinked(beside)) {
    if (isStopped()) return false;
    await takePage(run, records, { seen });
    records.forEach(({ id }) => seen.add(id));
  }
  const removed = await removedMembers(beside);
  await takePage(run, removed, { seen });
  removed.forEach(({ id }) => seen.add(id));
  await run.pipeline.finish();
  await noteLinks(beside);
  return true;
}

/** `seen` are those that the run took before: each record counts once. */
async function takePage(
  run: OpenRun,
  records: readonly SourceRecord[],
  about: { readonly seen: ReadonlySet<string>; readonly bookmark?: Bookmark }
): Promise<void> {
  const { held, pipeline, recorder } = run;
  held.signal.throwIfAborted();
  const fresh = records.filter(({ id }) => !about.seen.has(id));
  const isOutdated = (id: string): boolean => run.sentAhead.has(id);
  await pipeline.take(fresh, { bookmark: about.bookmark, isOutdated });
  if (recorder.settlingCount > mostSettling) await comeBack(run);
}

/** Records whose users had to settle before the next step: waited for, so that a run leaves nothing half done. */
async function comeBack(run: OpenRun): Promise<void> {
  const { parts, request, recorder } = run;
  for (let { ids, until } = recorder.takeSettling(); until; { ids, until } = recorder.takeSettling()) {
    const wait = Date.parse(until) - parts.clock.now().getTime();
    if (wait > 0) await parts.clock.sleep(wait, request.signal).catch(() => undefined);
    if (request.signal?.aborted) return;
    await takeAgain(run, ids);
  }
}

/** The removals of a run are counted before the first of them goes out: a wave waits for a person (DESIGN rule 8). */
async function removeOrHold(run: OpenRun): Promise<void> {
  const { definition, parts, recorder, ready } = run;
  // Of a run that was stopped not all were counted, and a sync that only captures removes nobody: they stay due.
  // Messages name a wave piece by piece: the sync's own turn counts it as one.
  const waits =
    run.request.signal?.aborted || definition.status === 'Capture' || run.request.trigger === 'message';
  if (waits) return;
  // What messages named meanwhile is one wave with what the run itself found.
  const pending = await pendingAhead(run);
  for (let start = 0; start < pending.length; start += dueLimit)
    await takeChosen(run, pending.slice(start, start + dueLimit));
  await run.pipeline.finish();
  const removals = recorder.takeRemovals();
  if (removals.length === 0) return;
  const present = await parts.ledger.presentCount(definition.name);
  if (isWave(removals.length, present, definition.removalBrakePercent))
    return recorder.hold(removals, present);
  ready.context.brake.release();
  await takeAgain(
    run,
    removals.map(({ recordId }) => recordId)
  );
}

/** Records that were counted before in this run, as deferred. */
async function takeAgain(run: OpenRun, ids: readonly string[]): Promise<void> {
  for (let start = 0; start < ids.length; start += dueLimit) {
    run.held.signal.throwIfAborted();
    await takeChosen(run, ids.slice(start, start + dueLimit), { again: true });
  }
  await run.pipeline.finish();
}
