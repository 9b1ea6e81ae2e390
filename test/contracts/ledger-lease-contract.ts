import { existsSync } from 'node:fs';
import { LeaseLostError } from '../../bridge/errors';
import type { Lease, LeaseOwner, Ledger } from '../../bridge/ledger/ledger';
import { aPage, aRun, delivered, id, owner, rejected, sync, take, writeBack } from './ledger-bench';
import type { LedgerBench } from './ledger-bench';

export const leaseContract = (bench: LedgerBench): void => {
  test('a free lease is taken; while it is held, others learn who holds it and until when', async () => {
    const ledger = await bench.open();
    const holder = owner('bridge run Contact_To_User');
    const before = Date.now();
    expect(await ledger.takeLease('sync:A', holder, 60)).toEqual({
      lease: { name: 'sync:A', ownerId: holder.id, token: 1 }
    });
    const answer = await ledger.takeLease('sync:A', owner('other'), 60);
    expect(answer).toEqual({ heldBy: holder, until: expect.any(String) as unknown });
    const until = 'until' in answer ? Date.parse(answer.until) : 0;
    expect(until).toBeGreaterThanOrEqual(before + 60_000);
    expect(until).toBeLessThanOrEqual(Date.now() + 60_000);
  });

  test('a holder does not get its own lease a second time', async () => {
    const ledger = await bench.open();
    const holder = owner('service');
    await take(ledger, 'sync:A', holder);
    expect(await ledger.takeLease('sync:A', holder, 60)).toMatchObject({ heldBy: holder });
  });

  test('leases of different names do not meet', async () => {
    const ledger = await bench.open();
    await take(ledger, 'sync:A');
    expect((await take(ledger, 'sync:B')).token).toBe(1);
  });

  test('a lease that ran out or was released is free, and tokens rise with every change of hands', async () => {
    const ledger = await bench.open();
    const tokens: number[] = [];
    for (const seconds of [0, 60, 0]) {
      const answer = await ledger.takeLease('sync:A', owner('one of many'), seconds);
      if (!('lease' in answer)) throw new Error('The lease was not free.');
      tokens.push(answer.lease.token);
      if (seconds > 0) await ledger.releaseLease(answer.lease);
    }
    expect(tokens).toEqual([1, 2, 3]);
  });

  test('a renewed lease is held again', async () => {
    const ledger = await bench.open();
    const answer = await ledger.takeLease('sync:A', owner('slow'), 0);
    if (!('lease' in answer)) throw new Error('The lease was not free.');
    await ledger.renewLease(answer.lease, 60);
    expect(await ledger.takeLease('sync:A', owner('other'), 60)).toHaveProperty('heldBy.label', 'slow');
  });

  test('of many who ask at once, through two openings, one gets the lease', async () => {
    const ledgers = [await bench.open(), await bench.open()];
    for (let round = 0; round < 10; round += 1) {
      const asked = ledgers.flatMap((ledger) =>
        ['a', 'b', 'c'].map((label) => ledger.takeLease(`sync:${round}`, owner(label), 60))
      );
      const answers = await Promise.all(asked);
      expect(answers.filter((answer) => 'lease' in answer)).toHaveLength(1);
    }
  });

  describe('holders that are gone', () => goneContract(bench));
  describe('fencing', () => fencingContract(bench));
};

const goneContract = (bench: LedgerBench): void => {
  const heldAfter = async (change: Partial<LeaseOwner>): Promise<boolean> => {
    const ledger = await bench.open();
    await take(ledger, 'sync:A', { ...owner('first'), ...change });
    return 'heldBy' in (await ledger.takeLease('sync:A', owner('second'), 60));
  };
  // Linux numbers processes below 2^22.
  const noProcess = 2 ** 30;
  const testWithProc = existsSync('/proc/self/stat') ? test : test.skip;

  test('a lease of a living process of this machine is held', async () => {
    expect(await heldAfter({})).toBe(true);
  });

  test('a lease of a process of this machine that is gone is free at once', async () => {
    expect(await heldAfter({ pid: noProcess })).toBe(false);
  });

  testWithProc('a process that got the number of one that is gone is not taken for it', async () => {
    expect(await heldAfter({ startTicks: '1' })).toBe(false);
  });

  test('where the start of the holder is unknown, its number alone counts', async () => {
    expect(await heldAfter({ startTicks: null })).toBe(true);
  });

  test('a lease of another machine is held until it runs out: its processes cannot be seen', async () => {
    expect(await heldAfter({ host: 'another-machine', pid: noProcess })).toBe(true);
  });
};

