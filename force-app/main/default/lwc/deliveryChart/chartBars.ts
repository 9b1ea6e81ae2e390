import { locale, timeZone } from 'c/culture';

type Bucket = Apex.IterableSyncHomeView.BucketView;

/** Size of the drawing in its own units; the page stretches it. */
export const WIDTH = 600;
export const HEIGHT = 96;
/** So that one record among thousands is still seen. */
const LEAST_HEIGHT = 2;
const GAP_SHARE = 0.25;

export type Kind = 'delivered' | 'notSent' | 'needsAttention';
export type Counts = Readonly<Record<Kind, number>>;

interface Block {
  readonly kind: Kind;
  readonly className: string;
  readonly y: number;
  readonly height: number;
}

export interface Bar {
  readonly startsAt: string;
  readonly counts: Counts;
  readonly x: number;
  readonly width: number;
  /** From the bottom up. */
  readonly blocks: readonly Block[];
}

/** One bar for each bucket, oldest first, as high as its share of the fullest one. */
export function chartBars(buckets: readonly Bucket[]): Bar[] {
  const step = WIDTH / Math.max(buckets.length, 1);
  const fullest = highest(buckets);
  return buckets.map((bucket, index) => ({
    startsAt: bucket.startsAt ?? '',
    counts: countsOf(bucket),
    x: round(index * step + (step * GAP_SHARE) / 2),
    width: round(step * (1 - GAP_SHARE)),
    blocks: blocksOf(countsOf(bucket), fullest)
  }));
}

/** What the fullest bucket counts, at least 1: the top of the scale. */
export const highest = (buckets: readonly Bucket[]): number =>
  Math.max(1, ...buckets.map((bucket) => total(countsOf(bucket))));

/** All buckets together. */
export const sumOf = (buckets: readonly Bucket[]): Counts => ({
  delivered: sum(buckets, 'delivered'),
  notSent: sum(buckets, 'notSent'),
  needsAttention: sum(buckets, 'needsAttention')
});

export const total = (counts: Counts): number => counts.delivered + counts.notSent + counts.needsAttention;

/**
 * When a bucket begins, as short as the period allows: the time of day, with the weekday over a week, or the date.
 * The buckets of 30 days are days of UTC: they bear the dates of UTC.
 */
export function bucketStart(startsAt: string, period: string): string {
  if (startsAt === '') return '';
  const parts: Intl.DateTimeFormatOptions =
    period === '30d'
      ? { day: 'numeric', month: 'short', timeZone: 'UTC' }
      : { hour: 'numeric', minute: '2-digit', weekday: period === '7d' ? 'short' : undefined, timeZone };
  return new Intl.DateTimeFormat(locale, parts).format(Date.parse(startsAt));
}

function blocksOf(counts: Counts, fullest: number): Block[] {
  // What needs attention stands at the bottom, where all bars can be compared.
  const shown = (['needsAttention', 'notSent', 'delivered'] as const).filter((kind) => counts[kind] > 0);
  const heights = fitted(shown.map((kind) => Math.max(LEAST_HEIGHT, (counts[kind] / fullest) * HEIGHT)));
  let top = HEIGHT;
  return shown.map((kind, index) => {
    const height = heights[index] ?? 0;
    top -= height;
    return { kind, className: `bar ${kind}`, y: round(top), height: round(height) };
  });
}

/** The least heights may add up to more than there is: the highest block gives way. */
function fitted(heights: readonly number[]): number[] {
  const excess = Math.max(0, heights.reduce((sum, height) => sum + height, 0) - HEIGHT);
  const tallest = heights.indexOf(Math.max(...heights));
  return heights.map((height, index) => (index === tallest ? height - excess : height));
}

const countsOf = (bucket: Bucket): Counts => sumOf([bucket]);

const sum = (buckets: readonly Bucket[], kind: Kind): number =>
  buckets.reduce((all, bucket) => all + (bucket[kind] ?? 0), 0);

const round = (value: number): number => Math.round(value * 100) / 100;
