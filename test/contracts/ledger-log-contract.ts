import type { Ledger } from '../../bridge/ledger/ledger';
import type { RunsQuery } from '../../bridge/ledger/look-ups';
import {
  aPage,
  aRun,
  at,
  claim,
  delivered,
  id,
  rejected,
  skipped,
  started,
  sync,
  type LedgerBench
} from './ledger-bench';

/** What people look for in the log of runs. */
export const logContract = (bench: LedgerBench): void => {
  const found = async (ledger: Ledger, query: Partial<RunsQuery>) =>
    (await ledger.runs({ limit: 10, ...query })).map(({ run }) => run);

  test('D-53 runs are found by time and state', async () => {
    const { ledger, lease } = await started(bench, aRun('old', { startedAt: '2026-11-20T10:00:00.000Z' }));
    await ledger.updateRun(lease, 'old', { state: 'done', endedAt: at });
    await ledger.startRun(lease, aRun('new'));
    await ledger.startRun(lease, aRun('other', { sync: 'Lead_To_User' }));
    expect(await found(ledger, { from: at })).toEqual(['other', 'new']);
    expect(await found(ledger, { to: at })).toEqual(['old']);
    expect(await found(ledger, { state: 'running', sync })).toEqual(['new']);
    expect(await found(ledger, { from: at, state: 'done' })).toEqual([]);
    expect(await found(ledger, { before: 'other', to: at })).toEqual(['old']);
  });

  test('D-51 a run remembers what time it reads', async () => {
    const { ledger, lease } = await started(bench);
    const window = { start: null, end: at };
    await ledger.updateRun(lease, 'run-1', { query: 'SELECT Id FROM Contact', window });
    await ledger.updateRun(lease, 'run-1', { state: 'done', endedAt: at });
    expect(await ledger.run('run-1')).toMatchObject({ query: 'SELECT Id FROM Contact', window });
  });

  test('Hx-03 outcomes of a run are found by cause', async () => {
    const { ledger, lease } = await started(bench);
    await ledger.commitPage(
      lease,
      aPage([delivered(id(1)), skipped(id(2)), skipped(id(3), 'duplicate'), rejected(id(4))])
    );
    const outcomes = async (code: string, after?: string) =>
      (await ledger.outcomesOfRun('run-1', { limit: 10, code, after })).map(({ recordId }) => recordId);
    expect(await outcomes('duplicate')).toEqual([id(3)]);
    expect(await outcomes('opted-out')).toEqual([id(2)]);
    expect(await outcomes('opted-out', id(2))).toEqual([]);
  });

  test('Hx-03 an identity leads to its owner, to who waits for it, and to who was delivered under it', async () => {
    const { ledger, lease } = await started(bench);
    await ledger.claimIdentities('Main', [claim('a@example.com', 1)]);
    const bookmark = { mark: at, window: null };
    const outcomes = [
      { ...skipped(id(2), 'duplicate'), identityKey: 'a@example.com' },
      delivered(id(3), 'print-1', { identityKey: 'a@example.com' }),
      delivered(id(4))
    ];
    await ledger.commitPage(lease, aPage(outcomes, { bookmark }));
    expect([...(await ledger.recordsOfIdentity('a@example.com'))].sort()).toEqual([id(1), id(2), id(3)]);
    expect(await ledger.recordsOfIdentity('nobody@example.com')).toEqual([]);
  });
};
