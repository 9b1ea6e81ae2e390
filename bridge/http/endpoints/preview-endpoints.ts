import { z } from 'zod';
import { givenFields } from '../../commands/given-fields';
import { unpublishedRows } from '../../commands/unpublished';
import { recordId } from '../../run-job';
import { endpoint } from '../endpoint';
import { explanation, preview } from '../preview-answers';

const previewBody = z
  .strictObject({
    sync: z.string().optional().describe('DeveloperName; capitals do not count.'),
    definition: unpublishedRows.optional().describe('Rows that are not published, instead of a sync.'),
    recordId: recordId.optional().describe('A record of the org.'),
    record: givenFields.optional().describe('Data instead of a record of the org.'),
    live: z
      .literal(true)
      .optional()
      .describe('Afterwards really sends the record to the Iterable project, and reads the user back.')
  })
  .refine(
    ({ sync, definition }) => (sync === undefined) !== (definition === undefined),
    'give sync or definition'
  )
  .refine((body) => (body.recordId === undefined) !== (body.record === undefined), 'give recordId or record')
  .refine(
    ({ live, definition, record }) => !live || (definition === undefined && record === undefined),
    'live goes with sync and recordId'
  );

export const previewEndpoints = [
  endpoint({
    method: 'post',
    path: '/v1/preview',
    operationId: 'preview',
    summary: 'What a definition, published or not, would do with one record; writes nothing unless live',
    body: previewBody,
    answer: preview,
    problems: [404, 422],
    handle: async ({ body, caller }, { inquiries, log }) => {
      const { sync, definition, recordId: id, record, live } = body;
      if (live) log.info({ sync, record: id, actingUser: caller.user }, 'live test asked for');
      const by = definition ? { definition } : { sync: sync ?? '' };
      return inquiries.preview({ ...by, ...(record ? { record } : { recordId: id ?? '' }), live });
    }
  }),
  endpoint({
    method: 'get',
    path: '/v1/records/{id}/explain',
    operationId: 'explainRecord',
    summary: 'Why a record is, or is not, in Iterable, by each sync that reads its object',
    params: z.strictObject({
      id: z
        .string()
        .min(1)
        .max(255)
        .describe('Salesforce id of 15 or 18 characters, e-mail, or user id in Iterable.')
    }),
    answer: explanation,
    handle: ({ params: { id } }, { inquiries }) => inquiries.explain(id)
  })
];
