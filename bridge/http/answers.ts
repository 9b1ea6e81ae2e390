import { z } from 'zod';
import type { Unchanging } from './unchanging';
import { salesforceCalls } from './salesforce-calls';

/**
 * What the endpoints answer. An answer passes through its schema on its way out: what does not stand here does not
 * leave the bridge, and the OpenAPI document is made of the same schemas.
 */

/** Named schemas, which become the components of the OpenAPI document. */
export const components = z.registry<{ id: string; description?: string }>();

export function named<Schema extends z.ZodType>(id: string, description: string, schema: Schema): Schema {
  components.add(schema, { id, description });
  return schema;
}

const time = z.string().meta({ format: 'date-time' });
const count = z.number().int();
const error = z.object({ code: z.string(), message: z.string(), fix: z.string() });
const outcomeStatus = z.enum(['delivered', 'unchanged', 'skipped', 'rejected', 'deferred']);

export const health = named('Health', 'The process is alive.', z.object({ status: z.literal('ok') }));
export const readiness = named(
  'Readiness',
  'Store, queue and Salesforce can be worked with.',
  z.object({ status: z.literal('ready') })
);

export const counts = named(
  'Counts',
  'extracted = unchanged + skipped + rejected + deferred + delivered; a record counts once a run.',
  z.object({
    extracted: count,
    unchanged: count,
    mapped: count,
    delivered: count,
    skipped: count,
    rejected: count,
    deferred: count,
    removed: count,
    writtenBack: count.describe('Records whose own status fields were updated.'),
    writeBackErrors: count
  })
);

const held = named(
  'HeldRemovals',
  'Removals that were too many to be sent without a person.',
  z.object({
    removals: count,
    present: count.describe('Records that were there before.'),
    reasons: z.array(z.object({ reason: z.string(), count })).describe('The five most frequent ones.'),
    decision: z.enum(['approved', 'discarded']).nullable(),
    decidedBy: z.string().nullable(),
    decidedAt: time.nullable()
  })
);

export const run = named(
  'Run',
  'One execution of a sync.',
  z.object({
    run: z.string(),
    sync: z.string(),
    trigger: z.enum(['schedule', 'command', 'api', 'record', 'message']),
    state: z
      .enum(['waiting', 'running', 'interrupted', 'held', 'done', 'failed'])
      .describe(
        'An interrupted run goes on by itself; a held one waits for approve or discard; only done and failed are final.'
      ),
    dryRun: z.literal(true).optional().describe('Nothing was sent: delivered counts what a run would send.'),
    requestedAt: time.optional().describe('Only while the run has not been stored.'),
    startedAt: time.nullable(),
    endedAt: time.nullable(),
    counts,
    bookmark: time.nullable().describe('Everything changed before this moment is accounted for.'),
    calls: z.object({ salesforce: count, iterable: count }),
    definition: z.string().nullable().describe('Version of the definition that the run is pinned to.'),
    message: z.string().optional().describe('What came of it, in a sentence.'),
    query: z.string().nullable().describe('SOQL of the first page.'),
    window: z
      .object({ start: time.nullable(), end: time })
      .optional()
      .describe('Changes from start to before end were read; a start of null is the beginning.'),
    notices: z.array(z.string()),
    error: error.nullable().describe('Why it failed, or why it still waits.'),
    held: held.optional().describe('Left out for a run without removals that were held.')
  })
);

export const decidedRun = named(
  'DecidedRun',
  'A run on which a person decided.',
  z.object({
    held: run.describe('The run whose removals were held.'),
    run: z.string().nullable().describe('Sends the removals; to be followed at /v1/runs/{id}.')
  })
);

export const runs = named(
  'Runs',
  'Newest first.',
  z.object({ runs: z.array(run), next: z.string().nullable().describe('Cursor of the next page.') })
);

