import type { OutcomeHour } from '../ledger/ledger';

const hourMs = 60 * 60 * 1000;

/** How far back Home shows outcomes, and in bars of how many hours. */
const bars = {
  '24h': { hours: 1, count: 24 },
  '7d': { hours: 6, count: 28 },
  '30d': { hours: 24, count: 30 }
} as const;

export type Period = keyof typeof bars;
export const periods = Object.keys(bars) as Period[];

/** One bar of the chart: records by what became of them. */
export interface Bucket {
  readonly startsAt: string;
  readonly delivered: number;
  readonly notSent: number;
  readonly needsAttention: number;
}

/** Beginning of the first bar. Bars begin at whole hours of UTC that are multiples of their length; the last one has begun. */
export function startOf(period: Period, now: Date): Date {
  const { hours, count } = bars[period];
  const lengthMs = hours * hourMs;
  const last = Math.floor(now.getTime() / lengthMs) * lengthMs;
  return new Date(last - (count - 1) * lengthMs);
}

/** The bars of one sync, oldest first. Pure. */
export function historyOf(outcomes: readonly OutcomeHour[], period: Period, now: Date): Bucket[] {
  const { hours, count } = bars[period];
  const lengthMs = hours * hourMs;
  const start = startOf(period, now).getTime();
  const sums = Array.from({ length: count }, () => ({ delivered: 0, notSent: 0, needsAttention: 0 }));
  for (const { hour, delivered, skipped, rejected } of outcomes) {
    const sum = sums[Math.floor((Date.parse(hour) - start) / lengthMs)];
    if (!sum) continue;
    sum.delivered += delivered;
    sum.notSent += skipped;
    sum.needsAttention += rejected;
  }
  return sums.map((sum, bar) => ({ startsAt: new Date(start + bar * lengthMs).toISOString(), ...sum }));
}
