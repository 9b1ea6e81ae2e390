import type { OrgClock } from '../clock';
import { IdSource } from '../ids';
import { Allowance } from './allowance';
import { JobFailure } from './bulk-job';
import { type BulkOptions, defaultBulkOptions } from './bulk-options';
import type { IngestJob } from './ingest-job';
import { JobShelf } from './job-shelf';
import type { QueryJob } from './query-job';

/** Everything that the Bulk API of an org keeps. */
export class BulkJobs {
  readonly options: BulkOptions;
  readonly queries: JobShelf<QueryJob>;
  readonly ingests: JobShelf<IngestJob>;
  readonly queryJobs: Allowance;
  readonly batches: Allowance;
  readonly resultMegabytes: Allowance;
  private readonly ids = new IdSource();
  private readonly failures: (string | undefined)[] = [];

  constructor(clock: OrgClock, given: Partial<BulkOptions> = {}) {
    const options = { ...defaultBulkOptions, ...given };
    this.options = options;
    this.queries = new JobShelf(clock);
    this.ingests = new JobShelf(clock);
    const { dailyQueryJobs, dailyBatches, dailyResultMegabytes } = options;
    this.queryJobs = new Allowance(clock, dailyQueryJobs, `bulk v2 query jobs (${dailyQueryJobs})`);
    this.batches = new Allowance(clock, dailyBatches, `batches (${dailyBatches})`);
    this.resultMegabytes = new Allowance(
      clock,
      dailyResultMegabytes,
      `bulk v2 query result size stored (${dailyResultMegabytes}) MB`
    );
  }

  nextId(): string {
    return this.ids.next('750');
  }

  /** The next job that would be done fails instead; without a message it does not say why. */
  failNext(message?: string): void {
    this.failures.push(message);
  }

  /** Throws the failure that was planned for a job. */
  strike(): void {
    if (this.failures.length > 0) throw new JobFailure(this.failures.shift());
  }
}
