import { z } from 'zod';
import { named } from './answers';
import { fieldMeter } from './iterable-answers';

/** Counts that add up: what stands in Salesforce, what in Iterable, and why they differ. */

const count = z.number().int();

const reasons = z.array(
  z.object({ reason: z.string(), records: count, text: z.string().describe('In a person’s words.') })
);

const listCounts = named(
  'ListCounts',
  'Both sides of a list. size = both + others + strangers; users = both + missing; records = users + sameUser.',
  z.object({
    list: count.describe('Id in Iterable.'),
    records: count.describe('Records that stand on the list for all that is known here.'),
    users: count,
    sameUser: count.describe('Records that share a user with another one.'),
    size: count.describe('Users on the list in Iterable.'),
    both: count,
    missing: count.describe('Put on the list from here, and not on it. Reason: list.<id>.missing'),
    others: count.describe('On it through another sync or campaign. Reason: list.<id>.others'),
    strangers: count.describe('On it, and not from here. Reason: list.<id>.strangers')
  })
);

export const syncCounts = named(
  'SyncCounts',
  'inScope = the sum of its reasons + unexplained.',
  z.object({
    sync: z.string(),
    object: z.string(),
    salesforce: z.object({
      inScope: count,
      reasons,
      unexplained: count.describe('Records that came or went while it was counted.')
    }),
    left: reasons.describe('Known records that are not in scope any more.'),
    iterable: z.object({ records: count, users: count, sameUser: count }),
    lists: z.array(listCounts),
    balanced: z.boolean().describe('Every record is accounted for.'),
    notes: z.array(z.string())
  })
);

export const campaignCounts = named(
  'CampaignCounts',
  'Members of a campaign, and the lists that they go to, by sync.',
  z.object({
    campaign: z.string(),
    members: count,
    statuses: z.array(z.object({ status: z.string().nullable(), members: count })),
    syncs: z.array(
      z.object({ sync: z.string(), members: count, reasons, unexplained: count, lists: z.array(listCounts) })
    )
  })
);

export const projectCounts = named(
  'ProjectCounts',
  'All syncs of a project. The records of a reason are asked for by sync.',
  z.object({
    project: z.string(),
    fields: fieldMeter,
    users: count.describe('Distinct users that the syncs have in Iterable together.'),
    syncs: z.array(syncCounts)
  })
);

export const reasonRecords = named(
  'ReasonRecords',
  'The records that a reason counts, or users where no record stands for them.',
  z.object({
    records: z.array(
      z.object({
        recordId: z.string().nullable(),
        identityKey: z.string().nullable().describe('E-mail or user id in Iterable.'),
        status: z.enum(['delivered', 'skipped', 'rejected', 'deferred']).nullable(),
        code: z.string(),
        message: z.string(),
        fix: z.string().nullable()
      })
    ),
    next: z.string().nullable().describe('Cursor of the next page; a page may be empty and have one.')
  })
);
