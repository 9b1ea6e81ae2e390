import type { LedgerBench } from './ledger-bench';

const nothing = { counts: [], usage: null, refusedUntil: null };

/** Calls to Salesforce, as all processes together keep them. */
export const sourceCallsContract = (bench: LedgerBench): void => {
  test('calls of all processes are added up by five minutes, and outlive them', async () => {
    const [one, other] = [await bench.open(), await bench.open()];
    expect(await one.addSourceCalls({ at: '2026-11-22T10:01:00.000Z', calls: 0 })).toEqual(nothing);
    await one.addSourceCalls({ at: '2026-11-22T10:01:00.000Z', calls: 3 });
    await other.addSourceCalls({ at: '2026-11-22T10:04:59.999Z', calls: 4 });
    const known = await one.addSourceCalls({ at: '2026-11-22T10:05:00.000Z', calls: 5 });
    expect(known.counts).toEqual([
      { from: '2026-11-22T10:00:00.000Z', calls: 7 },
      { from: '2026-11-22T10:05:00.000Z', calls: 5 }
    ]);
    await one.close();
    await other.close();
    const later = await bench.open();
    expect(await later.addSourceCalls({ at: '2026-11-22T10:06:00.000Z', calls: 0 })).toEqual(known);
  });

  test('after 24 hours they are forgotten', async () => {
    const ledger = await bench.open();
    await ledger.addSourceCalls({ at: '2026-11-22T10:01:00.000Z', calls: 3 });
    const { counts } = await ledger.addSourceCalls({ at: '2026-11-23T10:01:00.000Z', calls: 1 });
    expect(counts).toEqual([{ from: '2026-11-23T10:00:00.000Z', calls: 1 }]);
  });

  test('of what the org says the latest counts, in whichever order it is told', async () => {
    const ledger = await bench.open();
    const late = { used: 500, max: 15_000, at: '2026-11-22T10:02:00.000Z' };
    await ledger.addSourceCalls({ at: late.at, calls: 1, usage: late });
    const early = { used: 300, max: 15_000, at: '2026-11-22T10:01:00.000Z' };
    expect((await ledger.addSourceCalls({ at: late.at, calls: 0, usage: early })).usage).toEqual(late);
  });

  test('that the org refuses is kept until it is taken back', async () => {
    const ledger = await bench.open();
    const at = '2026-11-22T10:00:00.000Z';
    const refusedUntil = '2026-11-22T10:05:00.000Z';
    await ledger.addSourceCalls({ at, calls: 0, refusedUntil });
    expect(await ledger.addSourceCalls({ at, calls: 0 })).toEqual({ ...nothing, refusedUntil });
    expect(await ledger.addSourceCalls({ at, calls: 0, refusedUntil: null })).toEqual(nothing);
  });
};
