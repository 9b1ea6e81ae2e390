import type { SyncDefinition } from '../../config/sync-definition';
import { resolveScope } from '../resolve-scope';
import { scopeQuery, soqlText, type ScopeQuery } from '../scope';
import type { Source } from '../ports';
import { compareList, type ListComparison } from './compare-list';
import { counted, keysOfOthers, type CountParts, type ReasonCount } from './count-sync';
import { countScope } from './scope-ids';
import { tallyLedger, tallyScope, type Counted } from './tally';

/** The members of one campaign and the lists that they go to, in numbers that add up. */
export interface CampaignCounts {
  readonly campaign: string;
  /** Members by their status in the campaign. */
  readonly statuses: readonly { readonly status: string | null; readonly members: number }[];
  readonly members: number;
  /** Of each sync that the campaign is linked to; `members` = the sum of the reasons + `unexplained`. */
  readonly syncs: readonly CampaignSyncCounts[];
}

export interface CampaignSyncCounts {
  readonly sync: string;
  readonly members: number;
  readonly reasons: readonly ReasonCount[];
  readonly unexplained: number;
  readonly lists: readonly ListComparison[];
}

/** Of one sync; null when the campaign is not linked to it. */
export async function countCampaign(
  sync: Counted,
  campaignId: string,
  parts: CountParts
): Promise<CampaignSyncCounts | null> {
  const { definition } = sync;
  const resolved = await resolveScope(definition, parts.source);
  const linked = resolved.links.some((link) => link.campaignId.slice(0, 15) === campaignId.slice(0, 15));
  if (!linked) return null;
  const scope = membersOf(definition, campaignId);
  const inScope = await tallyScope(sync, scope, parts);
  const members = (await countScope(scope, parts.source)) ?? inScope.records;
  const all = await tallyLedger(sync, parts.ledger);
  const elsewhere = await keysOfOthers(parts.others, parts.ledger);
  const lists: ListComparison[] = [];
  for (const [list, own] of inScope.lists) {
    const ours = new Set([...(all.lists.get(list)?.keys() ?? []), ...(elsewhere.get(list) ?? [])]);
    const about = { reader: parts.reader, by: definition.identity.kind };
    lists.push(await compareList(list, own, ours, about));
  }
  return {
    sync: definition.name,
    members,
    reasons: counted(inScope.reasons, parts.explain),
    unexplained: members - inScope.records,
    lists: lists.sort((a, b) => a.list - b.list)
  };
}

/** The campaign's members of every status, whatever the links say of it. */
export const membersOf = (definition: SyncDefinition, campaignId: string): ScopeQuery => ({
  ...scopeQuery(definition, ['Id']),
  fields: ['Id'],
  condition: `CampaignId = '${soqlText(campaignId)}'`,
  recordIds: null
});

export async function memberStatuses(
  campaignId: string,
  source: Pick<Source, 'query'>
): Promise<CampaignCounts['statuses']> {
  const condition = `CampaignId = '${soqlText(campaignId)}'`;
  const soql = `SELECT Status, COUNT(Id) total FROM CampaignMember WHERE ${condition} GROUP BY Status ORDER BY Status`;
  const rows = await source.query(soql, { includeDeleted: false });
  return rows.map(({ Status: status, total }) => ({
    status: typeof status === 'string' ? status : null,
    members: Number(total)
  }));
}
