import { randomUUID } from 'node:crypto';
import type { SyncDefinition } from '../config/sync-definition';
import type { Bookmark } from './bookkeeping';
import { noCounts, type Run } from './model';
import type { HeldLease } from './run-lease';
import type { RunParts, RunRequest } from './run-parts';

/** A run as it is stored, and what is left to do of what was asked for. */
export interface OpenedRun {
  readonly run: Run;
  readonly request: RunRequest;
}

/** The sync's run that was cut off, if it is the one asked for or all that is left is to read on; else a new one. */
export async function openRun(
  definition: SyncDefinition,
  request: RunRequest,
  parts: RunParts,
  { lease }: HeldLease
): Promise<OpenedRun> {
  const { ledger, clock } = parts;
  const now = clock.now().toISOString();
  const cutOff = (await begunAs(request, parts)) ?? (await ledger.unfinishedRun(definition.name));
  if (cutOff && cutOff.definition === definition.version && goesOn(cutOff, request)) {
    parts.onRun?.(cutOff.run);
    await ledger.updateRun(lease, cutOff.run, { state: 'running' });
    const bookmark = await ledger.bookmark(definition.name);
    return { run: { ...cutOff, state: 'running' }, request: restOf(request, cutOff, bookmark) };
  }
  if (cutOff) {
    const error = {
      code: 'run.cut-off',
      message: 'The run was cut off; the next run goes on where it stopped.',
      fix: ''
    };
    await ledger.updateRun(lease, cutOff.run, { state: 'failed', endedAt: now, error });
  }
  const run = newRun(await freeId(request, parts), definition, request, now);
  await ledger.startRun(lease, run);
  parts.onRun?.(run.run);
  return { run, request };
}

/** The very run that was asked for, when it was begun and cut off. */
async function begunAs({ runId }: RunRequest, { ledger }: RunParts): Promise<Run | null> {
  const run = runId ? await ledger.run(runId) : null;
  return run && isUnderWay(run) ? run : null;
}

/** Being done, or cut off and gone on with. */
export const isUnderWay = ({ state }: Pick<Run, 'state'>): boolean =>
  state === 'running' || state === 'interrupted';

/** The id that was asked for is taken when a run of that id was begun and given up. */
async function freeId({ runId }: RunRequest, { ledger }: RunParts): Promise<string> {
  return runId && !(await ledger.run(runId)) ? runId : randomUUID();
}

/** The very run that was asked for, or any of which only the rest is left to read. */
const goesOn = (cutOff: Run, request: RunRequest): boolean =>
  cutOff.run === request.runId ||
  (isPlain(request) && cutOff.trigger !== 'record' && cutOff.trigger !== 'message');

const isPlain = (request: RunRequest): boolean =>
  !request.full && !request.since && !request.recordIds && !request.runId && !isForOthers(request);

/** Only what another run held or took away. */
const isForOthers = ({ approves, putsBack }: RunRequest): boolean =>
  approves !== undefined || putsBack !== undefined;

/** A window that this run has opened is read on, not again; records that have their outcome count once. */
function restOf(request: RunRequest, cutOff: Run, bookmark: Bookmark | null): RunRequest {
  if (request.recordIds)
    return cutOff.counts.extracted < request.recordIds.length ? request : { ...request, recordIds: [] };
  const start = request.since ? new Date(request.since).toISOString() : null;
  const isOpen = bookmark?.window?.start === start && bookmark.window.position !== null;
  return isOpen ? { ...request, full: undefined, since: undefined } : request;
}

/** A run that begins now. */
export function newRun(
  run: string,
  definition: Pick<SyncDefinition, 'name' | 'version'>,
  { trigger }: Pick<RunRequest, 'trigger'>,
  startedAt: string
): Run {
  return {
    run,
    sync: definition.name,
    trigger,
    state: 'running',
    counts: noCounts(),
    bookmark: null,
    startedAt,
    endedAt: null,
    calls: { salesforce: 0, iterable: 0 },
    definition: definition.version,
    query: null,
    notices: [],
    error: null
  };
}