export const sync = named(
  'Sync',
  'A sync and how far it is.',
  z.object({
    sync: z.string().describe('DeveloperName.'),
    label: z.string(),
    status: z.string(),
    object: z.string().describe('The Salesforce object that it reads.'),
    project: z.string().describe('DeveloperName of the Iterable project.'),
    schedule: z.string().describe('When it runs, as the admin wrote it.'),
    intervalMinutes: count.nullable().describe('Null when a cron expression says when it runs.'),
    bookmark: time.nullable(),
    lagSeconds: count.nullable(),
    lastRun: run.nullable(),
    lastMessageAt: time
      .nullable()
      .optional()
      .describe('When an outbound message last named a record of its object, since the service started.'),
    notices: z.array(z.string()).describe('What to know of its definition, e.g. that a publish is half done.')
  })
);

export const problem = named(
  'DefinitionProblem',
  'What keeps a sync from running: where it is, what is wrong, what to do.',
  z.object({
    sync: z.string().nullable(),
    where: z.string(),
    code: z.string(),
    message: z.string(),
    fix: z.string()
  })
);

export const syncs = named(
  'Syncs',
  'All syncs.',
  z.object({ syncs: z.array(sync), problems: z.array(problem) })
);

export const status = named(
  'Status',
  'The org, its syncs, and what is wrong.',
  z.object({
    organizationId: z.string(),
    syncs: z.array(sync),
    held: z.array(run).describe('Runs whose removals wait for a person.'),
    problems: z.array(problem),
    trouble: error.nullable().describe('Why the definitions are not the newest ones.'),
    salesforceCalls
  })
);

const requested = {
  sync: z.string(),
  added: z.boolean().describe('False: the same was asked for before and still waits or runs.'),
  run: z.string().nullable().describe('To be followed at /v1/runs/{id}.')
};

export const requestedRun = named('RequestedRun', 'A run that was put in line.', z.object(requested));

export const recordSync = named(
  'RecordSync',
  'The syncs that were asked to send the record, and those that were not.',
  z.object({
    recordId: z.string(),
    runs: z.array(z.object(requested)),
    notAsked: z.array(z.object({ sync: z.string(), reason: z.string() }))
  })
);

const outcome = named(
  'Outcome',
  'What happened to a record in a run.',
  z.object({
    run: z.string(),
    sync: z.string(),
    recordId: z.string(),
    object: z.string(),
    at: time,
    status: outcomeStatus,
    code: z.string().describe('Name of the rule or cause; empty for delivered and unchanged.'),
    message: z.string(),
    field: z.string().optional(),
    fix: z.string().optional(),
    retryAt: time.optional(),
    identityKey: z.string().optional().describe('E-mail or user id in Iterable.')
  })
);

export const outcomes = named(
  'Outcomes',
  'Outcomes of a run, by record id.',
  z.object({ records: z.array(outcome), next: z.string().nullable().describe('Cursor of the next page.') })
);

export const recordState = named(
  'RecordState',
  'How a record stands in a sync.',
  z.object({
    sync: z.string(),
    object: z.string(),
    status: outcomeStatus.exclude(['unchanged']),
    code: z.string(),
    message: z.string(),
    field: z.string().nullable(),
    fix: z.string().nullable(),
    identityKey: z.string().nullable(),
    deliveredAt: time.nullable(),
    retryAt: time.nullable(),
    attempts: count.describe('Deferrals in a row.'),
    writeBackError: z.string().nullable(),
    updatedAt: time
  })
);

export const record = named(
  'Record',
  'How a record stands in each sync that has seen it, and what happened to it, newest first.',
  z.object({ recordId: z.string(), states: z.array(recordState), timeline: z.array(outcome) })
);

export const problemDocument = named(
  'Problem',
  'RFC 9457; `code` is stable, texts are for people and hold no data of theirs.',
  z.object({
    type: z.string(),
    title: z.string(),
    status: count,
    code: z.string(),
    detail: z.string(),
    fix: z.string()
  })
);

export type RunAnswer = Unchanging<z.input<typeof run>>;
