import { historyOf, startOf } from '../../../bridge/commands/home-history';

const now = new Date('2026-11-22T08:48:00.000Z');
const hour = (at: string, delivered: number) => ({ sync: 'S', hour: at, delivered, skipped: 2, rejected: 1 });

describe('D-29 the bars of the chart', () => {
  test.each([
    ['24h', '2026-11-21T09:00:00.000Z', '2026-11-22T08:00:00.000Z', 24],
    ['7d', '2026-11-15T12:00:00.000Z', '2026-11-22T06:00:00.000Z', 28],
    ['30d', '2026-10-24T00:00:00.000Z', '2026-11-22T00:00:00.000Z', 30]
  ] as const)('%s: from %s to the bar of %s that has begun', (period, first, last, count) => {
    const bars = historyOf([], period, now);
    expect(startOf(period, now).toISOString()).toBe(first);
    expect([bars[0]?.startsAt, bars.at(-1)?.startsAt, bars.length]).toEqual([first, last, count]);
  });

  test('hours are summed into their bar; what lies before the first is left out', () => {
    const hours = [
      hour('2026-11-15T11:00:00.000Z', 100),
      hour('2026-11-22T00:00:00.000Z', 1),
      hour('2026-11-22T05:00:00.000Z', 3),
      hour('2026-11-22T06:00:00.000Z', 5)
    ];
    const bars = historyOf(hours, '7d', now).filter(({ delivered }) => delivered > 0);
    expect(bars).toEqual([
      { startsAt: '2026-11-22T00:00:00.000Z', delivered: 4, notSent: 4, needsAttention: 2 },
      { startsAt: '2026-11-22T06:00:00.000Z', delivered: 5, notSent: 2, needsAttention: 1 }
    ]);
  });
});
