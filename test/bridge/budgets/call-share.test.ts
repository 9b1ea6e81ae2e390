import { leftOf, pauseOf, shareOf, usedOf } from '../../../bridge/budgets/call-share';
import type { SourceCalls } from '../../../bridge/ledger/ledger';
import { lanes, type Lane } from '../../../bridge/sync/model';

const now = new Date('2026-11-22T12:00:00.000Z');
const settings = { sharePercent: 20, reservePercent: 10 };

/** An org of 10,000 calls a day, of which the bridge may make 2,000. */
const known = (given: {
  counts?: [from: string, calls: number][];
  used?: number;
  at?: string;
  refusedUntil?: string;
}): SourceCalls => ({
  counts: (given.counts ?? []).map(([from, calls]) => ({ from, calls })),
  usage: { used: given.used ?? 0, max: 10_000, at: given.at ?? '2026-11-22T11:59:00.000Z' },
  refusedUntil: given.refusedUntil ?? null
});
const pausing = (calls: SourceCalls, at = now): Lane[] =>
  lanes.filter((lane) => pauseOf(lane, calls, settings, at) !== null);
const made = (calls: number): SourceCalls => known({ counts: [['2026-11-22T06:00:00.000Z', calls]] });

test('Sx-05 before the org has said its limit nothing is paused, and nothing is known', () => {
  const fresh = { counts: [{ from: '2026-11-22T11:00:00.000Z', calls: 9 }], usage: null, refusedUntil: null };
  expect([shareOf(fresh, settings), usedOf(fresh, now)]).toEqual([null, 9]);
  expect([leftOf('live', fresh, settings, now), pausing(fresh)]).toEqual([null, []]);
});

describe('Sx-05 the share: backfills pause first, then live runs; what people wait for has a tenth more', () => {
  test.each<[number, Lane[]]>([
    [1599, []],
    [1600, ['backfill']],
    [1999, ['backfill']],
    [2000, ['live', 'backfill']],
    [2199, ['live', 'backfill']],
    [2200, ['privacy', 'interactive', 'live', 'backfill']]
  ])('%s calls of 2,000', (calls, paused) => {
    expect(pausing(made(calls))).toEqual(paused);
  });

  test('it says what is used, and when the oldest calls have left the 24 hours far enough', () => {
    const counts: [string, number][] = [
      ['2026-11-21T13:00:00.000Z', 300],
      ['2026-11-21T14:00:00.000Z', 300],
      ['2026-11-22T06:00:00.000Z', 1500]
    ];
    expect(pauseOf('live', known({ counts }), settings, now)).toEqual({
      code: 'budget.salesforce-share',
      message:
        'The bridge made 2100 of the 2000 Salesforce calls that it may make in 24 hours ' +
        "(20 percent of the org's). It goes on at 2026-11-22T13:05:00.000Z.",
      until: '2026-11-22T13:05:00.000Z'
    });
    expect(pauseOf('backfill', known({ counts }), settings, now)?.until).toBe('2026-11-22T14:05:00.000Z');
  });

  test('at the time that it says, it goes on', () => {
    const { until = '' } = pauseOf('live', made(2000), settings, now) ?? {};
    expect(pausing(made(2000), new Date(Date.parse(until) - 1))).toContain('live');
    expect(pausing({ ...made(2000), usage: { used: 0, max: 10_000, at: until } }, new Date(until))).toEqual(
      []
    );
  });
});

describe('Sx-05 the reserve: what is left of the org is kept for others', () => {
  test.each<[number, Lane[]]>([
    [8999, []],
    [9000, ['backfill']],
    [9499, ['backfill']],
    [9500, ['live', 'backfill']],
    [10_000, ['live', 'backfill']]
  ])('%s calls of 10,000 by everybody', (used, paused) => {
    expect(pausing(known({ used }))).toEqual(paused);
  });

  test('what the org said a quarter of an hour ago counts no more: it is looked at again', () => {
    const old = known({ used: 9900, at: '2026-11-22T11:45:00.000Z' });
    expect(pausing(old)).toEqual([]);
    expect(pauseOf('live', old, settings, new Date('2026-11-22T11:59:59.000Z'))?.until).toBe(
      now.toISOString()
    );
  });
});

test('salesforce-api 4.1: while Salesforce refuses, nobody asks', () => {
  const refused = known({ refusedUntil: '2026-11-22T12:05:00.000Z' });
  expect(pausing(refused)).toEqual([...lanes]);
  expect(pausing(refused, new Date('2026-11-22T12:05:00.000Z'))).toEqual([]);
});

test('D-14 what is left is the smaller of share and reserve', () => {
  const left = (calls: SourceCalls): (number | null)[] =>
    lanes.map((lane) => leftOf(lane, calls, settings, now));
  expect(left(made(500))).toEqual([1700, 1700, 1500, 1100]);
  expect(left(known({ used: 8700 }))).toEqual([1300, 1300, 800, 300]);
  expect(left(known({ used: 9990 }))).toEqual([10, 10, 0, 0]);
});
