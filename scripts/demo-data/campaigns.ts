import { someOf, type Random } from './random';
import { campaignShares } from './rates';
import { linkTo, treeRecord, type TreeRecord } from './records';
import { secondsOf, type Calendar } from './stamps';

/** Name, type and status, the campaign with most members first; at most as many as there are shares. */
const kinds: readonly (readonly [name: string, type: string, status: string])[] = [
  ['Monthly Newsletter', 'Email', 'In Progress'],
  ['Spring Sale', 'Email', 'Completed'],
  ['Product Webinar', 'Webinar', 'Completed'],
  ['Annual Conference', 'Conference', 'Planned'],
  ['Winter Appeal', 'Direct Mail', 'In Progress'],
  ['Partner Day', 'Partners', 'Completed'],
  ['Café Réunion Lyon', 'Conference', 'In Progress'],
  ['Trade Fair Stand', 'Trade Show', 'Completed'],
  ['Refer a Friend', 'Referral Program', 'In Progress'],
  ['Beta Testers', 'Other', 'In Progress'],
  ['Press List', 'Public Relations', 'Planned'],
  ['Win-Back Calls', 'Telemarketing', 'Aborted'],
  ['Board and Friends', 'Other', 'In Progress']
];

const active = (status: string): boolean => status === 'Planned' || status === 'In Progress';

export function campaignRecords(calendar: Calendar, random: Random): TreeRecord[] {
  return kinds.map(([name, type, status], index) => {
    const budget = (1 + random.below(80)) * 500;
    return treeRecord('Campaign', index + 1, {
      Name: name,
      Type: type,
      Status: status,
      IsActive: active(status),
      StartDate: calendar.day({ from: 700, to: 60 }),
      BudgetedCost: budget,
      ActualCost: Math.round(budget * (0.5 + random.next())),
      ...calendar.stamps()
    });
  });
}

/** Members of each campaign as its share says: nobody twice in one campaign, many in none, some in several. */
export function campaignMemberRecords(
  campaigns: readonly TreeRecord[],
  people: readonly TreeRecord[],
  made: { calendar: Calendar; random: Random }
): TreeRecord[] {
  const pairs = campaigns.flatMap((campaign, index) =>
    [...someOf(people, campaignShares[index] ?? 0, made.random)].map((person) => ({ campaign, person }))
  );
  return pairs.map(({ campaign, person }, index) =>
    treeRecord('CampaignMember', index + 1, {
      CampaignId: linkTo(campaign),
      [person.attributes.type === 'Lead' ? 'LeadId' : 'ContactId']: linkTo(person),
      Status: made.random.chance(0.2) ? 'Responded' : 'Sent',
      ...made.calendar.stamps(Math.max(createdAt(campaign), createdAt(person)))
    })
  );
}

const createdAt = (record: TreeRecord): number => secondsOf(String(record['CreatedDate']));
