import type { CallPage, CallQuery, StoredCall } from '../../calls/stored-call';
import type { CallSlice } from './calls';
import type { LedgerThread } from './ledger-thread';

/** One page, gathered slice by slice. */
export const findCalls = async (thread: LedgerThread, query: CallQuery): Promise<CallPage> => {
  const { limit } = query;
  const found: StoredCall[] = [];
  let before: number | null = query.before ?? Number.MAX_SAFE_INTEGER;
  while (before !== null && found.length <= limit) {
    const slice: CallSlice = await thread.call('callSlice', { ...query, limit: limit + 1 }, before);
    found.push(...slice.calls);
    before = slice.next;
  }
  const calls = found.slice(0, limit);
  return { calls, next: found.length > limit ? (calls.at(-1)?.id ?? null) : null };
};