const fencingContract = (bench: LedgerBench): void => {
  /** A holder that stalled, whose lease someone else has taken since. */
  const stalled = async (): Promise<{ ledger: Ledger; lost: Lease; current: Lease }> => {
    const ledger = await bench.open();
    const answer = await ledger.takeLease(`sync:${sync}`, owner('stalled'), 0);
    if (!('lease' in answer)) throw new Error('The lease was not free.');
    await ledger.startRun(answer.lease, aRun('run-1'));
    const page = aPage([delivered(id(1))], { writeBacks: [writeBack(id(1), 'first')] });
    await ledger.commitPage(answer.lease, page);
    return { ledger, lost: answer.lease, current: await take(ledger) };
  };

  test('a lease that ran out and that nobody took is still good', async () => {
    const ledger = await bench.open();
    const answer = await ledger.takeLease(`sync:${sync}`, owner('slow'), 0);
    if (!('lease' in answer)) throw new Error('The lease was not free.');
    await ledger.startRun(answer.lease, aRun('run-1'));
    await ledger.commitPage(answer.lease, aPage([delivered(id(1))]));
    expect(await ledger.outcomesOfRun('run-1', { limit: 10 })).toHaveLength(1);
  });

  test('who stalled and lost the lease cannot commit a page, and nothing of it is stored', async () => {
    const { ledger, lost, current } = await stalled();
    const page = aPage([delivered(id(1), 'print-2'), rejected(id(2))], {
      bookmark: { mark: '2026-11-21T09:00:00.000Z', window: null },
      writeBacks: [writeBack(id(2))],
      counts: { extracted: 2 }
    });
    await expect(ledger.commitPage(lost, page)).rejects.toThrow(LeaseLostError);
    expect(await ledger.outcomesOfRun('run-1', { limit: 10 })).toHaveLength(1);
    const [first, second] = await ledger.recordStates(sync, [id(1), id(2)]);
    expect([first?.deliveredFingerprint, second]).toEqual(['print-1', null]);
    expect(await ledger.deadLetters({ limit: 10 })).toEqual([]);
    expect(await ledger.bookmark(sync)).toBeNull();
    expect(await ledger.writeBacksDue(sync, 10)).toHaveLength(1);
    expect((await ledger.run('run-1'))?.counts.extracted).toBe(0);
    await expect(ledger.commitPage(current, page)).resolves.toBeUndefined();
  });

  test('every other write under a lost lease is refused too', async () => {
    const { ledger, lost } = await stalled();
    const refused = [
      () => ledger.renewLease(lost, 60),
      () => ledger.releaseLease(lost),
      () => ledger.startRun(lost, aRun('run-2')),
      () => ledger.updateRun(lost, 'run-1', { state: 'failed' }),
      () => ledger.finishWriteBacks(lost, 'run-1', [{ seq: 1, recordId: id(1), error: null }])
    ];
    for (const write of refused) await expect(write()).rejects.toThrow(LeaseLostError);
    expect(await ledger.run('run-2')).toBeNull();
    expect((await ledger.run('run-1'))?.state).toBe('running');
    expect(await ledger.writeBacksDue(sync, 10)).toHaveLength(1);
    expect(await ledger.takeLease(`sync:${sync}`, owner('third'), 60)).toHaveProperty('heldBy');
  });

  test('the refusal carries its code and says who has the lease now', async () => {
    const { ledger, lost } = await stalled();
    await expect(ledger.renewLease(lost, 60)).rejects.toMatchObject({
      name: 'LeaseLostError',
      code: 'ledger.lease-lost',
      message: 'The lease sync:Contact_To_User was lost; it is held by test.'
    });
  });

  test('who lost a lease and took it again cannot write under the first one any more', async () => {
    const ledger = await bench.open();
    const service = owner('service');
    const leases: Lease[] = [];
    for (const [by, seconds] of [
      [service, 0],
      [owner('other'), 0],
      [service, 60]
    ] as const) {
      const answer = await ledger.takeLease(`sync:${sync}`, by, seconds);
      if ('lease' in answer) leases.push(answer.lease);
    }
    const [first, , third] = leases;
    if (!first || !third) throw new Error('The lease was not free.');
    await expect(ledger.startRun(first, aRun('run-1'))).rejects.toThrow(LeaseLostError);
    await expect(ledger.startRun(third, aRun('run-1'))).resolves.toBeUndefined();
  });

  test('a lease that was released is lost to its holder', async () => {
    const ledger = await bench.open();
    const lease = await take(ledger);
    await ledger.releaseLease(lease);
    await expect(ledger.startRun(lease, aRun('run-1'))).rejects.toThrow(LeaseLostError);
  });
};
