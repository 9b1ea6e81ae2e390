import { z } from 'zod';
import { recordId } from '../../run-job';
import { deadLetterReplay } from '../dead-letter-replay';
import { replay } from '../dead-letter-answers';
import { endpoint } from '../endpoint';
import { HttpProblem } from '../http-problem';
import { limit } from '../page';
import { affectedRecords, causes } from '../run-screen-answers';

const params = z.strictObject({
  key: z.string().regex(/^[0-9a-f]{32}$/, 'must be the key of a cause')
});

/** Records that need attention by what they need it for. */
export const causeEndpoints = [
  endpoint({
    method: 'get',
    path: '/v1/causes',
    operationId: 'listCauses',
    summary: 'Records that need attention, by sync, cause and field',
    query: z.strictObject({ sync: z.string().optional().describe('Only of this sync: its DeveloperName.') }),
    answer: causes,
    handle: async ({ query }, { inquiries }) => ({ causes: await inquiries.runs.causes(query.sync) })
  }),
  endpoint({
    method: 'get',
    path: '/v1/causes/{key}/records',
    operationId: 'listAffectedRecords',
    summary: 'The records that need attention for one cause',
    params,
    query: z.strictObject({ limit, cursor: recordId.optional() }),
    answer: affectedRecords,
    problems: [404],
    handle: async ({ params: { key }, query }, { inquiries }) =>
      (await inquiries.runs.affected(key, query)) ?? noCause()
  }),
  endpoint({
    method: 'post',
    path: '/v1/causes/{key}/replay',
    operationId: 'replayCause',
    summary: 'Sends the records of one cause again, whatever was refused before',
    params,
    status: 202,
    answer: replay,
    problems: [404],
    handle: async ({ params: { key }, caller }, parts) => {
      const filter = await parts.inquiries.runs.cause(key);
      if (!filter) return noCause();
      const { sync, code: cause, field } = filter;
      return deadLetterReplay({ sync, cause, field }, caller, parts);
    }
  })
];

function noCause(): never {
  throw new HttpProblem(404, 'http.unknown-cause', 'Nothing needs attention for this cause any more.', {
    fix: 'Load the list again.'
  });
}
