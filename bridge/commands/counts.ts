import { findSync } from '../config/find-sync';
import type { Config } from '../config/load-config';
import type { SyncDefinition } from '../config/sync-definition';
import { explainCode } from '../error-catalogue/catalogue';
import { ConfigError } from '../errors';
import { countCampaign, memberStatuses, membersOf, type CampaignCounts } from '../sync/counts/count-campaign';
import { countSync, type CountParts, type SyncCounts } from '../sync/counts/count-sync';
import type { ListComparison } from '../sync/counts/compare-list';
import { reasonRecords, userPage, type ReasonPage } from '../sync/counts/reason-records';
import { scopeNow } from '../sync/counts/scope-ids';
import { joinsOf } from '../sync/counts/groups';
import { tallyLedger, type Counted as CountedSync } from '../sync/counts/tally';
import { fieldMeter, type FieldMeter } from '../sync/field-meter';
import { findTargets, ListFinder } from '../sync/step-targets';
import type { Bridge } from '../wire';
import { projectAccess } from './iterable-project';
import type { RecentLists } from './recent-lists';

/** Counts that add up (parity H-44): how many there are on each side, and why they differ. */

export interface Counting {
  readonly bridge: Bridge;
  readonly config: Config;
  readonly lists: RecentLists;
}

/** Counted in users; the lists of them are asked for by reason. */
export type ListCounts = Omit<ListComparison, 'missing' | 'others' | 'strangers'> &
  Readonly<Record<'missing' | 'others' | 'strangers', number>>;
type InNumbers<T extends { readonly lists: readonly ListComparison[] }> = Omit<T, 'lists'> & {
  readonly lists: readonly ListCounts[];
};

export type SyncCountsAnswer = InNumbers<SyncCounts>;

export interface CampaignCountsAnswer extends Omit<CampaignCounts, 'syncs'> {
  readonly syncs: readonly InNumbers<CampaignCounts['syncs'][number]>[];
}

export interface ProjectCountsAnswer {
  readonly project: string;
  readonly fields: FieldMeter;
  /** Distinct users that the syncs have in Iterable together. */
  readonly users: number;
  readonly syncs: readonly SyncCountsAnswer[];
}

/** ConfigError for a sync that is not there. */
export async function syncCounts(counting: Counting, name: string): Promise<SyncCountsAnswer> {
  const definition = findSync(counting.config, name);
  return inNumbers(
    await countSync(await countedSync(counting, definition), await partsOf(counting, definition))
  );
}

/** The records, or users, that a reason of `syncCounts` counts. */
export async function syncReason(
  counting: Counting,
  name: string,
  asked: { readonly reason: string; readonly limit: number; readonly cursor?: string }
): Promise<ReasonPage> {
  const definition = findSync(counting.config, name);
  const parts = await partsOf(counting, definition);
  const ofList = listReason.exec(asked.reason);
  if (!ofList) return reasonRecords(definition, await scopeNow(definition, parts.source), asked, parts);
  const { lists } = await countSync(await countedSync(counting, definition), parts);
  return usersOf(lists, ofList, asked);
}

export async function campaignCounts(counting: Counting, campaignId: string): Promise<CampaignCountsAnswer> {
  const syncs = [];
  for (const definition of campaignSyncs(counting.config)) {
    const sync = await countedSync(counting, definition);
    const counts = await countCampaign(sync, campaignId, await partsOf(counting, definition));
    if (counts) syncs.push(inNumbers(counts));
  }
  const statuses = await memberStatuses(campaignId, counting.bridge.org.client());
  const members = statuses.reduce((sum, status) => sum + status.members, 0);
  return { campaign: campaignId, statuses, members, syncs };
}

/** ConfigError when the campaign is linked to no sync, or not to the one that is named. */
export async function campaignReason(
  counting: Counting,
  campaignId: string,
  asked: { readonly reason: string; readonly sync?: string; readonly limit: number; readonly cursor?: string }
): Promise<ReasonPage> {
  for (const definition of campaignSyncs(counting.config, asked.sync)) {
    const parts = await partsOf(counting, definition);
    const counts = await countCampaign(await countedSync(counting, definition), campaignId, parts);
    if (!counts) continue;
    const ofList = listReason.exec(asked.reason);
    if (ofList) return usersOf(counts.lists, ofList, asked);
    return reasonRecords(definition, membersOf(definition, campaignId), asked, parts);
  }
  throw new ConfigError('config.no-campaign-link', 'No sync that can be run is linked to this campaign.', {
    fix: 'Link the campaign to a list, or name the sync that it is linked to.'
  });
}

/** ConfigError when no sync belongs to the project. */
export async function projectCounts(counting: Counting, name: string): Promise<ProjectCountsAnswer> {
  const { project, destination } = projectAccess(counting.bridge, counting.config, name);
  const own = counting.config.syncs.filter((sync) => sync.project.name === project.name);
  const users = new Set<string>();
  const syncs: SyncCountsAnswer[] = [];
  for (const definition of own) {
    const known = await tallyLedger(await countedSync(counting, definition), counting.bridge.ledger);
    known.users.forEach((user) => users.add(user));
    syncs.push(await syncCounts(counting, definition.name));
  }
  const fields = fieldMeter(await destination.fields());
  return { project: project.name, fields, users: users.size, syncs };
}

/** `list.1234.missing` */
const listReason = /^list\.(\d+)\.(missing|others|strangers)$/;

function usersOf(
  lists: readonly ListComparison[],
  [, id, part]: RegExpExecArray,
  asked: { readonly limit: number; readonly cursor?: string }
): ReasonPage {
  const list = lists.find((one) => one.list === Number(id));
  return userPage(list?.[part as 'missing' | 'others' | 'strangers'] ?? [], asked);
}

const campaignSyncs = ({ syncs }: Config, name?: string): SyncDefinition[] =>
  syncs.filter(
    (sync) =>
      sync.scope.type === 'Campaign' && (name === undefined || sync.name.toLowerCase() === name.toLowerCase())
  );

async function partsOf(counting: Counting, definition: SyncDefinition): Promise<CountParts> {
  const { bridge, config, lists } = counting;
  const client = bridge.projectOf(definition).client().inLane('interactive');
  const { name } = definition.project;
  const others = config.syncs.filter((sync) => sync.project.name === name && sync.name !== definition.name);
  const counted: CountedSync[] = [];
  for (const other of others) counted.push(await countedSync(counting, other));
  return {
    source: bridge.org.client(),
    ledger: bridge.ledger,
    reader: lists.of(name, client),
    others: counted,
    explain: (code) => explainCode(code)?.cause ?? null
  };
}

/** The sync with the lists that its steps name; a list that is not there has nobody on it. */
async function countedSync({ bridge }: Counting, definition: SyncDefinition): Promise<CountedSync> {
  const destination = bridge.projectOf(definition).client().inLane('interactive');
  const parts = { destination, ledger: bridge.ledger, mayCreate: false };
  try {
    const { lists } = await findTargets(definition, new ListFinder(definition, parts), parts);
    return { definition, joins: joinsOf(definition, lists) };
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return { definition, joins: joinsOf(definition, new Map()) };
  }
}

const inNumbers = <T extends { readonly lists: readonly ListComparison[] }>(counts: T): InNumbers<T> => ({
  ...counts,
  lists: counts.lists.map((list) => ({
    ...list,
    missing: list.missing.length,
    others: list.others.length,
    strangers: list.strangers.length
  }))
});
