import type { SyncDefinition } from '../config/sync-definition';
import type { LeaseOwner } from './bookkeeping';
import type { ToldOptOuts } from './consent/told-opt-outs';
import type { Counts, RunTrigger } from './model';
import type { Clock, Destination, RunLedger, Source } from './ports';
import type { SourceBudget } from './source-budget';

/** Everything a run is given. */
export interface RunParts {
  readonly source: Source;
  readonly destination: Destination;
  readonly ledger: RunLedger;
  readonly clock: Clock;
  readonly owner: LeaseOwner;
  readonly log: RunLog;
  /** The same two sides with counts of their own, for a run within the run. */
  readonly ownClients: () => Pick<RunParts, 'source' | 'destination' | 'onRun'>;
  /** Told the run's id once it is known: calls of the two sides are the run's from then on. */
  readonly onRun?: (run: string) => void;
  /** Left out: calls to Salesforce are not limited. */
  readonly budget?: SourceBudget;
  readonly settleSeconds: number;
  /** Of the project, shared by all runs of the process. Left out: nobody tells of opt-outs beside the run. */
  readonly toldOptOuts?: ToldOptOuts;
  /** The active syncs, whose status together is what a record shows. */
  readonly activeSyncs: readonly SyncDefinition[];
  readonly onProgress?: (run: string, counts: Readonly<Counts>) => void;
}

export interface RunLog {
  info(fields: Record<string, unknown>, message: string): void;
  warn(fields: Record<string, unknown>, message: string): void;
}

export interface RunRequest {
  readonly trigger: RunTrigger;
  /** Id that the run is to have, so that whoever asked for it can follow it. */
  readonly runId?: string;
  /** ISO time: read what changed since then. */
  readonly since?: string;
  /** Read everything. */
  readonly full?: boolean;
  /** Cap for this run instead of the sync's own. */
  readonly max?: number;
  /** Only these records, as they are now. */
  readonly recordIds?: readonly string[];
  /** A run whose removals were approved: only they are sent. */
  readonly approves?: string;
  /** A run whose removals are undone, and nothing else. */
  readonly putsBack?: string;
  /** Aborts to stop cleanly between two pages. */
  readonly signal?: AbortSignal;
}
