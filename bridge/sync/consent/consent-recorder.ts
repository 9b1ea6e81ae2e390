import { createHash, randomUUID } from 'node:crypto';
import { BridgeError, messageOf } from '../../errors';
import type { Bookmark, Lease } from '../bookkeeping';
import { noCounts, type Counts, type Outcome, type Run, type RunState } from '../model';
import type { RunParts } from '../run-parts';

/** Whose opt-outs are looked after, and under which name the ledger keeps them. */
export interface ConsentKeeping {
  /** Of the runs, the bookmark and the records' states. */
  readonly name: string;
  readonly project: string;
  readonly version: string;
}

/**
 * The ledger's side of a consent pass. The first pass of a set of rules leaves a run in any case; a later one leaves a
 * run when it found something to do, else the bookmark moves on in the name of that first run.
 */
export class ConsentRecorder {
  private run: Run | null = null;
  private calls: { salesforce: number; iterable: number };

  private constructor(
    private readonly keeping: ConsentKeeping,
    private readonly parts: RunParts,
    private readonly lease: Lease
  ) {
    this.calls = callsOf(parts);
  }

  /** Goes on with the run that was cut off, if there is one. */
  static async open(keeping: ConsentKeeping, parts: RunParts, lease: Lease): Promise<ConsentRecorder> {
    const recorder = new ConsentRecorder(keeping, parts, lease);
    const cutOff = await parts.ledger.unfinishedRun(keeping.name);
    if (cutOff) {
      await parts.ledger.updateRun(lease, cutOff.run, { state: 'running' });
      recorder.run = cutOff;
    } else if (!(await parts.ledger.run(recorder.firstRun))) await recorder.start(recorder.firstRun);
    return recorder;
  }

  /** Outcomes and bookmark become durable together. */
  async commit(outcomes: readonly Outcome[], bookmark?: Bookmark): Promise<void> {
    if (outcomes.length === 0 && !bookmark) return;
    if (outcomes.length > 0 && !this.run) await this.start(randomUUID());
    const { name: sync, project } = this.keeping;
    await this.parts.ledger.commitPage(this.lease, {
      runId: this.run?.run ?? this.firstRun,
      sync,
      project,
      outcomes,
      bookmark,
      writeBacks: [],
      counts: countsOf(outcomes),
      calls: this.run ? this.newCalls() : { salesforce: 0, iterable: 0 },
      at: this.now()
    });
  }

  /** Answers the run as it is stored; null when there was nothing to do. */
  async close(state: Extract<RunState, 'done' | 'interrupted'>): Promise<Run | null> {
    return this.end(state, null);
  }

  async fail(error: unknown): Promise<void> {
    if (!this.run) return;
    const isOurs = error instanceof BridgeError;
    const code = isOurs ? error.code : 'run.unexpected';
    const fix = isOurs ? error.fix : 'This is a defect of the bridge: please report it with the log.';
    await this.end('failed', { code, message: messageOf(error), fix });
  }

  private async end(state: RunState, error: Run['error']): Promise<Run | null> {
    if (!this.run) return null;
    const { ledger, log } = this.parts;
    const bookmark = await ledger.bookmark(this.keeping.name);
    await ledger.updateRun(this.lease, this.run.run, {
      state,
      endedAt: state === 'interrupted' ? null : this.now(),
      error,
      bookmark: bookmark?.mark ?? null,
      calls: this.newCalls()
    });
    const stored = await ledger.run(this.run.run);
    log.info({ run: this.run.run, sync: this.keeping.name, state, counts: stored?.counts }, 'opt-outs told');
    return stored;
  }

  private async start(id: string): Promise<void> {
    const { name: sync, version: definition } = this.keeping;
    const run: Run = {
      ...{ run: id, sync, trigger: 'schedule', state: 'running', definition },
      ...{ counts: noCounts(), calls: { salesforce: 0, iterable: 0 }, notices: [] },
      ...{ bookmark: null, startedAt: this.now(), endedAt: null, query: null, error: null }
    };
    await this.parts.ledger.startRun(this.lease, run);
    this.run = run;
  }

  /** The id of the first run follows from the name, so that it is found again. */
  private get firstRun(): string {
    const hash = createHash('sha256').update(this.keeping.name).digest('hex');
    return hash.replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12}).*$/, '$1-$2-8$3-8$4-$5');
  }

  private newCalls(): { salesforce: number; iterable: number } {
    const [before, now] = [this.calls, callsOf(this.parts)];
    this.calls = now;
    return { salesforce: now.salesforce - before.salesforce, iterable: now.iterable - before.iterable };
  }

  private now(): string {
    return this.parts.clock.now().toISOString();
  }
}

const callsOf = ({ source, destination }: RunParts) => ({
  salesforce: source.calls,
  iterable: destination.calls
});

function countsOf(outcomes: readonly Outcome[]): Partial<Counts> {
  const mapped = outcomes.filter(({ identityKey }) => identityKey !== undefined).length;
  const counts: Partial<Counts> = { extracted: outcomes.length, mapped };
  for (const { status } of outcomes) counts[status] = (counts[status] ?? 0) + 1;
  return counts;
}
