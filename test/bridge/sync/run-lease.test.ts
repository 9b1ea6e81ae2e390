import { BusyError, LeaseLostError } from '../../../bridge/errors';
import type { LeaseOwner } from '../../../bridge/sync/bookkeeping';
import type { RunLedger } from '../../../bridge/sync/ports';
import { withLease } from '../../../bridge/sync/run-lease';
import { thisProcess } from '../../../bridge/ledger/process-owner';
import { manualClock, temporaryLedger, type TemporaryLedger } from '../../builders';

let temporary: TemporaryLedger;
beforeEach(async () => {
  temporary = await temporaryLedger();
});
afterEach(() => temporary.close());

const parts = (label: string, ledger: RunLedger = temporary.ledger) => ({
  ledger,
  owner: thisProcess(label),
  clock: manualClock()
});
const name = 'sync:Contact_To_User';
const free = async (): Promise<boolean> =>
  'lease' in (await temporary.ledger.takeLease(name, thisProcess('next'), 1));

test('D-18 a sync does not overlap with itself: the second one is told who has it', async () => {
  await withLease(parts('bridge start'), name, async () => {
    const second = withLease(parts('bridge run Contact_To_User'), name, () => Promise.resolve('never'));
    await expect(second).rejects.toThrow(BusyError);
    await expect(second).rejects.toMatchObject({
      code: 'run.busy',
      message: `Contact_To_User is already being run by bridge start (process ${process.pid}).`
    });
  });
});

test('another sync is another lease', async () => {
  const answer = await withLease(parts('a'), name, () =>
    withLease(parts('a'), 'sync:Lead_To_User', () => Promise.resolve('both'))
  );
  expect(answer).toBe('both');
});

test('the lease is given back, also when the work fails', async () => {
  await withLease(parts('a'), name, () => Promise.resolve());
  expect(await free()).toBe(true);
});

test('the lease is given back when the work throws, and its error is what is seen', async () => {
  const work = withLease(parts('a'), name, () => Promise.reject(new Error('no')));
  await expect(work).rejects.toThrow('no');
  expect(await free()).toBe(true);
});

describe('while the work goes on', () => {
  const lease = { name, ownerId: 'x', token: 1 };
  const ledgerWith = (renewLease: () => Promise<void>) => {
    const calls: string[] = [];
    const ledger = {
      takeLease: (_name: string, _owner: LeaseOwner, seconds: number) => {
        calls.push(`take ${seconds}`);
        return Promise.resolve({ lease });
      },
      renewLease: () => {
        calls.push('renew');
        return renewLease();
      },
      releaseLease: () => {
        calls.push('release');
        return Promise.resolve();
      }
    } as unknown as RunLedger;
    return { ledger, calls };
  };
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  test('it is renewed well before it ends, and no more afterwards', async () => {
    const { ledger, calls } = ledgerWith(() => Promise.resolve());
    await withLease(parts('a', ledger), name, async ({ signal }) => {
      await jest.advanceTimersByTimeAsync(25_000);
      expect(signal.aborted).toBe(false);
    });
    await jest.advanceTimersByTimeAsync(60_000);
    expect(calls).toEqual(['take 30', 'renew', 'renew', 'release']);
  });

  test('a lease that was lost stops the work', async () => {
    const lost = new LeaseLostError('lease.lost', 'Somebody else has it.');
    const { ledger } = ledgerWith(() => Promise.reject(lost));
    await withLease(parts('a', ledger), name, async ({ signal }) => {
      await jest.advanceTimersByTimeAsync(10_000);
      expect(signal.aborted).toBe(true);
      expect(signal.reason).toBe(lost);
    });
  });

  test('a ledger that cannot answer once does not', async () => {
    const { ledger } = ledgerWith(() => Promise.reject(new Error('busy')));
    await withLease(parts('a', ledger), name, async ({ signal }) => {
      await jest.advanceTimersByTimeAsync(20_000);
      expect(signal.aborted).toBe(false);
    });
  });
});
