import { z } from 'zod';
import { named, problem } from './answers';
import { fieldMeter } from './iterable-answers';
import { outcomeGroupName } from './trial-answers';

/** What is said of a definition before it runs. */

const count = z.number().int();
const time = z.string().meta({ format: 'date-time' });

export const check = named(
  'Check',
  'What keeps syncs from running, with what to do about it, and what to know besides.',
  z.object({
    syncs: z.array(z.string()),
    problems: z.array(problem),
    notices: z.array(z.object({ sync: z.string(), message: z.string() })),
    fields: z.array(fieldMeter.extend({ project: z.string() })).describe('User fields of each project.')
  })
);

export const forecast = named(
  'Forecast',
  'What a run would come to if it began now; nothing is written to find out.',
  z.object({
    sync: z.string(),
    window: z.object({ start: time.nullable().describe('Null: everything is read.'), end: time }),
    records: z.object({
      total: count,
      exact: z.boolean().describe('False: there are at least so many.'),
      inWindow: count,
      due: count.describe('To be tried again.'),
      related: count.describe('For what belongs to them changed.'),
      linked: count.describe('Members of campaigns that were linked since the last run.'),
      leftOver: count.describe('For later runs, by the cap of Max records.')
    }),
    outcomes: z.object({
      delivered: count,
      unchanged: count,
      skipped: count,
      rejected: count,
      deferred: count,
      estimated: z.boolean().describe('True: a sample speaks for all.'),
      sample: count.describe('Records that were worked out.'),
      reasons: z.array(z.object({ code: z.string(), records: count }))
    }),
    groups: z
      .array(
        z.object({
          outcome: outcomeGroupName,
          code: z.string().describe('Name of the rule or cause; empty for what is sent or unchanged.'),
          reason: z
            .string()
            .describe('The rule or cause in a sentence, of one of its records; empty for none.'),
          count,
          isRough: z.boolean().describe('A sample speaks for the others.'),
          recordIds: z.array(z.string()).describe('Of the records worked out, 50 at most.')
        })
      )
      .describe('Records by what becomes of them and why; they sum to records.total.'),
    writtenBack: count.describe('Records whose own status fields would be written.'),
    calls: z.object({
      salesforce: z.object({ reading: count, writeBack: count, total: count }),
      iterable: z.array(
        z.object({ endpoint: z.string(), calls: count, perSecond: z.number(), seconds: count })
      ),
      before: count.describe(
        'To Iterable before the first record: fields, lists, channels, lists that are made.'
      ),
      lookUps: count.describe('Users that are looked up, one call each.')
    }),
    minutes: count,
    endsAt: time,
    fields: z.object({ meter: fieldMeter, toCreate: z.array(z.string()) }),
    budget: z.object({
      share: count.nullable().describe('Salesforce calls that the bridge may make in 24 hours.'),
      left: count.nullable().describe('Of these, for a backfill.'),
      percent: z.number().nullable().describe('What the run takes of the share.')
    }),
    notes: z.array(z.string())
  })
);
