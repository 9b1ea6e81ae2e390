import type { AskedStanding } from '../ledger/ledger';
import type { Run } from '../sync/model';
import { waitingRunOf } from './waiting-run';

/** A run as screens show it, in their words: `IterableSyncRunView`. */
export interface RunView {
  readonly runId: string;
  readonly syncName: string;
  readonly state: Run['state'] | 'waiting';
  readonly startedBy: Run['trigger'];
  readonly startedAt: string | null;
  readonly endedAt: string | null;
  readonly message: string;
  readonly found: number;
  readonly delivered: number;
  readonly unchanged: number;
  readonly notSent: number;
  readonly needsAttention: number;
  readonly waiting: number;
  readonly removed: number;
}

/** A run of the ledger, or one that only waits. */
type ShownRun = Pick<Run, 'run' | 'sync' | 'trigger' | 'endedAt' | 'counts' | 'error'> & {
  readonly state: RunView['state'];
  readonly startedAt: string | null;
};

export const runViewOf = (run: ShownRun): RunView => ({
  runId: run.run,
  syncName: run.sync,
  state: run.state,
  startedBy: run.trigger,
  startedAt: run.startedAt,
  endedAt: run.endedAt,
  message: sentenceOf(run),
  found: run.counts.extracted,
  delivered: run.counts.delivered,
  unchanged: run.counts.unchanged,
  notSent: run.counts.skipped,
  needsAttention: run.counts.rejected,
  waiting: run.counts.deferred,
  removed: run.counts.removed
});

/** A run that was asked for and has not begun; the process that was asked may be gone. */
export const waitingViewOf = (asked: AskedStanding): RunView => runViewOf(waitingRunOf(asked));

/** What came of a run, or why it failed or waits, in people's words. */
function sentenceOf({ state, counts, error }: ShownRun): string {
  if (error) return `${error.message} ${error.fix}`.trim();
  if (state === 'waiting') return 'It waits for its turn.';
  if (state === 'running') return `It is under way. ${partsOf(counts)}`;
  if (state === 'interrupted') return `It was interrupted and goes on by itself. ${partsOf(counts)}`;
  return state === 'held' ? `Removals are held for approval. ${partsOf(counts)}` : partsOf(counts);
}

/** Only what there is something of. */
function partsOf({ extracted, delivered, unchanged, skipped, rejected, deferred }: Run['counts']): string {
  if (extracted === 0) return 'Nothing had changed.';
  const parts = [
    [delivered, 'delivered'],
    [unchanged, 'unchanged'],
    [skipped, 'not sent'],
    [rejected, rejected === 1 ? 'needs attention' : 'need attention'],
    [deferred, 'waiting']
  ] as const;
  const said = parts.filter(([count]) => count > 0).map(([count, words]) => `${count} ${words}`);
  return `${extracted} found: ${said.join(', ')}.`;
}
