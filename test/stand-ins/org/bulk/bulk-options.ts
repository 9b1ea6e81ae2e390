/** How long a job is worked on: until it was asked for so often, or so long by the org's clock. */
export type Pace = { readonly looks: number } | { readonly seconds: number };

/** Sizes and allowances of the Bulk API. Source: salesforce-api 3.1 and 3.3. */
export interface BulkOptions {
  /**
   * `{ looks: 2 }`: the first look at a job finds it in progress, the second finds it done; with 1 the first does.
   * `{ seconds: 30 }`: queued for the first half of that time, in progress for the second.
   */
  readonly pace: Pace;
  /** Records on a page of results, where the client asks for none or for more; 50000. */
  readonly pageRows: number;
  /** Bytes of one upload; 100 MB. */
  readonly maxUploadBytes: number;
  /** Query jobs in 24 hours; 10000. */
  readonly dailyQueryJobs: number;
  /** Batches of 10,000 uploaded records in 24 hours; 15000. */
  readonly dailyBatches: number;
  /** Megabytes of query results in 24 hours; 976562, which is 1 TB. */
  readonly dailyResultMegabytes: number;
  /** Objects that the Bulk API does not serve, beside custom metadata types. */
  readonly unsupportedObjects: readonly string[];
}

export const defaultBulkOptions: BulkOptions = {
  pace: { looks: 2 },
  pageRows: 50_000,
  maxUploadBytes: 100 * 1024 * 1024,
  dailyQueryJobs: 10_000,
  dailyBatches: 15_000,
  dailyResultMegabytes: 976_562,
  unsupportedObjects: []
};
