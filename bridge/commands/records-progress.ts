import type { Config } from '../config/load-config';
import type { SyncDefinition } from '../config/sync-definition';
import type { AskedOutcome, AskedProblem, AskedStanding, Ledger } from '../ledger/ledger';
import type { RequestedRun } from '../service/requested-runs';
import { RecordFields } from '../sync/explain/record-fields';
import type { OutcomeStatus } from '../sync/model';

/** What became of one record in one sync: `IterableSyncNowView.Result`. */
interface RecordResult {
  readonly recordId: string;
  readonly syncName: string;
  readonly syncLabel: string;
  readonly outcome: OutcomeStatus | null;
  readonly message: string;
  readonly fix: string;
  readonly fieldPath: string | null;
}

/** How far the runs are that somebody asked for: `IterableSyncNowView.Progress`. */
export interface RecordsProgress {
  readonly isFinished: boolean;
  readonly total: number;
  readonly done: number;
  readonly results: readonly RecordResult[];
}

export interface ProgressParts {
  readonly ledger: Pick<Ledger, 'askedStandings' | 'askedOutcomes'>;
  /** A run that was asked of this process. */
  readonly requested: (run: string) => Pick<RequestedRun, 'error'> | null;
  readonly config: Config;
}

/** Results that are told; those that need attention come first. */
const mostResults = 200;

/** Null when one of the runs was not asked for by record, or too long ago. */
export async function progressOf(
  runIds: readonly string[],
  { ledger, requested, config }: ProgressParts
): Promise<RecordsProgress | null> {
  const runs = [...new Set(runIds)];
  const standings = await ledger.askedStandings(runs);
  if (standings.length < runs.length) return null;
  const outcomes = await ledger.askedOutcomes(runs, mostResults);
  const byRun = new Map(standings.map((standing) => [standing.run, standing]));
  const syncs = new Map(config.syncs.map((sync) => [sync.name, sync]));
  return {
    isFinished: standings.every(isEnded),
    total: sum(standings, ({ total }) => total),
    done: sum(standings, (standing) => (isEnded(standing) ? standing.total : standing.done)),
    results: outcomes
      .map((outcome) => {
        const standing = byRun.get(outcome.run);
        const delay = requested(outcome.run)?.error ?? null;
        return resultOf(outcome, { standing, delay, sync: syncs.get(outcome.sync) });
      })
      .sort((first, second) => urgencyOf(first) - urgencyOf(second))
  };
}

const isEnded = ({ state, problem }: AskedStanding): boolean =>
  problem !== null || state === 'done' || state === 'failed' || state === 'held';

const sum = <T>(items: readonly T[], count: (item: T) => number): number =>
  items.reduce((total, item) => total + count(item), 0);

interface About {
  readonly standing: AskedStanding | undefined;
  /** Why the run still waits. */
  readonly delay: AskedProblem | null;
  /** Left out when it is not there any more. */
  readonly sync: SyncDefinition | undefined;
}

function resultOf(outcome: AskedOutcome, about: About): RecordResult {
  const { recordId, sync: syncName } = outcome;
  const named = { recordId, syncName, syncLabel: about.sync?.label ?? syncName };
  if (outcome.status === null) return { ...named, ...withoutOutcome(about), fieldPath: null };
  const { status, message, fix, field } = outcome;
  const fieldPath = field && about.sync ? (new RecordFields(about.sync).of(field)[0] ?? null) : null;
  return { ...named, outcome: status, message: message ?? '', fix: fix ?? '', fieldPath };
}

/** Of a run that failed as a whole nothing was sent for the record; of one that has ended well nothing was to be sent. */
function withoutOutcome({ standing, delay }: About): Pick<RecordResult, 'outcome' | 'message' | 'fix'> {
  const failure = standing?.problem ?? standing?.error ?? null;
  if (failure) return { outcome: 'rejected', message: failure.message, fix: failure.fix };
  if (standing && isEnded(standing))
    return { outcome: 'skipped', message: 'Nothing was to be sent.', fix: '' };
  return { outcome: null, message: delay?.message ?? '', fix: delay?.fix ?? '' };
}

/** A record that a failed run left without an outcome needs attention as well. */
const order: readonly (OutcomeStatus | null)[] = [
  'rejected',
  'deferred',
  'skipped',
  null,
  'delivered',
  'unchanged'
];

const urgencyOf = ({ outcome }: RecordResult): number => order.indexOf(outcome);
