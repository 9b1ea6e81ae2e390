import { z } from 'zod';
import { components } from './answers';

/** What the endpoints about dead letters answer; see answers.ts. */

function named<Schema extends z.ZodType>(id: string, description: string, schema: Schema): Schema {
  components.add(schema, { id, description });
  return schema;
}

const time = z.string().meta({ format: 'date-time' });
const count = z.number().int();
const next = z.string().nullable().describe('Cursor of the next page.');
const about = {
  id: z.string().describe('<sync>:<record id>.'),
  sync: z.string(),
  recordId: z.string(),
  object: z.string(),
  code: z.string().describe('The cause; /v1/errors/{code} explains it.'),
  message: z.string(),
  field: z.string().nullable(),
  fix: z.string().nullable(),
  attempts: count,
  at: time.describe('Of the last try.')
};

export const deadLetters = named(
  'DeadLetters',
  'By sync and record id.',
  z.object({
    deadLetters: z.array(
      z.object({
        ...about,
        run: z.string().describe('That tried last.'),
        definition: z.string().describe('Version of the definition that it was refused under.'),
        payload: z.unknown().describe('What was sent; null when the record could not be mapped.'),
        expiredAt: time.nullable().describe('When payload and reason went; null while they are there.')
      })
    ),
    next
  })
);

export const deadLetterCauses = named(
  'DeadLetterCauses',
  'Most first.',
  z.object({
    causes: z.array(
      z.object({
        sync: z.string(),
        code: z.string(),
        field: z.string().nullable(),
        count,
        oldest: time.describe('Of the last tries.'),
        newest: time
      })
    )
  })
);

export const deferredRecords = named(
  'DeferredRecords',
  'Records that wait, by sync and record id.',
  z.object({
    deferred: z.array(
      z.object({
        ...about,
        retryAt: time
          .nullable()
          .describe('Tried again by the first run of the sync from then on; null: a person decides first.')
      })
    ),
    next
  })
);

export const replay = named(
  'Replay',
  'What was taken up. The records are due in any case: also where no run could be put in line.',
  z.object({
    replayed: count,
    unknown: z.array(z.string()).describe('Ids that have no dead letter.'),
    runs: z.array(
      z.object({
        sync: z.string(),
        records: count,
        added: z.boolean().describe('False: the same was asked for before, or it cannot run.'),
        run: z.string().nullable().describe('To be followed at /v1/runs/{id}.'),
        problem: z
          .object({ code: z.string(), message: z.string(), fix: z.string() })
          .nullable()
          .describe('Why the sync cannot run now.')
      })
    )
  })
);
