import type { SyncDefinition } from '../../config/sync-definition';
import type { CampaignLink } from '../campaign-links';
import { linkOptOuts } from '../consent/list-opt-outs';
import type { Purposes } from '../consent/list-purpose';
import { optOutsOf, type OptOutField } from '../consent/opt-out-fields';
import { personSources } from '../person-sources';
import type { Source } from '../ports';
import { soqlText } from '../scope';

/** Who of a campaign is opted out, of whatever. */
export interface OptedOutMembers {
  readonly fields: readonly OptOutField[];
  readonly rows: readonly Record<string, unknown>[];
}

const idsAtOnce = 2000;

/** One call to Salesforce for each 2,000 of them. */
export async function optedOutMembers(
  campaignId: string,
  definition: SyncDefinition,
  source: Pick<Source, 'describe' | 'query'>
): Promise<OptedOutMembers> {
  const fields = optOutsOf(definition.project, await personSources(definition, source));
  const paths = fields.map(({ path }) => path);
  return { fields, rows: paths.length === 0 ? [] : await optedOutRows(campaignId, paths, source) };
}

/** Ids of members whom an opt-out keeps off a list, by the rules of a run: `links` are all that the sync has to it. Pure. */
export function membersKeptOff(
  links: readonly CampaignLink[],
  { fields, rows }: OptedOutMembers,
  purposes: Purposes
): ReadonlySet<string> {
  const optOut = linkOptOuts(fields, purposes);
  const isOff = (row: Record<string, unknown>): boolean =>
    links.some((link) => optOut({ fields: row }, link) !== null);
  return new Set(rows.filter(isOff).map(({ Id }) => String(Id)));
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
