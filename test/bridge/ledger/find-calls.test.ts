import { Connection } from '../../../bridge/ledger/sqlite/connection';
import { appendCalls, callSlice } from '../../../bridge/ledger/sqlite/calls';
import { findCalls } from '../../../bridge/ledger/sqlite/find-calls';
import type { LedgerThread } from '../../../bridge/ledger/sqlite/ledger-thread';
import { migrate } from '../../../bridge/ledger/sqlite/migrations';
import type { CallEntry, CallQuery } from '../../../bridge/calls/stored-call';

const entry = (durationMs: number): CallEntry => ({
  ...{ at: '2026-02-01T09:00:00.000Z', run: null, sync: null, side: 'iterable', endpoint: 'bulkUpdate' },
  ...{ method: 'POST', path: '/api/users/bulkUpdate', attempt: 1, status: 200, causes: [], durationMs },
  ...{ bytesSent: 1, bytesReceived: 1, rows: 1, failed: 0, about: [], request: '{}', response: '{}' }
});

test('D-53 a search that no index helps lets others in between: thousands of calls are many statements', async () => {
  const db = new Connection(':memory:');
  migrate(db);
  appendCalls(
    db,
    Array.from({ length: 5000 }, (_, n) => ({ ...entry(n), causes: n === 1 ? ['iterable.rare'] : [] }))
  );
  let slices = 0;
  const thread = {
    call: (_name: string, query: CallQuery, before: number) => {
      slices += 1;
      return Promise.resolve(callSlice(db, query, before));
    }
  } as unknown as LedgerThread;
  const { calls } = await findCalls(thread, { cause: 'iterable.rare', limit: 10 });
  expect(calls.map(({ durationMs }) => durationMs)).toEqual([1]);
  expect(slices).toBe(3);
  slices = 0;
  expect((await findCalls(thread, { limit: 10 })).calls).toHaveLength(10);
  expect(slices).toBe(1);
  db.close();
});
