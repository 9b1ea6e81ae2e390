import { z } from 'zod';
import { condition } from '../condition-answers';
import { endpoint } from '../endpoint';

/** A query has 100,000 characters at most (salesforce-api 2.2); a field of the metadata far fewer. */
const soql = z.string().min(1).max(32_768);

const conditionBody = z
  .strictObject({
    object: z
      .string()
      .regex(/^\w{1,80}$/)
      .describe('API name of the Salesforce object.'),
    condition: soql.optional().describe('A SOQL condition, without WHERE.'),
    query: soql.optional().describe('A whole query instead.')
  })
  .refine((body) => (body.condition === undefined) !== (body.query === undefined), 'give condition or query');

export const conditionEndpoints = [
  endpoint({
    method: 'post',
    path: '/v1/conditions',
    operationId: 'readCondition',
    summary: 'Reads a condition or a query as a sync would, and counts what it selects; writes nothing',
    body: conditionBody,
    answer: condition,
    problems: [422],
    handle: ({ body }, { inquiries }) => inquiries.condition(body)
  })
];
