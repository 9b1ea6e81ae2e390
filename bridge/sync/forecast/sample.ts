import { decide, type Decider, type Decision } from '../decide';
import { readRecords, toRecords, type Extraction } from '../extract';
import type { Call, OutcomeStatus, SourceRecord } from '../model';
import type { ReadingWindow } from '../bookkeeping';
import { newestQuery, pageQuery } from '../scope';
import { delivered, outcomeOf } from '../step-result';
import { writeBackFor, type StatusFields } from '../write-back';

/** Records of a window that are worked out; half of them from each end of it. */
const sampleSize = 200;

/** What records came to when they were worked out, nothing being sent. */
export interface Sampled {
  readonly records: number;
  readonly statuses: Readonly<Record<OutcomeStatus, number>>;
  /** Why records are not delivered, most frequent first. */
  readonly reasons: readonly { readonly code: string; readonly records: number }[];
  /** By call, as JSON. */
  readonly operations: ReadonlyMap<
    string,
    { readonly call: Call; readonly count: number; readonly bytes: number }
  >;
  /** Records whose status fields would be written. */
  readonly writtenBack: number;
}

/** All records of a window that has few, else some of the oldest and some of the newest. */
export async function sampleOf(
  extraction: Extraction,
  window: ReadingWindow,
  total: number
): Promise<SourceRecord[]> {
  const { scope, source, includeDeleted, maxRecords } = extraction;
  const size = Math.min(sampleSize, maxRecords ?? sampleSize);
  if (scope.recordIds) {
    const ids = [...scope.recordIds].sort().filter((id) => id > (window.position?.id ?? ''));
    return readRecords(extraction, ids.slice(0, size));
  }
  const few = total <= size || maxRecords !== null;
  const oldest = await source.query(pageQuery(scope, window, few ? size : size / 2), { includeDeleted });
  const newest = few ? [] : await source.query(newestQuery(scope, window, size / 2), { includeDeleted });
  return toRecords([...oldest, ...newest], scope);
}

export async function workOut(
  records: readonly SourceRecord[],
  decider: Decider,
  { statusFields, now }: { readonly statusFields: StatusFields | null; readonly now: Date }
): Promise<Sampled> {
  const statuses = { delivered: 0, unchanged: 0, skipped: 0, rejected: 0, deferred: 0 };
  const reasons = new Map<string, number>();
  const operations = new Map<string, { call: Call; count: number; bytes: number }>();
  let writtenBack = 0;
  for (const decision of await decide(records, decider)) {
    const outcome = outcomeIfTaken(decision, now);
    statuses[outcome.status] += 1;
    if (outcome.code) reasons.set(outcome.code, (reasons.get(outcome.code) ?? 0) + 1);
    const shown = { record: decision.record, outcome, others: [] };
    if (statusFields && writeBackFor(decider.definition, shown, statusFields, now)) writtenBack += 1;
    for (const step of 'plan' in decision ? decision.plan.steps : []) {
      if (!('operation' in step)) continue;
      const { call, bytes } = step.operation;
      const before = operations.get(JSON.stringify(call)) ?? { call, count: 0, bytes: 0 };
      operations.set(JSON.stringify(call), {
        call,
        count: before.count + 1,
        bytes: before.bytes + bytes + 1
      });
    }
  }
  const sorted = [...reasons].sort((a, b) => b[1] - a[1]);
  return {
    records: records.length,
    statuses,
    reasons: sorted.map(([code, count]) => ({ code, records: count })),
    operations,
    writtenBack
  };
}

/** As if Iterable took everything. */
function outcomeIfTaken(decision: Decision, now: Date) {
  if ('outcome' in decision) return decision.outcome;
  const { record, plan } = decision;
  const results = plan.steps.map((step) => ('operation' in step ? delivered(step.operation) : step.result));
  return outcomeOf(record, results, { ...plan, at: now.toISOString() });
}
