import { z } from 'zod';
import { named, problem, run } from './answers';

/** What a preview and an explanation say of a record. They hold people's data: whoever asks may see it. */

const time = z.string().meta({ format: 'date-time' });
const anything = z.unknown();
const data = z.record(z.string(), z.unknown());

const outcome = named(
  'ExpectedOutcome',
  'What a run comes to for the record, in the words of runs.',
  z.object({
    status: z.enum(['delivered', 'unchanged', 'skipped', 'rejected', 'deferred']),
    code: z.string(),
    message: z.string(),
    field: z.string().optional(),
    fix: z.string().optional(),
    retryAt: time.optional(),
    identityKey: z.string().optional()
  })
);

const mappingProblem = z.object({
  code: z.string(),
  message: z.string(),
  field: z.string(),
  fix: z.string()
});

const mapping = z.object({
  name: z.string(),
  kind: z.enum(['Field', 'Value', 'Formula', 'Array']),
  source: z.string().describe('As the mapping has it.'),
  sourceValue: anything.optional().describe('Before the transform.'),
  transform: z.string(),
  target: z.string(),
  value: anything.optional().describe('Missing: left out of what is sent.'),
  problem: mappingProblem.nullable()
});

const request = z.object({
  method: z.string(),
  path: z.string().describe('With its query; the host is that of the project.'),
  body: z.string().nullable().describe('JSON, exactly as it would go out.')
});

const step = named(
  'PreviewStep',
  'One step for the record: its input, what became of it, and the requests it leads to.',
  z.object({
    step: z.string().describe('DeveloperName; @address and @merge are what the bridge does by itself.'),
    operation: z.string(),
    condition: z
      .object({ formula: z.string(), result: z.enum(['met', 'not met', 'not computed']) })
      .nullable(),
    mappings: z.array(mapping),
    payload: data.nullable().describe('What the mappings come to.'),
    problem: mappingProblem.nullable(),
    requests: z.array(request),
    result: z.object({
      status: z.enum(['delivered', 'unchanged', 'skipped', 'rejected', 'deferred', 'not reached']),
      code: z.string(),
      message: z.string(),
      field: z.string().optional(),
      fix: z.string().optional(),
      retryAt: time.optional()
    })
  })
);

export const user = z.object({
  email: z.string().nullable(),
  userId: z.string().nullable(),
  dataFields: data
});

export const difference = z.object({
  field: z.string(),
  change: z.enum(['added', 'changed', 'unchanged', 'cleared']),
  from: anything,
  to: anything
});

const scope = z.object({
  verdict: z.enum(['in scope', 'out of scope', 'not checked']),
  reasons: z.array(z.string()),
  clauses: z.array(
    z.object({
      clause: z.string().describe('SOQL.'),
      truth: z.enum(['true', 'false', 'unknown']),
      sentence: z.string()
    })
  )
});

const live = z.object({
  run,
  readBack: z.object({
    user: user.nullable(),
    differences: z.array(difference).describe('Fields that are not as they were sent.'),
    agrees: z.boolean()
  })
});

export const preview = named(
  'Preview',
  'What a definition would do with one record, step by step; nothing was written to say so.',
  z.object({
    sync: z.string(),
    definition: z.string().describe('Version of the definition.'),
    object: z.string(),
    recordId: z.string().nullable().describe('Null for data without an id.'),
    originalData: data.nullable().describe('Can be sent back as "record".'),
    scope,
    consent: z.object({
      optedOut: z.boolean(),
      field: z.string().nullable(),
      joins: z
        .boolean()
        .describe('Belongs on a list that is for other messages than those that the person opted out of.')
    }),
    identity: z.object({
      identity: z
        .object({ kind: z.enum(['email', 'userId', 'item']), value: z.string(), key: z.string() })
        .nullable(),
      problem: mappingProblem.nullable(),
      sharedWith: z.object({ recordId: z.string(), sync: z.string(), object: z.string() }).nullable()
    }),
    steps: z.array(step),
    hypothetical: z
      .boolean()
      .describe('The steps are those that would be taken if the record were in scope: as it is, none is.'),
    user: z.object({
      now: user.nullable().describe('As Iterable has it.'),
      differences: z.array(difference)
    }),
    outcome,
    ifInScope: outcome.nullable(),
    waits: z.array(z.object({ until: time, message: z.string() })),
    notices: z.array(z.string()),
    live: live.nullable().describe('What really happened, where a live test was asked for.')
  })
);

const check = named(
  'RecordCheck',
  'One link in the chain from the record to Iterable.',
  z.object({
    rule: z.string(),
    step: z.string().nullable(),
    verdict: z.enum(['pass', 'fail', 'would pass', 'would fail', 'not checked', 'note']),
    sentence: z.string(),
    fix: z.string().nullable(),
    fieldPaths: z
      .array(z.string())
      .describe('Every field of the record that is named or whose value is shown, as paths.')
  })
);

export const explanation = named(
  'Explanation',
  'Why records are, or are not, in Iterable, by each sync that reads their object.',
  z.object({
    as: z.enum(['record', 'identity']).describe('What the text was taken for.'),
    records: z.array(
      z.object({
        recordId: z.string(),
        syncs: z.array(
          z.object({
            sync: z.string(),
            label: z.string(),
            definition: z.string().describe('Version of the definition that decided.'),
            checks: z.array(check),
            stoppedBy: z.string().nullable().describe('The first rule that stops the record.'),
            outcome: outcome.nullable().describe('What a run would come to; null where none would begin.')
          })
        ),
        others: z.array(z.object({ sync: z.string(), reason: z.string() }))
      })
    ),
    problems: z.array(problem)
  })
);
