import { z } from 'zod';
import { callsTable, findCall, findCalls, type AskedCalls, type CallsAnswer } from '../../commands/calls';
import { search } from '../../commands/search';
import { rangeQuery } from '../../commands/time-range';
import { recordId } from '../../run-job';
import type { AdminParts } from '../admin-parts';
import { call, calls, found } from '../call-answers';
import { endpoint } from '../endpoint';
import { HttpProblem } from '../http-problem';
import { csvFormat } from '../csv-answer';

const whole = z.coerce.number().int().positive();
const filters = {
  ...rangeQuery,
  sync: z.string().optional().describe('Of this sync: its DeveloperName.'),
  side: z.enum(['salesforce', 'iterable']).optional(),
  endpoint: z.string().optional().describe('Our name for what was called.'),
  status: whole.optional().describe('HTTP status.'),
  cause: z.string().optional().describe('Code of what was wrong.'),
  failed: z
    .literal('true')
    .transform(() => true)
    .optional()
    .describe('Only what went wrong, as a whole or in part.'),
  limit: whole.max(1000).default(100).describe('Entries of a page.'),
  cursor: whole.optional().describe('The "next" of the page before.'),
  format: csvFormat
};

const csv = ({ calls: page }: Pick<CallsAnswer, 'calls'>) => callsTable(page);
const find = (asked: AskedCalls, { ledger }: AdminParts): Promise<CallsAnswer> =>
  findCalls(asked, ledger, new Date());

export const callEndpoints = [
  endpoint({
    method: 'get',
    path: '/v1/calls',
    operationId: 'listCalls',
    summary: 'Every call to Salesforce and Iterable, newest first',
    query: z.strictObject({
      ...filters,
      run: z.uuid().optional(),
      record: recordId.optional().describe('About this Salesforce record.'),
      email: z.string().optional().describe('About whoever has this address in Iterable.'),
      userId: z.string().optional().describe('About whoever has this user id in Iterable.')
    }),
    answer: calls,
    csv,
    handle: ({ query }, parts) => find(query, parts)
  }),
  endpoint({
    method: 'get',
    path: '/v1/calls/{id}',
    operationId: 'getCall',
    summary: 'One call',
    params: z.strictObject({ id: whole }),
    answer: call,
    problems: [404],
    handle: async ({ params: { id } }, { ledger }) => {
      const known = await findCall(id, ledger);
      if (known) return known;
      throw new HttpProblem(404, 'http.unknown-call', `There is no call ${id}.`);
    }
  }),
  endpoint({
    method: 'get',
    path: '/v1/runs/{id}/calls',
    operationId: 'listRunCalls',
    summary: 'Every call of a run, newest first',
    params: z.strictObject({ id: z.uuid({ error: 'must be the id of a run' }) }),
    query: z.strictObject(filters),
    answer: calls,
    csv,
    handle: ({ params, query }, parts) => find({ ...query, run: params.id }, parts)
  }),
  endpoint({
    method: 'get',
    path: '/v1/records/{id}/calls',
    operationId: 'listRecordCalls',
    summary: 'Every call that concerned a record, newest first',
    params: z.strictObject({ id: recordId }),
    query: z.strictObject(filters),
    answer: calls,
    csv,
    handle: ({ params, query }, parts) => find({ ...query, record: params.id }, parts)
  }),
  endpoint({
    method: 'get',
    path: '/v1/search',
    operationId: 'search',
    summary: 'Records by Salesforce Id, e-mail or Iterable user id, and how each stands in every sync',
    query: z.strictObject({ q: z.string().trim().min(1).max(300) }),
    answer: found,
    handle: ({ query }, { ledger }) => search(query.q, ledger)
  })
];
