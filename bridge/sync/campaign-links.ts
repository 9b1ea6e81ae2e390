import { createHash } from 'node:crypto';
import type { CampaignLinkRule, ListPurpose, Scope, SyncDefinition } from '../config/sync-definition';
import { canonicalJson } from './canonical-json';
import { readStatuses } from './member-statuses';
import { nameMatches } from './name-pattern';
import type { SourceRecord } from './model';
import type { Source } from './ports';
import { recordId } from './record-id';
import { soqlText } from './scope';

/** A campaign whose members go to a list. A campaign may have several, and a list several campaigns. */
export interface CampaignLink {
  /** Of the metadata record, or of the record that a marketer made. */
  readonly name: string;
  /** `metadata` was deployed by an admin, `record` made on the campaign's page. */
  readonly origin: 'metadata' | 'record';
  readonly campaignId: string;
  readonly campaignName: string;
  /** Of a static list in Iterable; null: by name. */
  readonly listId: number | null;
  /** Null without an id: the campaign's name when the list is made. */
  readonly listName: string | null;
  /** Null: members of any status. */
  readonly statuses: readonly string[] | null;
  /** Null: as the step says. */
  readonly onLeave: 'Nothing' | 'Remove_From_List' | null;
  /** The channel or message type that the list is for. Null: any opt-out keeps people off it. */
  readonly purpose: ListPurpose | null;
  /** Somebody ended the link and asked for its list to be emptied: it wants nobody any more. */
  readonly isEmptying?: true;
}

type CampaignScope = Extract<Scope, { type: 'Campaign' }>;

/** The links of a sync as they are now: those that admins deployed and those that marketers made, paused ones left out. */
export async function campaignLinks(
  definition: SyncDefinition,
  scope: CampaignScope,
  source: Source
): Promise<CampaignLink[]> {
  const rules = await ruleLinks(scope.rules, source);
  return scope.rulesAlone ? rules : [...rules, ...(await recordLinks(definition, scope, source))];
}

async function ruleLinks(rules: readonly CampaignLinkRule[], source: Source): Promise<CampaignLink[]> {
  if (rules.length === 0) return [];
  const soql = `SELECT Id, Name FROM Campaign WHERE ${rules.map(campaignCondition).join(' OR ')} ORDER BY Id`;
  const campaigns = await source.query(soql, { includeDeleted: false });
  return rules.flatMap((rule) =>
    campaigns
      .map(({ Id, Name }) => ({ campaignId: String(Id), campaignName: String(Name) }))
      .filter((campaign) => isMeant(rule, campaign))
      .map((campaign) => ({
        ...campaign,
        name: rule.name,
        origin: 'metadata' as const,
        listId: rule.listId,
        listName: rule.listName,
        statuses: rule.statuses,
        onLeave: null,
        purpose: rule.purpose
      }))
  );
}

function campaignCondition({ campaignId, campaignName }: CampaignLinkRule): string {
  if (campaignId) return `Id = '${soqlText(campaignId)}'`;
  const name = campaignName ?? '';
  if (!/[*%]/.test(name)) return `Name = '${soqlText(name)}'`;
  return `Name LIKE '${soqlText(name).replaceAll('_', '\\_').replaceAll('*', '%')}'`;
}

const isMeant = (rule: CampaignLinkRule, campaign: { campaignId: string; campaignName: string }): boolean =>
  rule.campaignId
    ? recordId(rule.campaignId) === recordId(campaign.campaignId)
    : nameMatches(rule.campaignName ?? '', campaign.campaignName);

const linkFields = {
  campaign: 'Campaign__c',
  campaignName: 'Campaign__r.Name',
  listId: 'List_Id__c',
  listName: 'List_Name__c',
  statuses: 'Member_Statuses__c',
  onLeave: 'On_Leave__c',
  consentScope: 'Consent_Scope__c',
  consentId: 'Consent_Iterable_Id__c',
  sync: 'Sync__c',
  unlink: 'Unlink__c'
} as const;

/** Whether a link is the sync's: whoever names no sync means the only one that carries campaigns out. Pure. */
const isCarriedBy = (
  linkSync: string | null,
  { name, scope }: Pick<SyncDefinition, 'name' | 'scope'>
): boolean =>
  scope.type === 'Campaign' &&
  (linkSync === null ? scope.takesUnnamed : linkSync.toLowerCase() === name.toLowerCase());

/** The sync whose link it is, by what the link says. Pure. */
export const carrierOfLink = (
  { sync: linkSync }: Pick<RecordLink, 'sync'>,
  syncs: readonly SyncDefinition[]
): SyncDefinition | undefined => syncs.find((sync) => isCarriedBy(linkSync, sync));

async function recordLinks(
  { name }: SyncDefinition,
  scope: CampaignScope,
  source: Source
): Promise<CampaignLink[]> {
  const unlink = source.qualify('Unlink__c');
  // A link whose list is to be emptied counts until that is done, one whose list is to be deleted no more.
  const isLive = `((${source.qualify('Paused__c')} = false AND ${unlink} = null) OR ${unlink} = 'Empty')`;
  return (await readRecordLinks(isLive, source))
    .filter(({ sync }) => isCarriedBy(sync, { name, scope }))
    .map(({ link }) => link);
}

export interface RecordLink {
  /** DeveloperName; null: of the only sync that carries campaigns out. */
  readonly sync: string | null;
  readonly link: CampaignLink;
}

