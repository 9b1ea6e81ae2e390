import { z } from 'zod';
import { causeCodes, recordStandings } from '../commands/why';
import { named } from './answers';

/** What the record panel and its "Why?" show. They hold people's data: whoever asks may see it. */

const time = z.string().meta({ format: 'date-time' });
const fieldPath = z
  .string()
  .nullable()
  .describe('The field that it is about, as a path such as Account.Industry; null for none, or several.');
const fieldPaths = z
  .array(z.string())
  .describe('Every field of the record that is named or whose value is shown.');

const check = z.object({
  verdict: z.enum(['pass', 'fail', 'would pass', 'would fail', 'not checked', 'note']),
  sentence: z.string(),
  fix: z.string().nullable(),
  fieldPaths
});

export const recordWhy = named(
  'RecordWhy',
  'Why a record is, or is not, in Iterable: one answer a sync, the one that decides first. Every code stands in docs/preview-and-explain.md.',
  z.object({
    asOf: time,
    recordId: z.string(),
    objectName: z.string().nullable(),
    answers: z.array(
      z.object({
        syncName: z.string().nullable().describe('DeveloperName; null where no sync reads the object.'),
        syncLabel: z.string().nullable(),
        standing: z.enum(recordStandings),
        code: z.enum(causeCodes),
        facts: z.record(z.string(), z.string()).describe('What a sentence of the cause names.'),
        fieldPath,
        fieldPaths,
        otherRecordId: z.string().nullable(),
        moment: time.nullable().describe('Sent at, tried again at, paused since.'),
        checks: z.array(check)
      })
    )
  })
);

const outcomeLine = z.object({
  kind: z.literal('outcome'),
  happenedAt: time,
  syncLabel: z.string(),
  outcome: z.enum(['delivered', 'unchanged', 'skipped', 'rejected', 'deferred']),
  message: z.string().nullable(),
  fieldPath,
  fieldPaths,
  runId: z.string()
});

const callLine = z.object({
  kind: z.literal('call'),
  happenedAt: time,
  syncName: z.string().nullable().describe('DeveloperName; labels may be shared.'),
  syncLabel: z.string().nullable(),
  callText: z.string().describe('Method and path.'),
  httpStatus: z.number().int().nullable().describe('Null where nothing was answered.'),
  systemName: z.enum(['Salesforce', 'Iterable']),
  runId: z.string().nullable()
});

export const recordPanel = named(
  'RecordPanel',
  'What is known of a record: how it stands in each sync, its lists, who shares its address, and what happened, newest first.',
  z.object({
    asOf: time,
    recordId: z.string(),
    objectName: z.string().nullable(),
    syncs: z.array(
      z.object({
        syncName: z.string(),
        syncLabel: z.string(),
        status: z.enum(['Synced', 'Pending', 'Skipped', 'Failed', 'Removed']),
        message: z.string().nullable(),
        lastSyncedAt: time.nullable(),
        fieldPath,
        fieldPaths
      })
    ),
    lists: z.array(z.object({ listId: z.string(), name: z.string(), projectName: z.string() })),
    sharedWith: z.array(
      z.object({
        recordId: z.string(),
        isSpokenFor: z
          .boolean()
          .describe('The other record, and not this one, speaks for the person in Iterable.')
      })
    ),
    timeline: z.array(z.discriminatedUnion('kind', [outcomeLine, callLine]))
  })
);
