import type { Preview } from './start-preview';

export interface ListedCampaign {
  readonly id: string;
  readonly list: string;
}

/** Ties the campaign with most members to a list of those who were sent something, as a marketer does. */
export function linkCampaign({
  world: { org },
  qualify
}: Pick<Preview, 'world' | 'qualify'>): ListedCampaign {
  const members = [...org.store.rows('CampaignMember', { includeDeleted: false })];
  const sent = (campaign: unknown) =>
    members.filter((row) => row.CampaignId === campaign && row.Status === 'Sent');
  const [id] = [...new Set(members.map(({ CampaignId }) => String(CampaignId)))].sort(
    (a, b) => sent(b).length - sent(a).length
  );
  if (id === undefined) throw new Error('No campaign has members.');
  const list = `${String(org.store.get('Campaign', id)?.Name)}: invited`;
  const values = { Campaign__c: id, List_Name__c: list, Member_Statuses__c: 'Sent' };
  const named = Object.entries(values).map(([name, value]) => [qualify(name), value]);
  org.store.create(qualify('Iterable_Campaign_List__c'), Object.fromEntries(named), org.adminUserId);
  return { id, list };
}
