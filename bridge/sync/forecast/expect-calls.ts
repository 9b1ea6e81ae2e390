import type { SyncDefinition } from '../../config/sync-definition';
import { bulkLimits } from '../batch';
import { isSingle } from '../lanes';
import type { Call } from '../model';
import type { Sampled } from './sample';

/** Calls of one endpoint that a run is expected to make. */
export interface EndpointCalls {
  readonly endpoint: string;
  readonly calls: number;
  /** Calls a second that the project allows. */
  readonly perSecond: number;
  /** What the calls take at that rate. */
  readonly seconds: number;
}

/** Rows of one page of an answer, and records of one update (salesforce-api 2.1, 4). */
const rowsPerPage = 2000;
const recordsPerUpdate = 200;
/** Ids of one query that reads chosen records (salesforce-api 2.2). */
const idsPerQuery = 1000;
/** What Salesforce takes for a full page, and for an update; assumed. */
const seconds = { perPage: 2, perUpdate: 1 } as const;

/** Bulk calls by their rows and bytes, the others one by one. Pure. */
export function iterableCalls(
  operations: Sampled['operations'],
  factor: number,
  { batchSize }: Pick<SyncDefinition, 'batchSize'>,
  perSecondOf: (endpoint: Call['endpoint']) => number
): EndpointCalls[] {
  const byEndpoint = new Map<Call['endpoint'], number>();
  for (const { call, count, bytes } of operations.values()) {
    const [rows, size] = [count * factor, bytes * factor];
    const limit = Math.min(batchSize ?? bulkLimits.count, bulkLimits.count);
    const calls = isSingle(call) ? rows : Math.max(rows / limit, size / bulkLimits.bytes);
    byEndpoint.set(call.endpoint, (byEndpoint.get(call.endpoint) ?? 0) + Math.ceil(calls));
  }
  return [...byEndpoint].map(([endpoint, calls]) => {
    const perSecond = perSecondOf(endpoint);
    return { endpoint, calls, perSecond, seconds: Math.ceil(calls / perSecond) };
  });
}

/** Pages that a window of so many records is read in: the last one is not full. Pure. */
export const pagesOf = (records: number): number => Math.floor(records / rowsPerPage) + 1;

/** What is read and written over a whole run; pages and updates also take their time. Pure. */
export function salesforceCalls(given: {
  readonly window: number;
  /** Members of campaigns that were linked since; null: none are read. */
  readonly linked: number | null;
  /** Made once: before the first record is read, beside the window, after it. */
  readonly fixed: number;
  /** Records that are read once more, by their ids. */
  readonly readAgain: number;
  readonly writtenBack: number;
}): {
  readonly reading: number;
  readonly writeBack: number;
  readonly total: number;
  readonly seconds: number;
} {
  const again = Math.ceil(given.readAgain / idsPerQuery);
  const pages = pagesOf(given.window) + (given.linked === null ? 0 : pagesOf(given.linked)) + again;
  const writeBack = Math.ceil(given.writtenBack / recordsPerUpdate);
  const reading = pages + given.fixed;
  const time = pages * seconds.perPage + writeBack * seconds.perUpdate;
  return { reading, writeBack, total: reading + writeBack, seconds: time };
}
