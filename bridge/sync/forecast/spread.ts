import type { OutcomeStatus } from '../model';

/** Records of one status that have one reason; the code is empty where there is nothing to say. */
export interface Kind {
  readonly status: OutcomeStatus;
  readonly code: string;
  readonly records: number;
}

/** A sample's kinds as whole records of all, which add up exactly. Pure. */
export function spread<K extends Pick<Kind, 'records'>>(sample: readonly K[], total: number): readonly K[] {
  const size = sample.reduce((sum, { records }) => sum + records, 0);
  if (size === 0) return [];
  const shares = sample.map(({ records }) => (records * total) / size);
  const whole = shares.map(Math.floor);
  const left = total - whole.reduce((sum, records) => sum + records, 0);
  const restOf = (index: number): number => (shares[index] ?? 0) % 1;
  const byRest = [...shares.keys()].sort((a, b) => restOf(b) - restOf(a));
  const more = new Set(byRest.slice(0, left));
  return sample.map((kind, index) => ({ ...kind, records: (whole[index] ?? 0) + (more.has(index) ? 1 : 0) }));
}

/** What kinds come to by status and by reason; no reason has more records than its statuses. Pure. */
export function tally(kinds: readonly Kind[]): {
  readonly statuses: Readonly<Record<OutcomeStatus, number>>;
  /** Why records are not delivered, most frequent first. */
  readonly reasons: readonly { readonly code: string; readonly records: number }[];
} {
  const statuses = { delivered: 0, unchanged: 0, skipped: 0, rejected: 0, deferred: 0 };
  const reasons = new Map<string, number>();
  for (const { status, code, records } of kinds) {
    statuses[status] += records;
    if (code && records > 0) reasons.set(code, (reasons.get(code) ?? 0) + records);
  }
  const sorted = [...reasons].sort((a, b) => b[1] - a[1]);
  return { statuses, reasons: sorted.map(([code, records]) => ({ code, records })) };
}
