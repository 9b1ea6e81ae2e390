import type { Config } from '../../config/load-config';
import type { Run } from '../../sync/model';
import type { Bridge } from '../../wire';
import { askedRun, type WaitingRun } from '../waiting-run';
import { affectedRecords, causeFilter, causes, type AffectedRecord, type Cause } from './causes';
import { FieldsOfVersion } from './fields-of-version';
import { findPeople, type AskedPeople, type FoundPeople } from './find';
import { runList, type AskedRuns, type RunList } from './list';
import { runPage, type RunPage } from './page';
import { runCalls, runRecord, type CallHead, type RunRecord } from './record';
import { runRecords, type AskedRecords, type RecordLine } from './records';
import { recordTrace, type RecordTrace } from './trace';

interface Pages {
  readonly limit: number;
  readonly cursor?: string;
}

/** What the screens of runs and people show. Each answer says which fields it tells of; who may see those is asked later. */
export interface RunInquiries {
  list(asked: AskedRuns): Promise<RunList>;
  /** A run that was asked for, of this process or of another; null where nobody asked for it. */
  asked(run: string): Promise<WaitingRun | null>;
  page(run: Run | WaitingRun): Promise<RunPage>;
  records(run: Run, asked: AskedRecords): Promise<{ records: readonly RecordLine[]; next: string | null }>;
  calls(
    run: string,
    asked: { readonly failed?: boolean; readonly limit: number; readonly cursor?: number }
  ): Promise<{ calls: readonly CallHead[]; next: number | null }>;
  /** Null where the run has no outcome of the record. */
  record(run: Run, recordId: string): Promise<RunRecord | null>;
  /** Null where the definition of the run is not known any more. */
  trace(run: Run, recordId: string): Promise<RecordTrace | null>;
  find(asked: AskedPeople): Promise<FoundPeople>;
  causes(sync: string | undefined): Promise<readonly Cause[]>;
  /** The records of a cause as a selection; null where nothing needs attention for it any more. The same for `affected`. */
  cause(key: string): ReturnType<typeof causeFilter>;
  affected(
    key: string,
    asked: Pages
  ): Promise<{ records: readonly AffectedRecord[]; next: string | null } | null>;
}

/** Labels and fields of definitions that are at most so old, in seconds. */
const shownSeconds = 300;

export function runInquiries(
  bridge: Bridge,
  config: (maxAgeSeconds: number) => Promise<Config>
): RunInquiries {
  const { ledger } = bridge;
  const versions = new FieldsOfVersion(bridge);
  const parts = async () => ({
    ledger,
    versions,
    config: await config(shownSeconds),
    now: bridge.clock.now()
  });
  return {
    list: async (asked) => runList(asked, await parts()),
    asked: (run) => askedRun(run, ledger),
    page: async (run) => runPage(run, await parts()),
    records: async (run, asked) => runRecords(run, asked, await parts()),
    calls: async (run, asked) => runCalls(run, asked, await parts()),
    record: async (run, recordId) => runRecord(run, recordId, await parts()),
    trace: (run, recordId) => recordTrace(bridge, run, { recordId, versions }),
    find: async (asked) => findPeople(bridge, asked, await config(shownSeconds)),
    causes: async (sync) => causes(sync, await parts()),
    cause: (key) => causeFilter(key, bridge),
    affected: async (key, asked) => {
      const known = await parts();
      const filter = await causeFilter(key, known);
      return filter && affectedRecords(filter, asked, known);
    }
  };
}
