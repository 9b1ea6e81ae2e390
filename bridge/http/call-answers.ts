import { z } from 'zod';
import { components, recordState } from './answers';

/** What the endpoints about calls answer; see answers.ts. */

function named<Schema extends z.ZodType>(id: string, description: string, schema: Schema): Schema {
  components.add(schema, { id, description });
  return schema;
}

const time = z.string().meta({ format: 'date-time' });
const count = z.number().int();

export const call = named(
  'Call',
  'One attempt of a call, without people`s data: see docs/live-debugger.md.',
  z.object({
    id: count,
    at: time,
    run: z.string().nullable().describe('Null outside of a run.'),
    sync: z.string().nullable(),
    side: z.enum(['salesforce', 'iterable']),
    endpoint: z.string().describe('Our name for what was called, e.g. bulkUpdate.'),
    method: z.string(),
    path: z.string().describe('Without the query.'),
    attempt: count.describe('1 for the first.'),
    status: count.nullable().describe('Null when there was no answer.'),
    causes: z.array(z.string()).describe('Codes of what was wrong with the call or its rows.'),
    durationMs: count,
    bytesSent: count,
    bytesReceived: count.nullable(),
    rows: count.describe('Rows that it carried.'),
    failed: count.describe('Rows that the answer calls failed.'),
    records: z.array(z.string()).describe('The first of the records concerned.'),
    recordCount: count,
    request: z
      .unknown()
      .describe('`body` as sent; of many rows `shown` names the records of those that are kept.'),
    response: z.unknown(),
    note: z
      .string()
      .optional()
      .describe(
        'Of calls that are asked for by a person: why nothing of that person is in request or response.'
      )
  })
);

export const calls = named(
  'Calls',
  'Newest first.',
  z.object({ calls: z.array(call), next: z.number().int().nullable().describe('Cursor of the next page.') })
);

export const found = named(
  'Found',
  'Records that a text names, and how each stands in every sync.',
  z.object({
    as: z.array(z.enum(['record', 'email', 'userId'])).describe('What the text was taken for.'),
    records: z.array(z.object({ recordId: z.string(), states: z.array(recordState) }))
  })
);
