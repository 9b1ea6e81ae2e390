import { readStatuses } from '../sync/member-statuses';
import type { Report } from './report';
import type { CampaignLinkRow, ConfigRows, SyncRow } from './rows';
import type { CampaignLinkRule, ListPurpose, Scope } from './sync-definition';

const campaignId = /^701\w{12}(\w{3})?$/;

/**
 * The scope of a sync of campaign members: its links as admins deploy them. Those of marketers are records, read at the
 * start of each run. Pure.
 */
export function campaignScope(row: SyncRow, rows: ConfigRows, report: Report): Scope | null {
  const links = rows.campaignLinks.filter((link) => link.Sync__r === row.DeveloperName && link.Active__c);
  const rules = links.flatMap((link) => readLink(link, report));
  const takesUnnamed = !rows.syncs.some((other) => other !== row && goesBefore(other, row));
  if (row.Source_Object__c?.toLowerCase() === 'campaignmember') {
    return { type: 'Campaign', rules, takesUnnamed };
  }
  report(
    `Iterable_Sync.${row.DeveloperName}, Source_Object__c`,
    'config.campaign-object',
    `The scope Campaign reads campaign members, but the sync's object is ${row.Source_Object__c ?? 'blank'}.`,
    'Choose CampaignMember; its fields reach the person by Contact.* and Lead.*.'
  );
  return null;
}

/** Whether a link that names no sync could be meant for the other one. */
const goesBefore = (other: SyncRow, row: SyncRow): boolean =>
  carriesCampaigns(other) && (isOn(other) || !isOn(row) || other.Project__r !== row.Project__r);

const carriesCampaigns = (row: SyncRow): boolean =>
  row.Scope_Type__c === 'Campaign' && row.Direction__c === 'To_Iterable' && row.Status__c !== 'Archived';

/**
 * One that is switched off, as a copy begins, takes no links away from one that is on. Of another project it does: its
 * links name lists that this one's project does not have.
 */
const isOn = ({ Status__c }: SyncRow): boolean => Status__c !== 'Inactive';

function readLink(link: CampaignLinkRow, report: Report): CampaignLinkRule[] {
  const at = (field: string): string => `Iterable_Campaign_Link.${link.DeveloperName}, ${field}`;
  const { Campaign_Id__c: id, Campaign_Name__c: name } = link;
  if (!id && !name) {
    const message = 'The link names no campaign.';
    report(at('Campaign_Id__c'), 'config.missing', message, 'Write the id or the name of a campaign.');
    return [];
  }
  if (id && !campaignId.test(id)) {
    const fix = 'Write 15 or 18 characters that begin with 701.';
    report(at('Campaign_Id__c'), 'config.invalid-value', 'This is not the id of a campaign.', fix);
    return [];
  }
  const purpose = purposeOf(link);
  if (purpose && (purpose.scope === null || purpose.iterableId === null)) {
    const missing = purpose.scope === null ? 'Consent_Scope__c' : 'Consent_Iterable_Id__c';
    const message = 'The link says only half of what its list is for.';
    report(at(missing), 'config.missing', message, 'Fill in both fields, or leave both blank.');
    return [];
  }
  return [
    {
      name: link.DeveloperName,
      campaignId: id,
      campaignName: id ? null : name,
      listId: link.List_Id__c,
      listName: link.List_Name__c,
      statuses: readStatuses(link.Member_Statuses__c),
      purpose
    }
  ];
}

const purposeOf = ({
  Consent_Scope__c: scope,
  Consent_Iterable_Id__c: iterableId
}: CampaignLinkRow): ListPurpose | null =>
  scope === null && iterableId === null ? null : { scope, iterableId };
