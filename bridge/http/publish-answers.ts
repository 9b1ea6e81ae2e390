import { z } from 'zod';
import { named, problem } from './answers';

/** What is said of a sync that is edited and published. */

const time = z.string().meta({ format: 'date-time' });
const version = z.string().describe('16 digits: names the row, the active steps and mappings of the sync.');
const row = z.record(z.string(), z.unknown());
const rows = z
  .object({
    syncs: z.array(row),
    steps: z.array(row),
    mappings: z.array(row),
    campaignLinks: z.array(row).optional(),
    consentRules: z.array(row).optional(),
    projects: z.array(row).optional()
  })
  .describe('API names without namespace, parents by DeveloperName: `"Sync__c": "Contacts"`.');

export const publishedDefinition = named(
  'PublishedDefinition',
  'The rows of a sync: what a draft begins from.',
  z.object({
    sync: z.string(),
    version,
    isWhole: z.boolean().describe('False while a publish is half done.'),
    definition: rows
  })
);

const difference = named(
  'Difference',
  'One thing that differs between two definitions, in words for people.',
  z.object({
    where: z.string(),
    change: z.enum(['added', 'removed', 'changed']),
    field: z.string().nullable().describe('Null where a whole row came or went.'),
    before: z.string().nullable(),
    after: z.string().nullable()
  })
);

export const differences = named(
  'Differences',
  'From one definition to another, in the order of the rows.',
  z.object({ differences: z.array(difference) })
);

export const plan = named(
  'Plan',
  'What publishing a definition comes to.',
  z.object({
    sync: z.string(),
    version,
    previous: z.string().nullable().describe('Version that is published; null for a new sync.'),
    hash: z.string().describe('For Definition_Hash__c.'),
    rows: z
      .array(
        z.object({
          type: z.string(),
          name: z.string(),
          label: z.string(),
          values: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()]))
        })
      )
      .describe('To be deployed in this order; none when nothing changes.'),
    differences: z.array(difference),
    conflict: z
      .object({ version, at: time.nullable(), differences: z.array(difference) })
      .nullable()
      .describe('What somebody else published since the draft was begun.'),
    problems: z.array(problem),
    isBlocked: z.boolean().describe('The sync could not run with these problems.'),
    definition: rows
  })
);

export const syncHistory = named(
  'SyncHistory',
  'Definitions that the bridge took, newest first.',
  z.object({
    sync: z.string(),
    readSecondsAgo: z
      .number()
      .int()
      .nullable()
      .describe('How long ago the bridge last read what is published; null where it never could.'),
    entries: z.array(
      z.object({
        entry: z.string(),
        version,
        runVersion: z.string().nullable().describe('What runs are pinned to.'),
        source: z.enum(['published', 'deployed']),
        at: time
      })
    )
  })
);
