import type { SyncDefinition } from '../../config/sync-definition';
import type { CampaignLink } from '../campaign-links';
import { linkOptOuts } from '../consent/list-opt-outs';
import type { Purposes } from '../consent/list-purpose';
import { optOutsOf } from '../consent/opt-out-fields';
import { personSources } from '../person-sources';
import type { Source } from '../ports';
import { soqlText } from '../scope';

/** Members whom an opt-out keeps off the list of a link, by the rules of a run. */
export type KeptOff = (link: CampaignLink) => ReadonlySet<string>;

const idsAtOnce = 2000;

/** Reads who of a campaign is opted out, of whatever; one call to Salesforce for each 2,000 of them. */
export async function membersKeptOff(
  campaignId: string,
  definition: SyncDefinition,
  purposes: Purposes,
  source: Pick<Source, 'describe' | 'query'>
): Promise<KeptOff> {
  const optOuts = optOutsOf(definition.project, await personSources(definition, source));
  const paths = optOuts.map(({ path }) => path);
  const rows = paths.length === 0 ? [] : await optedOutRows(campaignId, paths, source);
  const optOut = linkOptOuts(optOuts, purposes);
  return (link) =>
    new Set(rows.filter((fields) => optOut({ fields }, link) !== null).map(({ Id }) => String(Id)));
}

async function optedOutRows(
  campaignId: string,
  paths: readonly string[],
  source: Pick<Source, 'query'>
): Promise<Record<string, unknown>[]> {
  const found: Record<string, unknown>[] = [];
  const ticked = paths.map((path) => `${path} = true`).join(' OR ');
  for (let last = ''; ;) {
    const after = last ? ` AND Id > '${last}'` : '';
    const rows = await source.query(
      `SELECT Id, ${paths.join(', ')} FROM CampaignMember WHERE CampaignId = '${soqlText(campaignId)}' AND (${ticked})${after} ORDER BY Id LIMIT ${idsAtOnce}`,
      { includeDeleted: false }
    );
    found.push(...rows);
    last = String(rows.at(-1)?.Id ?? '');
    if (rows.length < idsAtOnce) return found;
  }
}
