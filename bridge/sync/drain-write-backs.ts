import type { DueWriteBack, FinishedWriteBack, Lease, WriteBack } from './bookkeeping';
import type { Clock, RecordUpdate, RunLedger, Source, UpdateResult } from './ports';
import { waitBefore, type RetryPolicy } from './retry-policy';
import type { Turns } from './turns';
import type { StatusFields } from './write-back';

/** Records of one collections call (salesforce-api 4). */
const collectionSize = 200;
const lockRetries: RetryPolicy = { attempts: 4, firstWaitMs: 500, longestWaitMs: 5000 };

interface Drain {
  readonly source: Source;
  readonly ledger: RunLedger;
  readonly clock: Clock;
  readonly lease: Lease;
  readonly runId: string;
  readonly sync: string;
  readonly names: StatusFields;
  /** Shared by all who write the sync's statuses: two at once would write one twice and lose another. */
  readonly turns: Turns;
  /** Left out: whatever is due for the sync. */
  readonly recordIds?: readonly string[];
}

export interface DrainAnswer {
  readonly written: number;
  /** By record id. */
  readonly errors: ReadonlyMap<string, string>;
}

/**
 * Writes the status of records that the ledger has on its list, 200 a call, until the list is empty. An error of one
 * record is kept with it and never fails the delivery; an error of the call leaves the list for the next run. Each call is a turn:
 * whoever asks in between comes after it, not after the list.
 */
export async function drainWriteBacks(drain: Drain): Promise<DrainAnswer> {
  const errors = new Map<string, string>();
  let written = 0;
  for (;;) {
    const results = await drain.turns.take(() => writeSome(drain));
    if (results.length === 0) return { written, errors };
    for (const { recordId, error } of results) {
      if (error === null) written += 1;
      else errors.set(recordId, error);
    }
  }
}

async function writeSome(drain: Drain): Promise<readonly FinishedWriteBack[]> {
  const due = await drain.ledger.writeBacksDue(drain.sync, collectionSize, drain.recordIds);
  if (due.length === 0) return [];
  const results = await writeAll(due, drain);
  await drain.ledger.finishWriteBacks(drain.lease, drain.runId, results);
  return results;
}

async function writeAll(due: readonly DueWriteBack[], drain: Drain): Promise<FinishedWriteBack[]> {
  const results: FinishedWriteBack[] = [];
  for (const [object, items] of byObject(due)) {
    const errors = await writeObject(object, items, drain);
    results.push(
      ...items.map(({ seq, recordId }) => ({ seq, recordId, error: errors.get(recordId) ?? null }))
    );
  }
  return results;
}

/** Errors by record id. A locked row is tried again by itself. */
async function writeObject(
  object: string,
  items: readonly WriteBack[],
  drain: Drain
): Promise<Map<string, string>> {
  const errors = new Map<string, string>();
  let rest = items;
  for (let attempt = 1; rest.length > 0; attempt += 1) {
    const results = await drain.source.updateRecords(
      object,
      rest.map((item) => toUpdate(item, drain.names))
    );
    const wait = waitBefore(lockRetries, attempt, drain.clock.random());
    const locked = rest.filter((_, index) => isRetryable(results[index]) && wait !== null);
    for (const [index, item] of rest.entries()) {
      const error = locked.includes(item) ? null : errorOf(results[index]);
      if (error !== null) errors.set(item.recordId, error);
    }
    rest = locked;
    if (rest.length > 0 && wait !== null) await drain.clock.sleep(wait);
  }
  return errors;
}

const isRetryable = (result: UpdateResult | undefined): boolean => result?.ok === false && result.retryable;

/** A record that is gone or a converted lead has nothing to show any more: no error (DESIGN section 2). */
const nothingToShow = new Set([
  'ENTITY_IS_DELETED',
  'NOT_FOUND',
  'INVALID_CROSS_REFERENCE_KEY',
  'CANNOT_UPDATE_CONVERTED_LEAD'
]);

/** Null when it was written, or when there is nothing left to write it to. */
function errorOf(result: UpdateResult | undefined): string | null {
  if (!result) return 'Salesforce did not say what became of it.';
  return result.ok || nothingToShow.has(result.code) ? null : `${result.code}: ${result.message}`;
}

function toUpdate(item: WriteBack, names: StatusFields): RecordUpdate {
  return {
    id: item.recordId,
    fields: {
      [names.status]: item.status,
      [names.message]: item.message,
      ...(item.syncedAt !== null && { [names.lastSynced]: item.syncedAt })
    }
  };
}

function byObject(items: readonly DueWriteBack[]): Map<string, DueWriteBack[]> {
  const groups = new Map<string, DueWriteBack[]>();
  for (const item of items) groups.set(item.object, [...(groups.get(item.object) ?? []), item]);
  return groups;
}
