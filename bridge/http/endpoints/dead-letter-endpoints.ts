import { z } from 'zod';
import { selectionProblem, showDeadLetter } from '../../commands/dead-letters';
import { recordId } from '../../run-job';
import { deadLetterCauses, deadLetters, deferredRecords, replay } from '../dead-letter-answers';
import { deadLetterReplay } from '../dead-letter-replay';
import { endpoint } from '../endpoint';

/** Record ids come out with 18 characters. */
const letterId = z
  .string()
  .regex(/^(\w{1,80}:)?[a-zA-Z0-9]{15}([a-zA-Z0-9]{3})?$/, 'must be <sync>:<record id>, or a record id')
  .transform((id) => {
    const colon = id.lastIndexOf(':');
    return id.slice(0, colon + 1) + recordId.parse(id.slice(colon + 1));
  });

const limit = z.coerce.number().int().min(1).max(1000).default(100).describe('Entries of a page.');
const sync = z.string().optional().describe('Only of this sync: its DeveloperName.');
const cause = z.string().optional().describe('Only with this code, e.g. iterable.type-mismatch.');
const field = z.string().optional().describe('Only about this field.');
const cursor = letterId.optional().describe('The "next" of the page before.');
const expired = z
  .literal('true')
  .optional()
  .describe('Those whose details are gone, for they were not tried for long.');

const replayBody = z
  .strictObject({
    ids: z.array(letterId).min(1).max(1000).optional().describe('Dead letters, or records in every sync.'),
    cause: z.string().optional(),
    field: z.string().optional(),
    sync: z.string().optional(),
    all: z.boolean().optional()
  })
  .superRefine((body, context) => {
    const problem = selectionProblem(body);
    if (problem !== null) context.addIssue({ code: 'custom', message: problem });
  });

export const deadLetterEndpoints = [
  endpoint({
    method: 'get',
    path: '/v1/dead-letters',
    operationId: 'listDeadLetters',
    summary: 'Records that were refused, why, and what was sent',
    query: z.strictObject({
      sync,
      cause,
      field,
      expired,
      payload: z.literal('whole').optional().describe("With people's data; who asks is logged."),
      limit,
      cursor
    }),
    answer: deadLetters,
    handle: async ({ query, caller }, { ledger, log }) => {
      const { limit: size, cursor: after, cause: code, payload = 'redacted' } = query;
      const filter = { sync: query.sync, code, field: query.field, expired: query.expired === 'true' };
      const found = await ledger.deadLetters({ ...filter, limit: size + 1, after });
      const page = found.slice(0, size);
      if (payload === 'whole') log.info({ actingUser: caller.user, count: page.length }, 'payloads shown');
      return {
        deadLetters: page.map((letter) => showDeadLetter(letter, payload)),
        next: found.length > size ? (page.at(-1)?.id ?? null) : null
      };
    }
  }),
  endpoint({
    method: 'get',
    path: '/v1/dead-letters/causes',
    operationId: 'countDeadLetters',
    summary: 'Dead letters counted by cause, field and sync',
    query: z.strictObject({ sync, cause, field, expired }),
    answer: deadLetterCauses,
    handle: async ({ query }, { ledger }) => ({
      causes: await ledger.deadLetterCauses({
        sync: query.sync,
        code: query.cause,
        field: query.field,
        expired: query.expired === 'true'
      })
    })
  }),
  endpoint({
    method: 'get',
    path: '/v1/deferred-records',
    operationId: 'listDeferredRecords',
    summary: 'Records that wait for another try, and until when',
    query: z.strictObject({ sync, cause, limit, cursor }),
    answer: deferredRecords,
    handle: async ({ query }, { ledger }) => {
      const { limit: size, cursor: after, cause: code } = query;
      const found = await ledger.deferredRecords({ sync: query.sync, code, limit: size + 1, after });
      const page = found.slice(0, size);
      return { deferred: page, next: found.length > size ? (page.at(-1)?.id ?? null) : null };
    }
  }),
  endpoint({
    method: 'post',
    path: '/v1/dead-letters/replay',
    operationId: 'replayDeadLetters',
    summary: 'Sends dead letters again, whatever was refused before',
    body: replayBody,
    status: 202,
    answer: replay,
    handle: ({ body, caller }, parts) => deadLetterReplay(body, caller, parts)
  })
];
