import { z } from 'zod';
import { unpublishedRows } from '../../commands/unpublished';
import { check, forecast } from '../check-answers';
import { endpoint } from '../endpoint';

const sync = z.string().optional().describe('DeveloperName; capitals do not count.');
const definition = unpublishedRows.optional().describe('Rows that are not published, instead of a sync.');

const checkBody = z
  .strictObject({ sync, definition })
  .refine((body) => !(body.sync && body.definition), 'sync and definition exclude each other');

const forecastBody = z
  .strictObject({
    sync,
    definition,
    full: z.boolean().optional().describe('As if everything were read.'),
    since: z.iso.datetime({ offset: true }).optional().describe('As if what changed since then were read.'),
    lookUp: z
      .boolean()
      .optional()
      .describe('Asks Iterable for users that the bridge never sent, to tell who is new from who is there.')
  })
  .refine((body) => (body.sync === undefined) !== (body.definition === undefined), 'give sync or definition')
  .refine(({ full, since }) => !(full && since), 'since and full exclude each other');

const problems = [404, 422, 502, 503];

export const checkEndpoints = [
  endpoint({
    method: 'post',
    path: '/v1/check',
    operationId: 'check',
    summary: 'Holds all definitions, one, or one that is not published against Salesforce and Iterable',
    body: checkBody,
    answer: check,
    problems,
    handle: ({ body }, { inquiries }) =>
      inquiries.check(body.definition ? { definition: body.definition } : { sync: body.sync })
  }),
  endpoint({
    method: 'post',
    path: '/v1/forecast',
    operationId: 'forecast',
    summary: 'What a run would come to: records, calls on both sides, minutes, share of the daily budget',
    body: forecastBody,
    answer: forecast,
    problems,
    handle: ({ body: { sync: name, definition: rows, ...options } }, { inquiries }) =>
      inquiries.forecast(rows ? { definition: rows } : { sync: name ?? '' }, options)
  })
];
