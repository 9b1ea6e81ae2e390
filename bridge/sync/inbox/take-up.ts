import type { SyncDefinition } from '../../config/sync-definition';
import type { StoredHint } from '../bookkeeping';
import { readChosen } from '../leaving/read-chosen';
import type { Run } from '../model';
import { isUnderWay, newRun } from '../open-run';
import type { PreparedRun } from '../prepare-run';
import { RemovalBrake } from '../removal-brake';
import type { HeldLease } from '../run-lease';
import type { RunParts } from '../run-parts';
import { RunRecorder } from '../run-recorder';

/** A run under way, as far as it serves others. */
export interface Host extends Pick<PreparedRun, 'ready' | 'extraction' | 'ahead'> {
  readonly definition: SyncDefinition;
  readonly parts: RunParts;
  readonly held: HeldLease;
  readonly recorder: Pick<RunRecorder, 'statusTurns'>;
  /** Id of the run under way. */
  readonly runId: string;
  /** Aborts when the run is to stop: nothing is waited for any more. */
  readonly signal: AbortSignal;
  /** Told which records were sent ahead, as they are now: the run need not send what it read of them before. */
  readonly wentAhead: (recordIds: readonly string[]) => void;
}

/** Reads the records fresh and sends them ahead, as a run of their own; the hints go when that is stored. */
export async function takeUp(host: Host, hints: readonly StoredHint[]): Promise<void> {
  const [first] = hints;
  if (!first) return;
  const { ledger } = host.parts;
  const before = await ledger.run(first.run);
  if (!before || isUnderWay(before)) await runFor(host, { first, hints, before });
  await ledger.finishHints(hints.map(({ seq }) => seq));
}

export const recordIdsOf = (hints: readonly StoredHint[]): string[] => [
  ...new Set(hints.map(({ recordId }) => recordId))
];

export const triggerOf = ({ lane }: StoredHint): Run['trigger'] =>
  lane === 'interactive' ? 'record' : 'message';

interface Taken {
  readonly first: StoredHint;
  readonly hints: readonly StoredHint[];
  /** The run as a process left it that died over it. */
  readonly before: Run | null;
}

async function runFor(host: Host, { first, hints, before }: Taken): Promise<void> {
  const { definition, held, ready, ahead } = host;
  const parts = { ...host.parts, ...host.parts.ownClients() };
  const now = parts.clock.now().toISOString();
  const run = before ?? newRun(first.run, definition, { trigger: triggerOf(first) }, now);
  if (!before) await parts.ledger.startRun(held.lease, run);
  parts.onRun?.(run.run);
  const recorder = new RunRecorder(definition, run, parts, held, host.recorder);
  try {
    recorder.begin(ready.statusFields);
    const about = { lane: first.lane, brake: brakeOf(first), onStored: host.wentAhead };
    const pipeline = ahead({ parts, recorder, ...about });
    const ids = recordIdsOf(hints);
    // A process that died over them had stored all of them or none.
    const left = run.counts.extracted < ids.length ? ids : [];
    await sendAhead({ ...host, parts }, { recorder, pipeline, ids: left });
    await recorder.finishWriteBacks();
    await recorder.close('done');
  } catch (error) {
    held.signal.throwIfAborted();
    await recorder.fail(error);
  }
}

/** Whoever asks for a record means it; of what is only heard of, removals wait for the sync's own turn, which counts them. */
function brakeOf({ lane }: StoredHint): RemovalBrake {
  const brake = new RemovalBrake();
  if (lane === 'interactive') brake.release();
  return brake;
}

interface Sending {
  readonly recorder: RunRecorder;
  readonly pipeline: ReturnType<PreparedRun['ahead']>;
  readonly ids: readonly string[];
}

async function sendAhead(host: Host, { recorder, pipeline, ids }: Sending): Promise<void> {
  const { parts } = host;
  const extraction = { ...host.extraction, source: parts.source };
  const take = async (chosen: readonly string[], about: { again: boolean }): Promise<void> => {
    const { records, others } = await readChosen({ ...host, extraction }, chosen);
    await pipeline.take(records, about);
    await pipeline.finish();
    await recorder.closeOthers(others, about);
  };
  try {
    if (ids.length > 0) await take(ids, { again: false });
    let waiting = recorder.takeSettling();
    for (; waiting.until !== null; waiting = recorder.takeSettling()) {
      const wait = Date.parse(waiting.until) - parts.clock.now().getTime();
      if (wait > 0) await parts.clock.sleep(wait, host.signal).catch(() => undefined);
      // What is left of them is due, and taken by the next run.
      if (host.signal.aborted) break;
      await take(waiting.ids, { again: true });
    }
  } catch (error) {
    await pipeline.drain();
    throw error;
  }
}
