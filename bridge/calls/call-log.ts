/** Where the clients of Salesforce and Iterable tell of every attempt of a call. They know nothing of what becomes of it. */
export interface CallLog {
  /** An attempt goes out; answers whom to tell how it ended. Neither throws. */
  begin(call: BegunCall): CallEnded;
}

export type CallEnded = (end: CallEnd) => void;

export type CallSide = 'salesforce' | 'iterable';

export interface BegunCall {
  readonly side: CallSide;
  /** Our own name for what is called, e.g. `bulkUpdate` or `query`. */
  readonly endpoint: string;
  readonly method: string;
  /** Without a query. A segment `:name` stands for the value of that name in `segments`. */
  readonly path: string;
  readonly segments?: Readonly<Record<string, string>>;
  /** UTF-8 bytes of the body. */
  readonly bytes: number;
  /** The same object or text each time that the call is tried again. */
  readonly key: object | string;
  readonly subject: CallSubject;
}

/** What a call is about, and what of it may be shown once people's data is taken out. */
export interface CallSubject {
  /** Salesforce ids of the records that it is about; the answer may add some. */
  records(answer: unknown): readonly string[];
  /** Identity key of the user who is looked up. */
  readonly user?: string;
  /** Nothing of it is about people: it asks for fields, lists, catalogs. */
  readonly open?: true;
  /** Rows that were sent; 1 where there are none. */
  readonly rows: number;
  /** What was asked. Of many rows a few, and those that the answer names. */
  request(answer: unknown): unknown;
  /** Salesforce ids of the rows that `request` answers, in its order; empty when it is not about rows. */
  shown(answer: unknown): readonly string[];
  /** Everything that was asked: its values are taken out of the texts of a refusal. */
  whole(): unknown;
  /** What an accepted call says about its rows. */
  failures(answer: unknown): RowFailures;
}

export interface RowFailures {
  readonly count: number;
  /** Stable codes of their causes, each once. */
  readonly causes: readonly string[];
}

export interface CallEnd {
  /** Null when there was no answer. */
  readonly status: number | null;
  /** Stable code of what is wrong with the whole call; empty when nothing is. */
  readonly code: string;
  readonly answer: unknown;
  /** Bytes of the answer's body; null where it is not said. */
  readonly bytes: number | null;
}

/** For calls that nobody keeps. */
export const noCallLog: CallLog = { begin: () => () => undefined };

export const noFailures: RowFailures = { count: 0, causes: [] };
