import type { CallEntry, CallPage, CallQuery } from '../calls/stored-call';

/** Every call that was made, without people's data. */
export interface CallRecords {
  /** Adds attempts in the order given. */
  appendCalls(calls: readonly CallEntry[]): Promise<void>;
  /** Newest first. */
  calls(query: CallQuery): Promise<CallPage>;
}
