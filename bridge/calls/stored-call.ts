import type { CallSide } from './call-log';

/** One attempt of a call as the ledger keeps it; people's data is taken out before. Times are ISO strings in UTC. */
export interface CallEntry {
  readonly at: string;
  /** Null for a call outside of any run. */
  readonly run: string | null;
  readonly sync: string | null;
  readonly side: CallSide;
  readonly endpoint: string;
  readonly method: string;
  readonly path: string;
  /** 1 for the first. */
  readonly attempt: number;
  /** Null when there was no answer. */
  readonly status: number | null;
  /** Stable codes of what was wrong with the call or its rows. */
  readonly causes: readonly string[];
  readonly durationMs: number;
  readonly bytesSent: number;
  readonly bytesReceived: number | null;
  /** Rows that the call carried, and how many of them the answer calls failed. */
  readonly rows: number;
  readonly failed: number;
  /** Salesforce ids of all records concerned, and digests of users who were looked up. */
  readonly about: readonly string[];
  /** JSON. */
  readonly request: string;
  readonly response: string;
}

export interface StoredCall extends Omit<CallEntry, 'about'> {
  /** Later calls have greater ones. */
  readonly id: number;
  /** The first few of the records concerned. */
  readonly records: readonly string[];
  readonly recordCount: number;
}

/** What is left out does not matter. */
export interface CallQuery {
  readonly run?: string;
  readonly sync?: string;
  /** Calls about any of these: 18-character ids, digests. */
  readonly about?: readonly string[];
  /** Inclusive. */
  readonly from?: string;
  /** Exclusive. */
  readonly to?: string;
  readonly side?: CallSide;
  readonly endpoint?: string;
  readonly status?: number;
  /** Only what was refused, had no answer, or failed in part. */
  readonly failed?: true;
  readonly cause?: string;
  readonly limit: number;
  /** The id of the last call of the page before. */
  readonly before?: number;
}

export interface CallPage {
  readonly calls: readonly StoredCall[];
  /** `before` of the next page; null at the end. */
  readonly next: number | null;
}
