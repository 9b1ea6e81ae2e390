import type { ConditionFacts, ConfigProblem, Scope, SyncDefinition } from '../config/sync-definition';
import { ConfigError } from '../errors';
import type { ReadingWindow } from './bookkeeping';
import { campaignLinks, type CampaignLink } from './campaign-links';
import type { Source, Unusable } from './ports';
import { reportRecords } from './report-records';
import { noRecord, type ScopeQuery } from './scope';

/** A scope with what only the org can tell of it, as it is at the start of a run. */
export interface ResolvedScope {
  /** Null for all records. */
  readonly condition: string | null;
  readonly recordIds: readonly string[] | null;
  /** Of a scope of campaign members; empty for others. */
  readonly links: readonly CampaignLink[];
  readonly facts: ConditionFacts;
  /** While there is one, nothing may be read. */
  readonly problems: readonly ConfigProblem[];
}

const unread: ConditionFacts = { reads: [], relativeDates: false };
const nothing: ResolvedScope = {
  condition: noRecord,
  recordIds: null,
  links: [],
  facts: unread,
  problems: []
};

/** More do not fit into one query (salesforce-api 2.2: 100,000 characters). */
const mostCampaigns = 3000;

/** Asks the org for the links, the list view or the report that make the scope. Reads only. */
export async function resolveScope(definition: SyncDefinition, source: Source): Promise<ResolvedScope> {
  const { scope } = definition;
  switch (scope.type) {
    case 'All':
      return { ...nothing, condition: null };
    case 'Filter':
    case 'SOQL':
      return { ...nothing, condition: scope.condition, facts: scope.facts };
    case 'Campaign':
      return resolveCampaign(definition, scope, source);
    case 'List_View': {
      const view = await source.listView(definition.sourceObject, scope.view);
      if ('unusable' in view) return unusable(definition, view, 'config.list-view');
      return { ...nothing, condition: view.condition, facts: view.facts };
    }
    case 'Report':
      return resolveReport(definition, scope.report, source);
  }
}

/** The scope of a run: what the definition says, with the condition or the records that the org gave it. Pure. */
export const withResolved = (scope: ScopeQuery, { condition, recordIds }: ResolvedScope): ScopeQuery => ({
  ...scope,
  condition,
  recordIds
});

async function resolveReport(definition: SyncDefinition, id: string, source: Source): Promise<ResolvedScope> {
  const schema = await source.describe(definition.sourceObject);
  const report = await source.report(id);
  const records = 'unusable' in report ? report : reportRecords(report, schema);
  if ('unusable' in records) return unusable(definition, records, 'config.report');
  return { ...nothing, condition: null, recordIds: records };
}

async function resolveCampaign(
  definition: SyncDefinition,
  scope: Extract<Scope, { type: 'Campaign' }>,
  source: Source
): Promise<ResolvedScope> {
  try {
    await source.describe('CampaignMember');
    const links = await campaignLinks(definition, scope, source);
    const ids = [...new Set(links.map(({ campaignId }) => campaignId))].sort();
    if (ids.length <= mostCampaigns) return { ...nothing, links, condition: membersOf(ids) };
    const many = {
      unusable: `${ids.length} campaigns are linked; a sync takes ${mostCampaigns} at most.`,
      fix: 'Divide the links between two syncs.'
    };
    return unusable(definition, many, 'config.too-many-campaigns');
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return unusable(definition, marketingOff(error), 'config.no-campaigns');
  }
}

/** The object is missing without the feature as well as without the right to see it (salesforce-api 2.5). */
const marketingOff = ({ message }: ConfigError): Unusable => ({
  unusable: `Campaigns and their members cannot be read: ${message}`,
  fix: 'Let the integration user be a Marketing User with the permission set Iterable_Sync_Bridge_Integration.'
});

/** Members of campaigns of every status: one that no longer counts has to be seen to be taken off the list. */
const membersOf = (campaignIds: readonly string[]): string =>
  campaignIds.length > 0 ? `CampaignId IN (${campaignIds.map((id) => `'${id}'`).join(',')})` : noRecord;

function unusable(definition: SyncDefinition, found: Unusable, code: string): ResolvedScope {
  const field = definition.scope.type === 'Campaign' ? 'Scope_Type__c' : 'Filter__c';
  const where = `Iterable_Sync.${definition.name}, ${field}`;
  return {
    ...nothing,
    problems: [{ sync: definition.name, where, code, message: found.unusable, fix: found.fix }]
  };
}

/** What has to be read besides the window, once: members of campaigns that were linked after their stamps. */
export interface MemberBackfill {
  readonly scope: ScopeQuery;
  readonly window: ReadingWindow;
}

/**
 * The members of newly linked campaigns up to where the window takes over; null when it reads them all. It is read like
 * a window; the links' keys are kept when it is through. Pure.
 */
export function memberBackfill(
  scope: ScopeQuery,
  campaignIds: readonly string[],
  window: ReadingWindow
): MemberBackfill | null {
  const { start, position } = window;
  const end = position ? new Date(Date.parse(position.changedAt) + 1000).toISOString() : start;
  if (end === null || campaignIds.length === 0) return null;
  return {
    scope: { ...scope, condition: membersOf([...campaignIds].sort()) },
    window: { start: null, end, position: null }
  };
}
