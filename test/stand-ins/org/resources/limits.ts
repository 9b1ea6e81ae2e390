/** `/limits` and `/limits/recordCount`. Source: salesforce-api 5. */
import type { Allowance } from '../bulk/allowance';
import { type Call, json, type Reply } from '../http/exchange';
import type { LocalOrgState } from '../org';

/** Allocations of a Developer Edition that nothing here uses up. */
const untouched: Readonly<Record<string, number>> = {
  ConcurrentAsyncGetReportInstances: 200,
  ConcurrentSyncReportRuns: 20,
  DailyAsyncApexExecutions: 250_000,
  DailyStandardVolumePlatformEvents: 10_000,
  DailyWorkflowEmails: 390,
  DataStorageMB: 5,
  FileStorageMB: 20,
  HourlyPublishedPlatformEvents: 50_000,
  MonthlyPlatformEventsUsageEntitlement: 0,
  SingleEmail: 15
};

export function limits(org: LocalOrgState): Reply {
  const { max, used } = org.usage;
  const entries = Object.entries(untouched).map(([name, Max]) => [name, { Max, Remaining: Max }]);
  const { batches, queryJobs, resultMegabytes } = org.bulk;
  return json({
    DailyApiRequests: { Max: max, Remaining: Math.max(0, max - used) },
    DailyBulkApiBatches: allowance(batches),
    DailyBulkV2QueryFileStorageMB: allowance(resultMegabytes),
    DailyBulkV2QueryJobs: allowance(queryJobs),
    ...Object.fromEntries(entries)
  });
}

const allowance = (one: Allowance) => ({ Max: one.max, Remaining: one.remaining() });

export function recordCount(org: LocalOrgState, call: Call): Reply {
  const asked = call.query.get('sObjects')?.split(',');
  const names = asked ?? Array.from(org.source.schemas(), (object) => object.name);
  const sObjects = names.flatMap((given) => {
    const name = org.source.schemaOf(given.trim())?.name;
    // An object that never had a record is left out.
    if (name === undefined || org.store.count(name) === 0) return [];
    const live = Array.from(org.store.rows(name, { includeDeleted: false })).length;
    return [{ count: live, name }];
  });
  return json({ sObjects });
}
