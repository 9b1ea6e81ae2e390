import type { OutcomeStatus } from '../model';

const statuses: readonly OutcomeStatus[] = ['delivered', 'unchanged', 'skipped', 'rejected', 'deferred'];

/** Shares of a sample as whole records of all, which add up exactly. Pure. */
export function spread(
  sample: Readonly<Record<OutcomeStatus, number>>,
  total: number
): Record<OutcomeStatus, number> {
  const size = statuses.reduce((sum, status) => sum + sample[status], 0);
  const exact = statuses.map((status) => ({
    status,
    share: size === 0 ? 0 : (sample[status] * total) / size
  }));
  const whole = Object.fromEntries(exact.map(({ status, share }) => [status, Math.floor(share)])) as Record<
    OutcomeStatus,
    number
  >;
  const left = size === 0 ? 0 : total - statuses.reduce((sum, status) => sum + whole[status], 0);
  const byRest = [...exact].sort((a, b) => (b.share % 1) - (a.share % 1));
  for (const { status } of byRest.slice(0, left)) whole[status] += 1;
  return whole;
}

type Reasons = readonly { readonly code: string; readonly records: number }[];

/** Reasons of a sample, scaled, with those of records that were all looked at; most frequent first. Pure. */
export function scaled(sample: Reasons, factor: number, whole: Reasons): Reasons {
  const sums = new Map(sample.map(({ code, records }) => [code, Math.round(records * factor)]));
  for (const { code, records } of whole) sums.set(code, (sums.get(code) ?? 0) + records);
  return [...sums].map(([code, records]) => ({ code, records })).sort((a, b) => b.records - a.records);
}
