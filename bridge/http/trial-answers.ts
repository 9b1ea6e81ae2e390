import { z } from 'zod';
import { named } from './answers';
import { fieldMeter } from './iterable-answers';
import { difference, user } from './preview-answers';

/** What is said of new fields and of trials: a definition sent to a few people first. */

const count = z.number().int();
const time = z.string().meta({ format: 'date-time' });

/** What becomes of a record, in people's words; the same in a forecast and in a trial. */
export const outcomeGroupName = z.enum([
  'create',
  'update',
  'unchanged',
  'remove',
  'not-sent',
  'needs-attention',
  'waiting'
]);

const person = z.object({
  recordId: z.string(),
  outcome: outcomeGroupName,
  code: z.string().describe('Empty where there is nothing to say.'),
  message: z.string(),
  field: z.string().nullable(),
  fix: z.string().nullable()
});

export const forecastPeople = named(
  'ForecastPeople',
  'Records behind one group of a forecast. A page may be empty and still have a next one.',
  z.object({ people: z.array(person), next: z.string().nullable().describe('Cursor of the next page.') })
);

export const missingFields = named(
  'MissingFields',
  'User fields that a definition needs and Iterable does not have.',
  z.object({
    sync: z.string(),
    project: z.string(),
    meter: fieldMeter,
    fields: z.array(
      z.object({
        name: z.string().describe('Nested ones as parent.child.'),
        type: z.string().describe('Stays for good.'),
        problem: z.string().nullable().describe('Why it cannot be created.')
      })
    ),
    writes: z.string().describe('What creating them writes, in a sentence.')
  })
);

export const createdFields = named(
  'CreatedFields',
  'User fields that were created on purpose.',
  z.object({
    project: z.string(),
    created: z.array(z.object({ name: z.string(), type: z.string() })),
    wrote: z.string().describe('What was written for it, in a sentence.'),
    notices: z.array(z.string())
  })
);

const cannotUndo = z
  .array(z.string())
  .describe('What an undo cannot take back, in sentences; empty when it takes back everything.');

export const trialPlan = named(
  'TrialPlan',
  'What a trial would send, and to whom; nothing is written to say so.',
  z.object({
    sync: z.string(),
    object: z.string(),
    limit: count,
    people: z.array(person).describe('Those that would change first, then others.'),
    creates: count,
    updates: count,
    writes: z.array(z.string()).describe('What is written, in sentences.'),
    cannotUndo
  })
);

export const trial = named(
  'Trial',
  'A definition that was sent to a few people first.',
  z.object({
    trial: z.string(),
    run: z.string().nullable().describe('Tells the outcomes as any run does, once the trial is kept.'),
    sync: z.string(),
    object: z.string(),
    definition: z.string().describe('Version of the definition.'),
    state: z
      .enum(['sending', 'sent', 'failed', 'undoing', 'undone', 'kept'])
      .describe('Only undone and kept are final; a failed one can be undone.'),
    note: z.string(),
    startedAt: time,
    startedBy: z.string().nullable(),
    endedAt: time.nullable().describe('When everybody had been sent.'),
    decidedAt: time.nullable(),
    decidedBy: z.string().nullable(),
    people: z.array(
      z.object({
        recordId: z.string(),
        outcome: outcomeGroupName.nullable().describe('Null while it is under way.'),
        code: z.string(),
        message: z.string(),
        field: z.string().nullable(),
        fix: z.string().nullable(),
        undo: z
          .enum(['restored', 'deleted', 'nothing', 'failed'])
          .nullable()
          .describe('What the undo did; null before it.'),
        undoMessage: z.string()
      })
    ),
    cannotUndo,
    problem: z
      .object({ message: z.string(), fix: z.string() })
      .nullable()
      .describe('Why it failed, or what it waits for.')
  })
);

export const trials = named(
  'Trials',
  'Trials of a sync, newest first.',
  z.object({ trials: z.array(trial) })
);

export const trialReading = named(
  'TrialReading',
  'The people of a trial in Iterable, before it and now.',
  z.object({
    trial: z.string(),
    sync: z.string(),
    object: z.string(),
    asOf: time,
    settlesAt: time
      .nullable()
      .describe('Until then Iterable may still be taking in what was sent; null once it has.'),
    definition: z.record(z.string(), z.unknown()).describe('Rows that were tried.'),
    people: z
      .array(
        z.object({
          recordId: z.string(),
          before: user
            .nullable()
            .describe('With the fields that the trial wrote alone; null for a user that was not there.'),
          isThere: z.boolean().describe('Iterable has the user now.'),
          differences: z.array(difference).describe('Fields that the trial wrote: from before to now.'),
          notAsSent: z.array(z.string()).describe('Fields that Iterable does not have as they were sent.'),
          problem: z.string().nullable().describe('Why the user could not be read.')
        })
      )
      .describe('Those whom the trial wrote to.')
  })
);
