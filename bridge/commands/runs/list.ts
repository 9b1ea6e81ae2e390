import type { Config } from '../../config/load-config';
import type { SyncDefinition } from '../../config/sync-definition';
import type { Ledger, RunKind } from '../../ledger/ledger';
import type { Run } from '../../sync/model';
import { runViewOf, type RunView } from '../run-view';

/** A run in a list: `IterableSyncRunListView.Line`. */
export interface RunLine {
  readonly run: RunView;
  readonly syncLabel: string;
  /** Null for a sync that is not there any more. */
  readonly objectName: string | null;
}

export interface RunList {
  readonly asOf: string;
  readonly runs: readonly RunLine[];
  readonly next: string | null;
}

export interface AskedRuns {
  readonly sync?: string;
  readonly kind?: RunKind;
  /** ISO times of starts, the first inclusive, the second exclusive. */
  readonly from?: string;
  readonly to?: string;
  readonly limit: number;
  readonly cursor?: string;
}

/** Runs of a span, newest first. */
export async function runList(
  { limit, cursor, ...query }: AskedRuns,
  { ledger, config, now }: { ledger: Pick<Ledger, 'runs'>; config: Config; now: Date }
): Promise<RunList> {
  const found = await ledger.runs({ ...query, limit: limit + 1, before: cursor });
  const page = found.slice(0, limit);
  return {
    asOf: now.toISOString(),
    runs: page.map((run) => lineOf(run, config)),
    next: found.length > limit ? (page.at(-1)?.run ?? null) : null
  };
}

export const syncNamed = ({ syncs }: Config, name: string): SyncDefinition | undefined =>
  syncs.find((sync) => sync.name === name);

const lineOf = (run: Run, config: Config): RunLine => ({
  run: runViewOf(run),
  syncLabel: syncNamed(config, run.sync)?.label ?? run.sync,
  objectName: syncNamed(config, run.sync)?.sourceObject ?? null
});
