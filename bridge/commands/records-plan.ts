import type { Config } from '../config/load-config';
import type { SyncDefinition } from '../config/sync-definition';
import { ConfigError } from '../errors';
import { campaignLinks } from '../sync/campaign-links';
import type { Source } from '../sync/ports';
import { recordId } from '../sync/record-id';
import { fieldOf } from '../sync/source-schema';

/** Records of one run. */
export interface PlannedRun {
  readonly sync: SyncDefinition;
  readonly recordIds: readonly string[];
}

/** Which syncs send records that somebody named, and the records that none sends. */
export interface RecordsPlan {
  readonly runs: readonly PlannedRun[];
  /** Names of the syncs by record that was named, whatever it stands for. */
  readonly coveredBy: ReadonlyMap<string, readonly string[]>;
  /** With the reason, as a sentence. */
  readonly notCovered: readonly { readonly recordId: string; readonly reason: string }[];
}

/** What was asked for: `IterableSyncNowView.Asked`. */
export interface AskedRecords {
  readonly runs: readonly {
    readonly runId: string;
    readonly syncName: string;
    readonly syncLabel: string;
    readonly recordIds: readonly string[];
  }[];
  readonly notCovered: RecordsPlan['notCovered'];
}

export interface PlanParts {
  readonly config: Config;
  readonly source: Source;
}

/** Records that one run is asked for, and runs that are asked for at once: their progress is told in one answer. */
const recordsARun = 200;
const mostRuns = 50;
const tooMany = `These are more than ${mostRuns * recordsARun} members at once: the others go with the next run.`;

/** First characters of the ids of standard objects, which are the same in every org. */
const standardPrefixes: Readonly<Record<string, string>> = {
  account: '001',
  contact: '003',
  lead: '00Q',
  campaignmember: '00v',
  campaign: '701'
};

/** What a record stands for: itself, the contact of a person account, the members of a campaign. */
interface Meant {
  readonly recordId: string;
  /** Null: every sync that reads the object. */
  readonly sync: string | null;
}

interface Named {
  readonly id: string;
  readonly meant: readonly Meant[];
  /** Why it stands for nothing but itself, where that is worth saying. */
  readonly reason?: string;
}

/**
 * A record is sent by every active sync that reads its object, whether it is in scope or not: the run says so. A
 * campaign stands for its members in the syncs that carry it to a list, a person account for its contact too.
 */
export async function planRecords(ids: readonly string[], parts: PlanParts): Promise<RecordsPlan> {
  const { syncs } = parts.config;
  const prefixes = await prefixesOf(syncs, parts.source);
  const named = await namedRecords(ids, parts);
  const wanted = new Map<SyncDefinition, Set<string>>();
  const coveredBy = new Map<string, readonly string[]>();
  const notCovered: { recordId: string; reason: string }[] = [];
  const reads = (sync: SyncDefinition, id: string): boolean => {
    const prefix = prefixes.get(objectOf(sync)) ?? null;
    return prefix !== null && id.startsWith(prefix);
  };
  for (const { id, meant, reason } of named) {
    const covering = new Set<string>();
    for (const { recordId: record, sync: only } of meant) {
      const senders = syncs.filter(
        (sync) => isActive(sync) && reads(sync, record) && (only === null || only === sync.name)
      );
      for (const sender of senders) {
        wanted.set(sender, (wanted.get(sender) ?? new Set()).add(record));
        covering.add(sender.name);
      }
    }
    const others = syncs.filter((sync) => reads(sync, id));
    if (covering.size > 0) coveredBy.set(id, [...covering]);
    else notCovered.push({ recordId: id, reason: reason ?? whyNone(others) });
  }
  return { ...inRuns(wanted, named, notCovered), coveredBy };
}

const isActive = ({ status }: SyncDefinition): boolean => status === 'Active';
const objectOf = ({ sourceObject }: SyncDefinition): string => sourceObject.toLowerCase();

/** Null for an object that is hidden, or whose ids say nothing. */
async function prefixesOf(
  syncs: readonly SyncDefinition[],
  source: Source
): Promise<ReadonlyMap<string, string | null>> {
  const objects = [...new Set(syncs.map(objectOf))];
  return new Map(
    await Promise.all(
      objects.map(
        async (object) => [object, standardPrefixes[object] ?? (await prefixOf(object, source))] as const
      )
    )
  );
}

async function prefixOf(object: string, source: Source): Promise<string | null> {
  try {
    return (await source.describe(object)).keyPrefix;
  } catch (error) {
    if (error instanceof ConfigError) return null;
    throw error;
  }
}

async function namedRecords(ids: readonly string[], parts: PlanParts): Promise<Named[]> {
  const ofKind = (prefix: string): string[] => ids.filter((id) => id.startsWith(prefix));
  const [members, contacts] = await Promise.all([
    membersOf(ofKind('701'), parts),
    contactsOf(ofKind('001'), parts)
  ]);
  return [...new Set(ids)].map((id) => {
    const itself = { recordId: id, sync: null };
    const campaign = members.get(id);
    if (campaign) return { id, meant: [itself, ...campaign.members], reason: campaign.reason };
    const contact = contacts.get(id);
    return { id, meant: contact ? [itself, { recordId: contact, sync: null }] : [itself] };
  });
}