/** What marketers linked, of whichever sync, paused ones too: all that may want a list later. */
export const lastingLinks = (source: LinkSource): Promise<RecordLink[]> => {
  const unlink = source.qualify('Unlink__c');
  return readRecordLinks(`(${unlink} = null OR ${unlink} = 'Empty')`, source);
};

type LinkSource = Pick<Source, 'query' | 'qualify'>;

async function readRecordLinks(which: string, source: LinkSource): Promise<RecordLink[]> {
  const fields = ['Id', 'Name', ...Object.values(linkFields).map((field) => source.qualify(field))];
  const live = `${source.qualify('Campaign__c')} != null AND ${which}`;
  const object = source.qualify('Iterable_Campaign_List__c');
  const rows = await source.query(`SELECT ${fields.join(', ')} FROM ${object} WHERE ${live} ORDER BY Id`, {
    includeDeleted: false
  });
  return rows.map((row) => readLink(row, source));
}

function readLink(row: Record<string, unknown>, source: Pick<Source, 'qualify'>): RecordLink {
  const read = (field: keyof typeof linkFields): unknown => row[source.qualify(linkFields[field])];
  const text = (value: unknown): string | null =>
    typeof value === 'string' && value.trim() !== '' ? value.trim() : null;
  const campaign = row[source.qualify('Campaign__r')] as { Name?: unknown } | null | undefined;
  const onLeave = text(read('onLeave'));
  const listId = read('listId');
  const isEmptying = read('unlink') === 'Empty';
  return {
    sync: text(read('sync')),
    link: {
      name: String(row.Name),
      origin: 'record',
      campaignId: String(read('campaign')),
      campaignName: text(campaign?.Name) ?? '',
      listId: typeof listId === 'number' ? listId : null,
      listName: text(read('listName')),
      statuses: isEmptying ? [] : readStatuses(text(read('statuses'))),
      onLeave: isEmptying ? 'Remove_From_List' : onLeaveOf(onLeave),
      purpose: purposeOf(text(read('consentScope')), read('consentId')),
      ...(isEmptying && { isEmptying })
    }
  };
}

/** Half of it, which nothing on the page writes, is kept as such: it is said, and counts as not said. */
const purposeOf = (scope: string | null, id: unknown): ListPurpose | null =>
  scope === null && typeof id !== 'number'
    ? null
    : {
        scope: scope === 'Channel' || scope === 'Message_Type' ? scope : null,
        iterableId: typeof id === 'number' ? id : null
      };

const onLeaveOf = (value: string | null): CampaignLink['onLeave'] =>
  value === 'Nothing' || value === 'Remove_From_List' ? value : null;

/** The links that hold for a member as it is: of its campaign, with its status among theirs; none once it is gone. */
export function matchingLinks(
  record: Pick<SourceRecord, 'fields' | 'isDeleted'>,
  links: readonly CampaignLink[]
): CampaignLink[] {
  const campaign = recordId(record.fields.CampaignId);
  if (record.isDeleted || campaign === null) return [];
  const status = String(record.fields.Status ?? '').toLowerCase();
  return links.filter(
    ({ campaignId, statuses }) =>
      recordId(campaignId) === campaign &&
      (statuses === null || statuses.some((wanted) => wanted.toLowerCase() === status))
  );
}

/**
 * What the ledger keeps of the links: a text a campaign that changes when its lists or statuses do, or what they are for,
 * and when another campaign says otherwise of one of its lists; so all links of the sync are given. A campaign without its text there has members who never passed under these links: they are read in full, see `campaignsToRead`.
 */
export function linkKeys(links: readonly CampaignLink[]): string[] {
  const byCampaign = new Map<string, string[]>();
  for (const one of links) {
    const { campaignId, listId, listName, statuses, onLeave, purpose } = one;
    const beside = besides(one, links);
    const link = canonicalJson({
      ...{ listId, listName, statuses, onLeave },
      ...(purpose && { purpose }),
      ...(beside.length > 0 && { beside })
    });
    byCampaign.set(campaignId, [...(byCampaign.get(campaignId) ?? []), link]);
  }
  return [...byCampaign].map(([campaignId, all]) => {
    const hash = createHash('sha256').update(all.sort().join('\n')).digest('hex').slice(0, 12);
    return `${campaignId}:${hash}`;
  });
}

/** What other links say of the same list, where that keeps more people off it than the link itself. */
function besides(link: CampaignLink, links: readonly CampaignLink[]): string[] {
  if (link.purpose === null) return [];
  const listOf = ({ listId, listName, campaignName }: CampaignLink): string =>
    listId === null ? `name ${listName ?? campaignName}` : String(listId);
  const said = links
    .filter((other) => !other.isEmptying && listOf(other) === listOf(link))
    .map(({ purpose }) => canonicalJson(purpose));
  return [...new Set(said)].filter((purpose) => purpose !== canonicalJson(link.purpose)).sort();
}

/** Campaigns whose members have to be read whatever their stamps: linked, or linked otherwise, since `known` was kept. Pure. */
export function campaignsToRead(links: readonly CampaignLink[], known: readonly string[]): string[] {
  const kept = new Set(known);
  return linkKeys(links)
    .filter((key) => !kept.has(key))
    .map((key) => key.slice(0, key.indexOf(':')));
}
