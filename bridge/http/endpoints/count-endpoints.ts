import { z } from 'zod';
import { recordId } from '../../run-job';
import * as answers from '../count-answers';
import { endpoint } from '../endpoint';
import { limit } from '../page';

const reason = z.string().min(1).max(200).describe('As the counts name it.');
const cursor = z.string().max(500).optional();
const name = z.string().describe('DeveloperName; capitals do not count.');
const problems = [404, 422, 502, 503];

export const countEndpoints = [
  endpoint({
    method: 'get',
    path: '/v1/syncs/{name}/counts',
    operationId: 'countSync',
    summary: 'Both sides of a sync in numbers that add up; reads every id in scope',
    params: z.strictObject({ name }),
    answer: answers.syncCounts,
    problems,
    handle: ({ params }, { inquiries }) => inquiries.counts.sync(params.name)
  }),
  endpoint({
    method: 'get',
    path: '/v1/syncs/{name}/counts/{reason}/records',
    operationId: 'listSyncReason',
    summary: 'The records that a reason counts',
    params: z.strictObject({ name, reason }),
    query: z.strictObject({ limit, cursor }),
    answer: answers.reasonRecords,
    problems,
    handle: ({ params, query }, { inquiries }) =>
      inquiries.counts.syncReason(params.name, { reason: params.reason, ...query })
  }),
  endpoint({
    method: 'get',
    path: '/v1/campaigns/{id}/counts',
    operationId: 'countCampaign',
    summary: 'Members of a campaign and the lists that they go to, in numbers that add up',
    params: z.strictObject({ id: recordId }),
    answer: answers.campaignCounts,
    problems,
    handle: ({ params }, { inquiries }) => inquiries.counts.campaign(params.id)
  }),
  endpoint({
    method: 'get',
    path: '/v1/campaigns/{id}/counts/{reason}/records',
    operationId: 'listCampaignReason',
    summary: 'The members, or users of a list, that a reason counts',
    params: z.strictObject({ id: recordId, reason }),
    query: z.strictObject({
      sync: z.string().optional().describe('Where several syncs carry the campaign: DeveloperName.'),
      limit,
      cursor
    }),
    answer: answers.reasonRecords,
    problems,
    handle: ({ params, query }, { inquiries }) =>
      inquiries.counts.campaignReason(params.id, { reason: params.reason, ...query })
  }),
  endpoint({
    method: 'get',
    path: '/v1/iterable/{project}/counts',
    operationId: 'countProject',
    summary: 'All syncs of a project in numbers that add up; each list takes one of five readings a minute',
    params: z.strictObject({ project: name }),
    answer: answers.projectCounts,
    problems,
    handle: ({ params }, { inquiries }) => inquiries.counts.project(params.project)
  })
];
