import type { OrgClock } from '../clock';
import { type Row, OrgError } from '../model';
import { dateTimeText } from '../time';
import type { Pace } from './bulk-options';

export type JobState = 'Open' | 'UploadComplete' | 'InProgress' | 'JobComplete' | 'Failed' | 'Aborted';

/** Why a whole job fails; without a message the job does not say. */
export class JobFailure extends Error {
  constructor(readonly reason: string | undefined) {
    super(reason ?? 'the job failed');
  }
}

export interface JobHead {
  readonly id: string;
  readonly operation: string;
  readonly object: string;
  readonly createdById: string;
  /** API version that the job was created with, e.g. `66.0`. */
  readonly version: string;
  readonly columnDelimiter: string;
  readonly lineEnding: string;
}

/** What jobs of both kinds have: a state that moves on by itself once all is there. Source: salesforce-api 3.1 and 3.2. */
export abstract class BulkJob {
  state: JobState = 'Open';
  errorMessage: string | undefined;
  readonly createdAt: Date;
  private changedAt: Date;
  private submittedAt: Date;
  private looks = 0;

  constructor(
    readonly head: JobHead,
    private readonly clock: OrgClock,
    private readonly pace: Pace
  ) {
    this.createdAt = clock.now();
    this.changedAt = this.createdAt;
    this.submittedAt = this.createdAt;
  }

  /** Hands the job to the org: it has all it needs. */
  submit(): void {
    this.submittedAt = this.clock.now();
    this.move('UploadComplete');
  }

  move(state: JobState): void {
    this.state = state;
    this.changedAt = this.clock.now();
  }

  get isWaiting(): boolean {
    return this.state === 'UploadComplete' || this.state === 'InProgress';
  }

  /** Counts a look at the job, which moves it on where looks are its pace. */
  look(): void {
    if (this.isWaiting) this.looks += 1;
  }

  /** Moves the job on as far as its pace lets it; true when its work is to be done now. */
  isDue(): boolean {
    if (!this.isWaiting) return false;
    const share = this.share();
    if (share >= 0.5 && this.state === 'UploadComplete') this.move('InProgress');
    return share >= 1;
  }

  /** How much of its time is over; looks before the last but one find it queued. */
  private share(): number {
    if ('looks' in this.pace) {
      const left = this.pace.looks - this.looks;
      return left <= 0 ? 1 : left === 1 && this.looks > 0 ? 0.5 : 0;
    }
    const passed = this.clock.now().getTime() - this.submittedAt.getTime();
    return passed >= this.pace.seconds * 1000 ? 1 : passed / (this.pace.seconds * 1000);
  }

  /** What every answer about the job says. */
  protected describe(): Row {
    const { id, operation, object, createdById, version, columnDelimiter, lineEnding } = this.head;
    return {
      id,
      operation,
      object,
      createdById,
      createdDate: dateTimeText(this.createdAt),
      systemModstamp: dateTimeText(this.changedAt),
      state: this.state,
      concurrencyMode: 'Parallel',
      contentType: 'CSV',
      apiVersion: Number(version),
      lineEnding,
      columnDelimiter
    };
  }

  /** What an answer about a job that was asked for says besides. */
  protected progress(): Row {
    const worked =
      this.state === 'UploadComplete' ? 0 : this.changedAt.getTime() - this.submittedAt.getTime();
    const failure = this.errorMessage === undefined ? {} : { errorMessage: this.errorMessage };
    return { retries: 0, totalProcessingTime: Math.max(0, worked), ...failure };
  }

  abstract summary(): Row;
  abstract details(): Row;
}

export const invalidState = (message: string) => new OrgError(400, 'INVALIDJOBSTATE', message);
