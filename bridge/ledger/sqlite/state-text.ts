import type { RecordState } from '../ledger';

/** Names of RecordState in the order of the table's columns. */
export const stateFields = [
  ...['sync', 'recordId', 'object', 'status', 'code', 'message', 'field', 'fix', 'identityKey'],
  ...['deliveredFingerprint', 'deliveredIdentity', 'deliveredAt', 'rejectedFingerprint', 'retryAt'],
  ...['attempts', 'writeBackError', 'updatedAt', 'steps']
] as const;

/**
 * States cross the thread as the JSON text that SQLite writes: an array with null, or a state's values in the order
 * of its fields. That is the fastest way across, and each side does half of the work.
 */
export const readStates = (text: string): (RecordState | null)[] =>
  (JSON.parse(text) as (unknown[] | null)[]).map((values) => values && stateOf(values));

const stateOf = (values: readonly unknown[]): RecordState => {
  const state: Record<string, unknown> = {};
  stateFields.forEach((field, index) => {
    state[field] = values[index];
  });
  return state as unknown as RecordState;
};
