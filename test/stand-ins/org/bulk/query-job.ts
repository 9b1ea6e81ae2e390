import type { Row } from '../model';
import { BulkJob } from './bulk-job';
import type { CsvFormat } from './csv';
import type { QueryPlan } from './query-plan';

/** The answer to a query, line by line as it is sent. */
export interface QueryResult {
  readonly header: string;
  readonly lines: readonly string[];
}

/** A query job. Source: salesforce-api 3.1. */
export class QueryJob extends BulkJob {
  result: QueryResult | undefined;

  constructor(
    readonly plan: QueryPlan,
    readonly format: CsvFormat,
    ...job: ConstructorParameters<typeof BulkJob>
  ) {
    super(...job);
    this.submit();
  }

  summary(): Row {
    return this.describe();
  }

  details(): Row {
    return {
      ...this.describe(),
      jobType: 'V2Query',
      numberRecordsProcessed: this.result?.lines.length ?? 0,
      ...this.progress(),
      isPkChunkingSupported: this.plan.pkChunking
    };
  }
}
