import type { Config } from '../config/load-config';
import type { SyncDefinition } from '../config/sync-definition';
import type { AskedOutcome, AskedProblem, AskedStanding, Ledger } from '../ledger/ledger';
import type { RequestedRun } from '../service/requested-runs';
import { fieldsOfMessage } from '../sync/explain/preview-findings';
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
  /** Every field that the message names or whose value it shows; null when nobody knows: the sync is gone. */
  readonly fieldPaths: readonly string[] | null;
}

/** Records that have ended, by what became of them, in people's words. */
interface ResultCounts {
  readonly delivered: number;
  readonly unchanged: number;
  readonly notSent: number;
  readonly needsAttention: number;
  readonly waiting: number;
}

/** How far the runs are that somebody asked for: `IterableSyncNowView.Progress`. */
export interface RecordsProgress extends ResultCounts {
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
    ...countsOf(standings),
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

/** They come to `done`: what an ended run left without an outcome counts as its result says. */
const countsOf = (standings: readonly AskedStanding[]): ResultCounts => {
  const of = (status: OutcomeStatus): number => sum(standings, ({ counts }) => counts[status] ?? 0);
  const ended = standings.filter(isEnded);
  const failed = ended.filter((standing) => failureOf(standing) !== null);
  const left = (some: readonly AskedStanding[]): number => sum(some, ({ total, done }) => total - done);
  return {
    delivered: of('delivered'),
    unchanged: of('unchanged'),
    notSent: of('skipped') + left(ended) - left(failed),
    needsAttention: of('rejected') + left(failed),
    waiting: of('deferred')
  };
};

const failureOf = ({ problem, error }: AskedStanding): AskedProblem | null => problem ?? error;

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
  if (outcome.status === null) return { ...named, ...withoutOutcome(about), fieldPath: null, fieldPaths: [] };
  const { status, code, message, fix, field } = outcome;
  const told = { code: code ?? '', field: field ?? undefined };
  const fieldPaths = about.sync ? fieldsOfMessage(told, { fields: new RecordFields(about.sync) }) : null;
  const said = { message: message ?? '', fix: fix ?? '', fieldPath: fieldPaths?.[0] ?? null, fieldPaths };
  return { ...named, outcome: status, ...said };
}

/** Of a run that failed as a whole nothing was sent for the record; of one that has ended well nothing was to be sent. */
function withoutOutcome({ standing, delay }: About): Pick<RecordResult, 'outcome' | 'message' | 'fix'> {
  const failure = standing ? failureOf(standing) : null;
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
