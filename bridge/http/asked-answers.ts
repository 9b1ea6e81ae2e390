import { z } from 'zod';
import { named } from './answers';

/** What "Sync now" asks for: shaped and named as the package's Apex class `IterableSyncNowView`. */

const count = z.number().int();

export const askedRecords = named(
  'AskedRecords',
  'Runs that send the records, and records that no sync sends.',
  z.object({
    runs: z.array(
      z.object({
        runId: z.string().describe('To be followed at /v1/records/progress.'),
        syncName: z.string(),
        syncLabel: z.string(),
        recordIds: z.array(z.string()).describe('Members of a campaign that was asked for among them.')
      })
    ),
    notCovered: z.array(z.object({ recordId: z.string(), reason: z.string() }))
  })
);

export const recordsProgress = named(
  'RecordsProgress',
  'How far runs that were asked for by record are.',
  z.object({
    isFinished: z.boolean().describe('Every run has ended.'),
    total: count.describe('Records, once for each sync that sends them.'),
    done: count,
    delivered: count,
    unchanged: count.describe('Nothing was new.'),
    notSent: count,
    needsAttention: count,
    waiting: count.describe('All five come to "done", over all records.'),
    results: z
      .array(
        z.object({
          recordId: z.string(),
          syncName: z.string(),
          syncLabel: z.string(),
          outcome: z.enum(['delivered', 'unchanged', 'skipped', 'rejected', 'deferred']).nullable(),
          message: z.string(),
          fix: z.string(),
          fieldPath: z.string().nullable().describe('Field in Salesforce that the message is about.'),
          fieldPaths: z
            .array(z.string())
            .nullable()
            .describe('Every field that is named or whose value is shown; null when nobody knows.')
        })
      )
      .describe('200 at most, those that need attention first.')
  })
);
