import { z } from 'zod';
import { historyEntry, historyOf } from '../../commands/publish';
import { unpublishedRows } from '../../commands/unpublished';
import { endpoint } from '../endpoint';
import { limit } from '../page';
import { differences, plan, publishedDefinition, syncHistory } from '../publish-answers';

const name = z.string().describe('DeveloperName; capitals do not count.');
const problems = [404, 422, 502, 503];

/** What was published is taken by the bridge when somebody looks, if it last read longer ago than this; in seconds. */
const takenSeconds = 10;

/** What the editor of the package asks before it deploys anything; nothing is written here. */
export const publishEndpoints = [
  endpoint({
    method: 'get',
    path: '/v1/syncs/{name}/published',
    operationId: 'getPublished',
    summary: 'The rows of a sync as Salesforce has them now',
    params: z.strictObject({ name }),
    answer: publishedDefinition,
    problems,
    handle: ({ params }, { inquiries }) => inquiries.publishing.published(params.name)
  }),
  endpoint({
    method: 'post',
    path: '/v1/definitions/plan',
    operationId: 'planPublish',
    summary:
      'What publishing a definition comes to: rows to deploy, differences, problems, and what others published',
    body: z.strictObject({
      definition: unpublishedRows,
      base: unpublishedRows.nullable().describe('What the draft began from; null for a new sync.')
    }),
    answer: plan,
    problems,
    handle: ({ body }, { inquiries }) => inquiries.publishing.plan(body)
  }),
  endpoint({
    method: 'post',
    path: '/v1/definitions/differences',
    operationId: 'getDifferences',
    summary: 'What differs between two definitions, in words for people',
    body: z.strictObject({ before: unpublishedRows.nullable(), after: unpublishedRows }),
    answer: differences,
    problems: [],
    handle: ({ body }, { inquiries }) =>
      Promise.resolve({ differences: inquiries.publishing.differences(body) })
  }),
  endpoint({
    method: 'get',
    path: '/v1/syncs/{name}/history',
    operationId: 'getHistory',
    summary: 'Definitions that the bridge took, with names that tell equal ones',
    params: z.strictObject({ name }),
    query: z.strictObject({ limit }),
    answer: syncHistory,
    problems: [],
    handle: async ({ params, query }, { ledger, config, now }) => {
      // What was taken before is known without Salesforce, too.
      const known = await config(takenSeconds).catch(() => null);
      const entries = await historyOf(ledger, params.name, query.limit);
      return { sync: params.name, readSecondsAgo: secondsSince(known?.readAt, now()), entries };
    }
  }),
  endpoint({
    method: 'get',
    path: '/v1/syncs/{name}/history/{entry}',
    operationId: 'getHistoryEntry',
    summary: 'The rows of such a definition, as an editor takes them',
    params: z.strictObject({
      name,
      entry: z.string().regex(/^\d{1,15}$/, 'must be an entry of the history')
    }),
    answer: publishedDefinition,
    problems: [404],
    handle: ({ params }, { ledger }) => historyEntry(ledger, params.name, params.entry)
  })
];

const secondsSince = (readAt: string | undefined, now: Date): number | null =>
  readAt === undefined ? null : Math.max(0, Math.ceil((now.getTime() - Date.parse(readAt)) / 1000));
