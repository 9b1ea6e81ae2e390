import { z } from 'zod';
import { recordId } from '../../run-job';
import * as answers from '../campaign-answers';
import { endpoint } from '../endpoint';
import { madeList } from '../iterable-answers';

const params = z.strictObject({ id: recordId });
const sync = z
  .string()
  .min(1)
  .max(40)
  .optional()
  .describe('DeveloperName, where several syncs carry campaigns.');
const problems = [404, 422, 502, 503];

export const campaignEndpoints = [
  endpoint({
    method: 'get',
    path: '/v1/campaigns/{id}/links',
    operationId: 'listCampaignLinks',
    summary: 'Lists that a campaign is linked to, and where its members stand; asks Iterable for no members',
    params,
    answer: answers.campaignLinks,
    problems,
    handle: ({ params: { id } }, { inquiries }) => inquiries.campaigns.links(id)
  }),
  endpoint({
    method: 'post',
    path: '/v1/campaigns/{id}/links/forecast',
    operationId: 'forecastCampaignLink',
    summary: 'How many members a link would take to a list, and why the others not; sends nothing',
    params,
    body: z.strictObject({
      sync,
      listId: z.number().int().positive().nullish().describe('Null: a list that is not made yet.'),
      statuses: z.array(z.string().max(255)).max(100).nullish().describe('None: members of any status.'),
      purpose: z
        .strictObject({ scope: answers.purposeScope, iterableId: z.number().int().positive() })
        .nullish()
        .describe('What the list is for: opt-outs of other messages keep nobody off. None: any opt-out does.')
    }),
    answer: answers.linkForecast,
    problems,
    handle: ({ params: { id: campaignId }, body }, { inquiries }) =>
      inquiries.campaigns.forecast({
        campaignId,
        sync: body.sync,
        listId: body.listId ?? null,
        statuses: body.statuses ?? undefined,
        purpose: body.purpose ?? null
      })
  }),
  endpoint({
    method: 'post',
    path: '/v1/campaigns/{id}/links/end',
    operationId: 'endCampaignLinks',
    summary: 'Looks at once for links that people ended in Salesforce, and ends them',
    params,
    status: 202,
    answer: answers.linksLookedAt,
    handle: async ({ params: { id }, caller }, { endLinks, log }) => {
      log.info({ campaign: id, actingUser: caller.user }, 'ended links are looked for');
      return { done: await endLinks() };
    }
  }),
  endpoint({
    method: 'post',
    path: '/v1/campaigns/{id}/sync',
    operationId: 'syncCampaign',
    summary: 'Sends the members of a campaign now: the first 200 at once, all of them by a run of each sync',
    params,
    status: 202,
    answer: answers.campaignSync,
    problems,
    handle: async ({ params: { id }, caller }, { inquiries, askRecords, request, log }) => {
      const { recordIds, syncs } = await inquiries.campaigns.firstMembers(id);
      const runs: string[] = [];
      if (recordIds.length > 0) {
        const asked = await askRecords(recordIds);
        runs.push(...asked.runs.map(({ runId }) => runId));
      }
      for (const name of syncs) {
        const { run } = await request({ sync: name, trigger: 'api' });
        if (run !== null) runs.push(run);
      }
      log.info({ campaign: id, runs, actingUser: caller.user }, 'members of a campaign asked for');
      return { members: recordIds.length, runs, syncs };
    }
  }),
  endpoint({
    method: 'get',
    path: '/v1/campaign-lists',
    operationId: 'findCampaignLists',
    summary: 'Static lists by a part of their name, or by their id',
    query: z.strictObject({ sync, text: z.string().max(255).default('') }),
    answer: answers.campaignLists,
    problems,
    handle: ({ query }, { inquiries }) => inquiries.campaigns.lists(query)
  }),
  endpoint({
    method: 'post',
    path: '/v1/campaign-lists',
    operationId: 'createCampaignList',
    summary: 'Makes a static list at once, unless there is one of that name',
    body: z.strictObject({ sync, name: z.string().trim().min(1).max(255) }),
    answer: madeList,
    problems,
    handle: async ({ body, caller }, { inquiries, log }) => {
      const made = await inquiries.campaigns.makeList(body);
      log.info({ list: made.id, created: made.created, actingUser: caller.user }, 'list made for a campaign');
      return made;
    }
  })
];
