/** `/limits` and `/limits/recordCount`. Source: salesforce-api 5. */
import { type Call, json, type Reply } from '../http/exchange';
import type { LocalOrgState } from '../org';

/** Allocations of a Developer Edition that nothing here uses up. */
const untouched: Readonly<Record<string, number>> = {
  ConcurrentAsyncGetReportInstances: 200,
  ConcurrentSyncReportRuns: 20,
  DailyAsyncApexExecutions: 250_000,
  DailyBulkApiBatches: 15_000,
  DailyBulkV2QueryFileStorageMB: 976_562,
  DailyBulkV2QueryJobs: 10_000,
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
  return json({
    DailyApiRequests: { Max: max, Remaining: Math.max(0, max - used) },
    ...Object.fromEntries(entries)
  });
}

export function recordCount(org: LocalOrgState, call: Call): Reply {
  const asked = call.query.get('sObjects')?.split(',');
  const names = asked ?? Array.from(org.source.schemas(), (object) => object.name);
  const sObjects = names.flatMap((given) => {
    const name = org.source.schemaOf(given.trim())?.name;
    if (name === undefined) return [];
    const live = Array.from(org.store.rows(name, { includeDeleted: false })).length;
    return [{ count: live, name }];
  });
  return json({ sObjects });
}
