/** What is kept of the calls to Salesforce, by all processes of the bridge together. */

/** Calls that went out within five minutes. */
export interface CallCount {
  /** ISO time at which the five minutes began. */
  readonly from: string;
  readonly calls: number;
}

/** What the org last said of itself: calls by everybody in the last 24 hours, and how many it allows. */
export interface OrgUsage {
  readonly used: number;
  readonly max: number;
  /** ISO time of the answer. */
  readonly at: string;
}

export interface SourceCalls {
  /** Of the last 24 hours, oldest first. */
  readonly counts: readonly CallCount[];
  /** Null before the first answer. */
  readonly usage: OrgUsage | null;
  /** ISO time before which nothing is to be asked, for the org refuses; null when it does not. */
  readonly refusedUntil: string | null;
}

/** News of one process. */
export interface SourceCallsChange {
  /** ISO time. */
  readonly at: string;
  /** Calls that went out since the last change. */
  readonly calls: number;
  readonly usage?: OrgUsage;
  /** Null: the org answers again. */
  readonly refusedUntil?: string | null;
}
