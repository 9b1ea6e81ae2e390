import { z } from 'zod';
import { named } from './answers';
import { runView } from './home-answers';

/** What the screens of runs show: shaped and named as the package's Apex classes `IterableSyncRun...View`. */

const time = z.string().meta({ format: 'date-time' });
const count = z.number().int();
const outcome = z.enum(['delivered', 'unchanged', 'skipped', 'rejected', 'deferred']);
const paths = z
  .array(z.string())
  .describe('Every field that is named or whose value is shown; of other objects as `Lead:Email`.');
const knownPaths = paths.nullable().describe('As elsewhere; null when nobody knows.');
const next = z.string().nullable().describe('Cursor of the next page.');
const json = z.string().describe('JSON text.');

const labelled = {
  syncLabel: z.string(),
  objectName: z.string().nullable().describe('Null for a sync that is not there any more.')
};

export const runList = named(
  'RunList',
  'Runs in the words of the screens, newest first.',
  z.object({ asOf: time, runs: z.array(z.object({ run: runView, ...labelled })), next })
);

export const runPage = named(
  'RunPage',
  'All that there is to say of a run.',
  z.object({
    run: runView,
    ...labelled,
    query: z.string().nullable().describe('SOQL of the first page as executed.'),
    queryPaths: knownPaths,
    readFrom: time.nullable(),
    readTo: time.nullable(),
    caughtUpTo: time.nullable().describe('Everything changed before this moment is accounted for.'),
    salesforceCalls: count,
    iterableCalls: count,
    writtenBack: count.describe('Records whose own status fields were updated.'),
    writeBackErrors: count,
    version: z.string().nullable().describe('Of the definition that the run is pinned to.'),
    versionAt: time.nullable().describe('From when on it was taken; null where it is not known any more.'),
    versionSource: z.enum(['published', 'deployed']).nullable(),
    notices: z.array(z.string()),
    fieldPaths: knownPaths.describe('What the run read; null when nobody knows any more.'),
    errorCode: z.string().nullable(),
    held: z
      .object({
        removals: count,
        present: count.describe('Records that were there before.'),
        heldAt: time,
        decision: z.enum(['approved', 'discarded']).nullable(),
        decidedBy: z.string().nullable().describe('Id of a user, or words.'),
        decidedAt: time.nullable(),
        reasons: z.array(z.object({ reason: z.string(), count, fieldPaths: knownPaths }))
      })
      .nullable()
  })
);

const line = z.object({
  recordId: z.string(),
  objectName: z.string(),
  happenedAt: time,
  outcome,
  code: z.string().nullable(),
  message: z.string().nullable(),
  fix: z.string().nullable(),
  fieldPaths: knownPaths,
  retryAt: time.nullable(),
  iterableKey: z.string().nullable().describe('E-mail or user id in Iterable.'),
  keyPaths: knownPaths
});

export const runLines = named(
  'RunLines',
  'What became of each record of a run, by record id.',
  z.object({ records: z.array(line), next })
);

const callHead = z.object({
  callId: count,
  happenedAt: time,
  systemName: z.enum(['Salesforce', 'Iterable']),
  endpoint: z.string(),
  callText: z.string().describe('Method and path.'),
  attempt: count,
  httpStatus: count.nullable(),
  causes: z.array(z.string()),
  durationMs: count,
  bytesSent: count,
  bytesReceived: count.nullable(),
  rowCount: count,
  failedCount: count
});

export const runCallLines = named(
  'RunCallLines',
  'Calls of a run without what was sent and answered, newest first.',
  z.object({ calls: z.array(callHead), next: count.nullable() })
);

export const runRecord = named(
  'RunRecord',
  'One record of one run, with every call that concerned it, oldest first; without data of other people.',
  z.object({
    run: runView,
    syncLabel: z.string(),
    version: z.string(),
    record: line,
    payloadText: json.nullable().describe('What was refused in this run; JSON text without people`s data.'),
    calls: z.array(callHead.extend({ note: z.string().nullable(), requestText: json, responseText: json })),
    bodyPaths: knownPaths.describe('Fields whose values may stand in payload and calls; null: nobody knows.')
  })
);

export const recordTrace = named(
  'RecordTrace',
  'A record step by step as it is now, by the definition of a run. It holds people`s data: whoever asks may see it.',
  z.object({
    recordId: z.string(),
    objectName: z.string(),
    dataText: json.nullable(),
    scopeVerdict: z.enum(['in scope', 'out of scope', 'not checked']),
    scopeReasons: z.array(z.string()),
    scopePaths: paths,
    steps: z.array(
      z.object({
        stepName: z.string(),
        operation: z.string(),
        outcome: z.string(),
        message: z.string().nullable(),
        messagePaths: paths,
        condition: z.string().nullable(),
        conditionResult: z.enum(['met', 'not met', 'not computed']).nullable(),
        conditionPaths: paths,
        mappings: z.array(
          z.object({
            target: z.string(),
            sourceText: z.string(),
            sourceValue: json.nullable(),
            value: json.nullable(),
            problem: z.string().nullable(),
            fieldPaths: paths
          })
        ),
        payloadText: json.nullable(),
        requests: z.array(z.object({ callText: z.string(), bodyText: json.nullable() })),
        fieldPaths: paths
      })
    )
  })
);

export const foundPeople = named(
  'FoundPeople',
  'Records that a Salesforce Id, an e-mail address or a user id names, how they stand, and their last runs.',
  z.object({
    as: z.array(z.enum(['record', 'email', 'userId'])).describe('What the text was taken for.'),
    records: z.array(
      z.object({
        recordId: z.string(),
        objectName: z.string().nullable(),
        standings: z.array(
          z.object({
            syncName: z.string(),
            syncLabel: z.string(),
            status: z.enum(['Synced', 'Pending', 'Skipped', 'Failed', 'Removed']),
            message: z.string().nullable(),
            fieldPaths: knownPaths,
            lastSyncedAt: time.nullable()
          })
        ),
        runs: z.array(
          z.object({
            runId: z.string(),
            syncName: z.string(),
            syncLabel: z.string(),
            happenedAt: time,
            outcome,
            message: z.string().nullable(),
            fieldPaths: knownPaths
          })
        ),
        keyPaths: knownPaths.describe('What the record is known by in Iterable.')
      })
    )
  })
);

export const causes = named(
  'Causes',
  'Records that need attention, by sync, cause and field, most first.',
  z.object({
    causes: z.array(
      z.object({
        key: z.string().describe('Names the group at /v1/causes/{key}.'),
        syncName: z.string(),
        ...labelled,
        code: z.string(),
        field: z.string().nullable(),
        fieldPaths: knownPaths,
        count,
        oldestAt: time.describe('Of the last tries.'),
        newestAt: time,
        meaning: z.string().nullable(),
        fix: z.string().nullable(),
        canReplay: z.boolean()
      })
    )
  })
);

export const affectedRecords = named(
  'AffectedRecords',
  'Records that need attention for one cause, by record id.',
  z.object({
    records: z.array(
      z.object({
        recordId: z.string(),
        objectName: z.string(),
        runId: z.string(),
        happenedAt: time,
        attempts: count,
        message: z.string(),
        fix: z.string(),
        fieldPaths: knownPaths,
        iterableKey: z.string().nullable(),
        keyPaths: knownPaths
      })
    ),
    next
  })
);
