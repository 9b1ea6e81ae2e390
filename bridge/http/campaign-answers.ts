import { z } from 'zod';
import { named } from './answers';

/** What the page of a campaign shows of its links to lists. */

const count = z.number().int();

const groups = z
  .array(
    z.object({
      standing: z.enum([
        'on-list',
        'waiting',
        'not-looked-at',
        'not-chosen',
        'leaving',
        'not-sent',
        'needs-attention'
      ]),
      code: z.string().describe('Why; empty where there is nothing to say.'),
      text: z.string().describe('The same in a person’s words.'),
      count,
      recordIds: z.array(z.string()).describe('Of the first 200 members.')
    })
  )
  .describe('They add up to the members.');

const statuses = z.array(z.string()).nullable().describe('Null: members of any status.');

export const purposeScope = z.enum(['Channel', 'Message_Type']);

export const campaignLinks = named(
  'CampaignLinks',
  'The lists that a campaign is linked to, and where its members stand.',
  z.object({
    campaign: z.string(),
    members: count,
    statuses: z.array(z.object({ status: z.string().nullable(), members: count })),
    carriers: z
      .array(z.object({ sync: z.string(), label: z.string(), status: z.string(), project: z.string() }))
      .describe('Syncs that take members of campaigns to lists.'),
    problem: z
      .object({ message: z.string(), fix: z.string() })
      .nullable()
      .describe('Why no link can be made; null where one can.'),
    settleSeconds: z.number().describe('That a person who is new to Iterable takes to show on a list.'),
    links: z
      .array(
        z.object({
          name: z.string().describe('Of the record in Salesforce, or of the custom metadata.'),
          origin: z.enum(['metadata', 'record']),
          sync: z.string(),
          syncLabel: z.string(),
          listId: count.nullable().describe('Null while the list is not made.'),
          listName: z.string().nullable(),
          statuses,
          onLeave: z.enum(['Nothing', 'Remove_From_List']).nullable().describe('Null: as the step says.'),
          purpose: z
            .object({
              scope: purposeScope.nullable(),
              iterableId: count.nullable(),
              name: z.string().nullable().describe('Null where Iterable does not have it, or does not tell.')
            })
            .nullable()
            .describe('What the list is for. Null: any opt-out keeps people off it.'),
          groups: groups
            .nullable()
            .describe('They add up to the members. Null while a large campaign is being read: look again.')
        })
      )
      .describe('Paused ones are left out.')
  })
);

export const linkForecast = named(
  'LinkForecast',
  'What a link would do with the members of its campaign. members = willGo + willNot.',
  z.object({
    members: count,
    willGo: count,
    willNot: count,
    groups,
    isRough: z.boolean().describe('Worked out from 2,000 of the members.')
  })
);

export const campaignLists = named(
  'CampaignLists',
  'Static lists, 20 at most.',
  z.object({
    project: z.string(),
    lists: z.array(z.object({ id: count, name: z.string() })),
    isMore: z.boolean()
  })
);

export const campaignSync = named(
  'CampaignSync',
  'What was put in line: the first members at once, and a run of each sync for all of them.',
  z.object({ members: count, runs: z.array(z.string()), syncs: z.array(z.string()) })
);

export const linksLookedAt = named(
  'LinksLookedAt',
  'Links that people ended were looked at; what is not done yet goes on.',
  z.object({ done: z.boolean().describe('False: the look failed and is tried again.') })
);
