import getProgress from '@salesforce/apex/IterableSyncNowController.getProgress';
import lostSight from '@salesforce/label/c.SyncNow_Lost_Sight';
import { errorSentence } from 'c/errors';
import { fill } from 'c/fill';
import { FAILURES_AT_MOST, startPoll, type Poll } from 'c/poll';

type Asked = Apex.IterableSyncNowView.Asked;
type AskedRun = Apex.IterableSyncNowView.AskedRun;
type Progress = Apex.IterableSyncNowView.Progress;
type Result = Apex.IterableSyncNowView.Result;

/** Runs that the bridge tells of in one answer. */
const RUNS_AT_ONCE = 50;
/** Records that it is asked about by name; of more it tells those first that need attention. */
const RECORDS_AT_ONCE = 200;

/** Milliseconds between two looks: keen while a person waits for one record, calm for what takes long. */
const KEEN_MS = 1_000;
const CALM_MS = 3_000;
const KEEN_LOOKS = 15;

/** Whoever shows how far it is. */
export interface Follower {
  /** @param problem why the newest state could not be seen; null while it can */
  show(progress: Progress | null, problem: string | null): void;
  end(progress: Progress): void;
  /** They could not be seen for so long that nobody looks any more. */
  lose(): void;
}

/** Looks at the runs that were asked for until all have ended, or could not be seen many times in a row. */
export function followRuns(asked: Asked, follower: Follower): Poll {
  let looks = 0;
  let failures = 0;
  return startPoll(async () => {
    looks += 1;
    try {
      const progress = await progressOf(asked);
      if (!progress.isBridgeReachable) throw new Error(progress.bridgeProblem ?? '');
      failures = 0;
      follower.show(progress, null);
      if (!progress.isFinished) return looks < KEEN_LOOKS ? KEEN_MS : CALM_MS;
      follower.end(progress);
      return null;
    } catch (error) {
      follower.show(null, fill(lostSight, [errorSentence(error)]));
      failures += 1;
      if (failures < FAILURES_AT_MOST) return CALM_MS;
      follower.lose();
      return null;
    }
  });
}

/** How far they are, all together. */
async function progressOf({ runs }: Asked): Promise<Progress> {
  const all = runs ?? [];
  const starts = [...all.keys()].filter((index) => index % RUNS_AT_ONCE === 0);
  const parts = await Promise.all(
    starts.map((start) => progressOfSome(all.slice(start, start + RUNS_AT_ONCE)))
  );
  return parts.length === 1 ? (parts[0] as Progress) : together(parts);
}

function progressOfSome(runs: readonly AskedRun[]): Promise<Progress> {
  const runIds = runs.map(({ runId }) => runId ?? '');
  const recordIds = [...new Set(runs.flatMap((run) => run.recordIds ?? []))].slice(0, RECORDS_AT_ONCE);
  return getProgress({ runIds, recordIds });
}

const together = (parts: readonly Progress[]): Progress => ({
  isBridgeReachable: parts.every(({ isBridgeReachable }) => isBridgeReachable),
  bridgeProblem: parts.find(({ bridgeProblem }) => bridgeProblem)?.bridgeProblem ?? null,
  isFinished: parts.every(({ isFinished }) => isFinished),
  total: sum(parts.map(({ total }) => total)),
  done: sum(parts.map(({ done }) => done)),
  delivered: sum(parts.map(({ delivered }) => delivered)),
  unchanged: sum(parts.map(({ unchanged }) => unchanged)),
  notSent: sum(parts.map(({ notSent }) => notSent)),
  needsAttention: sum(parts.map(({ needsAttention }) => needsAttention)),
  waiting: sum(parts.map(({ waiting }) => waiting)),
  results: parts.flatMap(({ results }) => results ?? [])
});

const sum = (numbers: readonly (number | null | undefined)[]): number =>
  numbers.reduce<number>((total, each) => total + (each ?? 0), 0);

/** Records that no sync takes are an outcome like any other: not sent, and why. */
export const notCoveredResults = ({ notCovered }: Asked): Result[] =>
  (notCovered ?? []).map(({ recordId, name, reason }) => ({
    recordId,
    name,
    outcome: 'skipped',
    message: reason
  }));
