import type { Counts } from '../sync/model';
import type { CsvTable } from './csv';

/** A run as far as its line in the log says it; one that waits to begin has no start yet. */
interface LoggedRun {
  readonly run: string;
  readonly sync: string;
  readonly trigger: string;
  readonly state: string;
  readonly startedAt: string | null;
  readonly endedAt: string | null;
  readonly counts: Readonly<Counts>;
  readonly bookmark: string | null;
  readonly query: string | null;
  readonly window?: { readonly start: string | null; readonly end: string };
  readonly notices: readonly string[];
  readonly error: { readonly message: string; readonly fix: string } | null;
}

/** What came of a run, in a sentence. */
export function messageOf({ state, counts, error }: Pick<LoggedRun, 'state' | 'counts' | 'error'>): string {
  const { extracted, delivered, rejected, deferred } = counts;
  const records = `${extracted} read, ${delivered} delivered, ${rejected} rejected, ${deferred} deferred.`;
  if (error) return `${error.message} ${error.fix}`.trim();
  if (state === 'waiting') return 'It waits for its turn.';
  if (state === 'interrupted') return `Stopped; the next run goes on where it stopped. ${records}`;
  return state === 'held' ? `Removals are held for approval. ${records}` : records;
}

/** One line a run (D-51): queued is what was read, errors what was rejected. */
export const runsTable = (runs: readonly LoggedRun[]): CsvTable => ({
  columns: [
    ...['run', 'sync', 'trigger', 'state', 'started_at', 'ended_at', 'message', 'queued', 'delivered'],
    ...['unchanged', 'skipped', 'errors', 'deferred', 'removed', 'read_from', 'read_to', 'bookmark', 'query']
  ],
  rows: runs.map((run) => {
    const { counts, window } = run;
    return [
      ...[run.run, run.sync, run.trigger, run.state, run.startedAt, run.endedAt, messageOf(run)],
      ...[counts.extracted, counts.delivered, counts.unchanged, counts.skipped, counts.rejected],
      ...[counts.deferred, counts.removed, window?.start, window?.end, run.bookmark, run.query]
    ];
  })
});
