import type { CallEntry, CallQuery } from '../../bridge/calls/stored-call';
import type { Ledger } from '../../bridge/ledger/ledger';
import { aRun, at, id, started, sync, take, type LedgerBench } from './ledger-bench';

const entry = (given: Partial<CallEntry> = {}): CallEntry => ({
  at,
  run: 'run-1',
  sync,
  side: 'iterable',
  endpoint: 'bulkUpdate',
  method: 'POST',
  path: '/api/users/bulkUpdate',
  attempt: 1,
  status: 200,
  causes: [],
  durationMs: 12,
  bytesSent: 100,
  bytesReceived: null,
  rows: 1,
  failed: 0,
  about: [id(1)],
  request: '{"body":{}}',
  response: '{}',
  ...given
});

const many = (from: number, count: number): string[] => Array.from({ length: count }, (_, n) => id(from + n));

export const callsContract = (bench: LedgerBench): void => {
  const found = async (ledger: Ledger, query: Partial<CallQuery>) =>
    (await ledger.calls({ limit: 100, ...query })).calls.map(({ endpoint }) => endpoint);

  test('H-48 a call comes back as it was told, with the first of its records', async () => {
    const { ledger } = await started(bench);
    const response = JSON.stringify({ msg: 'Zoë said: "no\\way",\n \u{1F600}' });
    const told = entry({
      rows: 1000,
      failed: 2,
      causes: ['iterable.conflict', 'iterable.forgotten'],
      response
    });
    await ledger.appendCalls([{ ...told, about: [...many(1, 1000), 'user:abc'] }]);
    const { calls, next } = await ledger.calls({ limit: 10 });
    const { about, ...same } = told;
    expect(about).toEqual([id(1)]);
    expect(calls).toEqual([{ ...same, id: expect.any(Number), recordCount: 1000, records: many(1, 10) }]);
    expect(next).toBeNull();
  });

  test('a call about nobody and outside of any run', async () => {
    const ledger = await bench.open();
    await ledger.appendCalls([
      entry({ run: null, sync: null, about: [], status: null, causes: ['sf.timeout'] })
    ]);
    expect((await ledger.calls({ limit: 1 })).calls).toMatchObject([
      { run: null, sync: null, status: null, records: [], recordCount: 0 }
    ]);
  });

  test('calls are found by record, however many they carried', async () => {
    const { ledger } = await started(bench);
    await ledger.appendCalls([
      entry({ endpoint: 'first', about: many(1, 1000) }),
      entry({ endpoint: 'second', about: many(900, 1000) }),
      entry({ endpoint: 'third', about: [id(950), 'user:abc'] })
    ]);
    expect(await found(ledger, { about: [id(950)] })).toEqual(['third', 'second', 'first']);
    expect(await found(ledger, { about: [id(1)] })).toEqual(['first']);
    expect(await found(ledger, { about: [id(1), 'user:abc'] })).toEqual(['third', 'first']);
    expect(await found(ledger, { about: [id(5000)] })).toEqual([]);
    expect(await found(ledger, { about: [] })).toEqual([]);
  });

  test('no call is missed among thousands, and pages follow each other', async () => {
    const { ledger } = await started(bench);
    const calls = Array.from({ length: 5000 }, (_, n) => entry({ durationMs: n, about: many(n * 3, 3) }));
    calls[4000] = entry({ durationMs: 4000, about: [id(7)] });
    calls[10] = entry({ durationMs: 10, about: [id(7)] });
    await ledger.appendCalls(calls);
    const first = await ledger.calls({ about: [id(7)], limit: 2 });
    expect(first.calls.map(({ durationMs }) => durationMs)).toEqual([4000, 10]);
    const second = await ledger.calls({ about: [id(7)], limit: 2, before: first.next ?? 0 });
    expect(second.calls.map(({ durationMs }) => durationMs)).toEqual([2]);
    expect(second.next).toBeNull();
  });

  test('D-53 a cause that is rare is found among thousands, page by page', async () => {
    const { ledger } = await started(bench);
    const calls = Array.from({ length: 5000 }, (_, n) => entry({ durationMs: n, about: [] }));
    for (const n of [3, 4, 4500]) calls[n] = entry({ durationMs: n, causes: ['iterable.rare'], failed: 1 });
    await ledger.appendCalls(calls);
    for (const query of [{ cause: 'iterable.rare' }, { failed: true as const }]) {
      const first = await ledger.calls({ ...query, limit: 2 });
      expect(first.calls.map(({ durationMs }) => durationMs)).toEqual([4500, 4]);
      const second = await ledger.calls({ ...query, limit: 2, before: first.next ?? 0 });
      expect(second.calls.map(({ durationMs }) => durationMs)).toEqual([3]);
      expect(second.next).toBeNull();
    }
    expect(await found(ledger, { cause: 'iterable.never' })).toEqual([]);
  });

  test('D-53 calls are found by run, sync, time, side, status and cause', async () => {
    const { ledger, lease } = await started(bench);
    await ledger.startRun(lease, aRun('run-2'));
    await ledger.appendCalls([
      entry({ endpoint: 'old', at: '2026-11-20T10:00:00.000Z' }),
      entry({ endpoint: 'limited', status: 429, causes: ['iterable.rate-limit'], attempt: 1 }),
      entry({ endpoint: 'partly', failed: 1, causes: ['iterable.conflict', 'iterable.forgotten'] }),
      entry({ endpoint: 'other', run: 'run-2', sync: 'Lead_To_User', side: 'salesforce' })
    ]);
    expect(await found(ledger, { run: 'run-2' })).toEqual(['other']);
    expect(await found(ledger, { sync })).toEqual(['partly', 'limited', 'old']);
    expect(await found(ledger, { from: at })).toEqual(['other', 'partly', 'limited']);
    expect(await found(ledger, { to: at })).toEqual(['old']);
    expect(await found(ledger, { side: 'salesforce' })).toEqual(['other']);
    expect(await found(ledger, { endpoint: 'partly' })).toEqual(['partly']);
    expect(await found(ledger, { status: 429 })).toEqual(['limited']);
    expect(await found(ledger, { cause: 'iterable.forgotten' })).toEqual(['partly']);
    expect(await found(ledger, { cause: 'iterable.forg' })).toEqual([]);
    expect(await found(ledger, { failed: true })).toEqual(['partly', 'limited']);
    expect(await found(ledger, { run: 'no such run' })).toEqual([]);
    expect(await found(ledger, { about: [id(1)], run: 'run-1', failed: true })).toEqual([
      'partly',
      'limited'
    ]);
  });

  test('old calls go with the retention, newer ones of the same run stay', async () => {
    const { ledger } = await started(bench);
    const old = '2026-08-01T00:00:00.000Z';
    await ledger.appendCalls(Array.from({ length: 4500 }, () => entry({ at: old, endpoint: 'old' })));
    await ledger.appendCalls([entry({ endpoint: 'new' })]);
    await ledger.purge('2026-11-01T00:00:00.000Z');
    expect(await found(ledger, {})).toEqual(['new']);
  });

  test('another process may add its calls at the same time', async () => {
    const { ledger } = await started(bench);
    const other = await bench.open();
    await Promise.all(
      [ledger, other].map((each) => each.appendCalls(Array.from({ length: 50 }, () => entry())))
    );
    expect(await found(ledger, { run: 'run-1' })).toHaveLength(100);
    await take(other, 'sync:other');
  });
};