/** Contacts of person accounts, by account: asked only where some sync reads contacts and the org has such accounts. */
async function contactsOf(
  accounts: readonly string[],
  { config, source }: PlanParts
): Promise<ReadonlyMap<string, string>> {
  const readsContacts = config.syncs.some((sync) => isActive(sync) && objectOf(sync) === 'contact');
  if (accounts.length === 0 || !readsContacts) return new Map();
  if (!(await hasPersonAccounts(source))) return new Map();
  const soql = `SELECT Id, PersonContactId FROM Account WHERE Id IN (${listed(accounts)}) ORDER BY Id`;
  const rows = await source.query(soql, { includeDeleted: false });
  return new Map(
    rows.flatMap(({ Id, PersonContactId }) =>
      typeof PersonContactId === 'string' ? [[String(Id), PersonContactId] as const] : []
    )
  );
}

/** Not, as far as can be told, where accounts are hidden. */
async function hasPersonAccounts(source: Source): Promise<boolean> {
  try {
    return fieldOf(await source.describe('Account'), 'PersonContactId') !== undefined;
  } catch (error) {
    if (error instanceof ConfigError) return false;
    throw error;
  }
}

interface CampaignMembers {
  readonly members: readonly Meant[];
  readonly reason: string;
}

async function membersOf(
  campaigns: readonly string[],
  { config, source }: PlanParts
): Promise<ReadonlyMap<string, CampaignMembers>> {
  if (campaigns.length === 0) return new Map();
  const carriers = await carriersOf(campaigns, config, source);
  const linked = campaigns.filter((id) => carriers.has(id));
  const limit = mostRuns * recordsARun + 1;
  const soql = `SELECT Id, CampaignId FROM CampaignMember WHERE CampaignId IN (${listed(linked)}) ORDER BY CampaignId, Id LIMIT ${limit}`;
  const rows = linked.length === 0 ? [] : await source.query(soql, { includeDeleted: false });
  return new Map(
    campaigns.map((campaign) => {
      const syncs = carriers.get(campaign) ?? [];
      const members = rows
        .filter(({ CampaignId }) => CampaignId === campaign)
        .flatMap(({ Id }) => syncs.map((sync) => ({ recordId: String(Id), sync })));
      const none = rows.length < limit ? 'The campaign has no members.' : tooMany;
      const reason = syncs.length > 0 ? none : 'No active sync carries this campaign to a list.';
      return [campaign, { members, reason }];
    })
  );
}

/** Names of the active syncs that carry each of the campaigns to a list. */
async function carriersOf(
  campaigns: readonly string[],
  { syncs }: Config,
  source: Source
): Promise<ReadonlyMap<string, readonly string[]>> {
  const carriers = new Map<string, string[]>();
  for (const sync of syncs.filter(isActive)) {
    if (sync.scope.type !== 'Campaign') continue;
    const linked = await campaignLinks(sync, sync.scope, source);
    const ids = new Set(linked.map(({ campaignId }) => recordId(campaignId)));
    for (const id of campaigns) if (ids.has(id)) carriers.set(id, [...(carriers.get(id) ?? []), sync.name]);
  }
  return carriers;
}

/** Ids were checked at the door: nothing in them needs escaping. */
const listed = (ids: readonly string[]): string => ids.map((id) => `'${id}'`).join(', ');

function inRuns(
  wanted: ReadonlyMap<SyncDefinition, ReadonlySet<string>>,
  named: readonly Named[],
  notCovered: RecordsPlan['notCovered']
): Omit<RecordsPlan, 'coveredBy'> {
  const all = [...wanted].flatMap(([sync, ids]) =>
    slices([...ids]).map((recordIds) => ({ sync, recordIds }))
  );
  const runs = all.slice(0, mostRuns);
  const left = new Set(all.slice(mostRuns).flatMap(({ recordIds }) => recordIds));
  const cut = named.filter(({ meant }) => meant.some(({ recordId: id }) => left.has(id)));
  return { runs, notCovered: [...notCovered, ...cut.map(({ id }) => ({ recordId: id, reason: tooMany }))] };
}

const slices = (ids: readonly string[]): string[][] =>
  Array.from({ length: Math.ceil(ids.length / recordsARun) }, (_, index) =>
    ids.slice(index * recordsARun, (index + 1) * recordsARun)
  );

const standing: Readonly<Record<SyncDefinition['status'], string>> = {
  Active: 'active',
  Paused: 'paused',
  Inactive: 'switched off',
  Capture: 'only watching: it sends nothing yet',
  Archived: 'archived'
};

/** Of syncs that read the object and are not active. */
const whyNone = (others: readonly SyncDefinition[]): string =>
  others.length === 0
    ? 'No sync reads records of this object.'
    : others.map(({ label, status }) => `"${label}" is ${standing[status]}.`).join(' ');
