import type { LocalWorld } from '../local-world/start';

/** What a marketer tied together on the Campaign page. */
export interface LinkedCampaign {
  readonly campaign: string;
  /** Name of the list in Iterable. */
  readonly list: string;
  /** The status that counts. */
  readonly status: string;
  /** Members of the campaign by status, as Salesforce has them. */
  readonly members: Readonly<Record<string, number>>;
}

/** Links the campaign with most members to a list of those who responded, or of its rarest status; null without members. */
export function linkOneCampaign({ org }: LocalWorld): LinkedCampaign | null {
  const counts = new Map<unknown, Record<string, number>>();
  for (const { CampaignId, Status } of org.store.rows('CampaignMember', { includeDeleted: false })) {
    const members = counts.get(CampaignId) ?? {};
    members[String(Status)] = (members[String(Status)] ?? 0) + 1;
    counts.set(CampaignId, members);
  }
  const [largest] = [...counts].sort(([, a], [, b]) => total(b) - total(a));
  if (!largest) return null;
  const [id, members] = largest;
  const campaign = String(org.store.get('Campaign', id)?.Name);
  const [rarest = ''] = Object.keys(members).sort((a, b) => (members[a] ?? 0) - (members[b] ?? 0));
  const status = 'Responded' in members ? 'Responded' : rarest;
  const list = `${campaign}: ${status}`;
  const link = { Campaign__c: id, List_Name__c: list, Member_Statuses__c: status };
  org.store.create('Iterable_Campaign_List__c', link, org.adminUserId);
  return { campaign, list, status, members };
}

const total = (members: Record<string, number>): number =>
  Object.values(members).reduce((sum, count) => sum + count, 0);
