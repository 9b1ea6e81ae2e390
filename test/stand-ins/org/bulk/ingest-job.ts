import type { Row } from '../model';
import { BulkJob, type JobState } from './bulk-job';
import type { CsvFormat } from './csv';

export const operations = ['insert', 'update', 'upsert', 'delete', 'hardDelete'] as const;
export type Operation = (typeof operations)[number];

/** What became of one uploaded record. */
export interface RowOutcome {
  /** Empty for a record that was not found or not made. */
  readonly id: string;
  readonly created: boolean;
  /** `CODE:message:fields --`; undefined for a success. */
  readonly error: string | undefined;
  readonly cells: readonly string[];
}

/** A job that writes records. Source: salesforce-api 3.2. */
export class IngestJob extends BulkJob {
  upload: string | undefined;
  header: readonly string[] = [];
  outcomes: readonly RowOutcome[] = [];

  constructor(
    readonly operation: Operation,
    readonly externalIdFieldName: string | undefined,
    readonly format: CsvFormat,
    ...job: ConstructorParameters<typeof BulkJob>
  ) {
    super(...job);
  }

  summary(): Row {
    const { version, id } = this.head;
    const place = { contentUrl: `services/data/v${version}/jobs/ingest/${id}/batches` };
    const key = this.externalIdFieldName;
    return {
      ...this.describe(),
      ...(key === undefined ? {} : { externalIdFieldName: key }),
      ...(this.state === 'Open' ? place : {})
    };
  }

  details(): Row {
    const failed = this.outcomes.filter(({ error }) => error !== undefined);
    return {
      ...this.summary(),
      jobType: 'V2Ingest',
      numberRecordsProcessed: this.outcomes.length,
      numberRecordsFailed: failed.length,
      apexProcessingTime: 0,
      apiActiveProcessingTime: 0,
      ...this.progress()
    };
  }

  /** Is everything said about the records of this job? */
  get isOver(): boolean {
    const over: readonly JobState[] = ['JobComplete', 'Failed', 'Aborted'];
    return over.includes(this.state);
  }
}
