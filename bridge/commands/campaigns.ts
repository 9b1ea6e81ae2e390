import type { Config } from '../config/load-config';
import type { ListPurpose, SyncDefinition } from '../config/sync-definition';
import { explainCode } from '../error-catalogue/catalogue';
import { ConfigError } from '../errors';
import { campaignLinks, type CampaignLink } from '../sync/campaign-links';
import { linksTo, wantedOf } from '../sync/campaign-lists';
import { membersKeptOff, type OptedOutMembers } from '../sync/campaigns/kept-off';
import { forecastLink, type LinkForecast, type WantedLink } from '../sync/campaigns/forecast-link';
import { standingOfMembers, type Member } from '../sync/campaigns/link-standing';
import { memberGroups, type MemberGroup } from '../sync/campaigns/member-groups';
import { memberStatuses } from '../sync/counts/count-campaign';
import { knownPurpose, purposesFor, type Purposes } from '../sync/consent/list-purpose';
import type { Destination, IterableList } from '../sync/ports';
import { recordId } from '../sync/record-id';
import { isListStep, ListFinder, type TargetParts } from '../sync/step-targets';
import type { Bridge } from '../wire';
import { accessOf, listsOf, makeList } from './iterable-project';
import type { ListNames } from './list-names';
import type { ProjectChannels } from './project-channels';

/** What the page of a campaign shows of its links, and what it asks for (parity T-02 to T-08, Tx-01, H-38). */

/** A sync that carries campaigns to lists. */
export interface Carrier {
  readonly sync: string;
  readonly label: string;
  readonly status: SyncDefinition['status'];
  readonly project: string;
}

export interface ShownLink {
  /** Of the record that a marketer made, or of the metadata that an admin deployed. */
  readonly name: string;
  readonly origin: CampaignLink['origin'];
  readonly sync: string;
  readonly syncLabel: string;
  /** Null while the list is not made. */
  readonly listId: number | null;
  /** As Iterable names the list now. */
  readonly listName: string | null;
  readonly statuses: readonly string[] | null;
  readonly onLeave: CampaignLink['onLeave'];
  /** What the list is for; null: any opt-out keeps people off it. */
  readonly purpose: (ListPurpose & { readonly name: string | null }) | null;
  /** All members by where they stand; they add up. Null while they, or their opt-outs, are not read: look again. */
  readonly groups: readonly MemberGroup[] | null;
}

export interface CampaignLinksAnswer {
  readonly campaign: string;
  readonly members: number;
  readonly statuses: readonly { readonly status: string | null; readonly members: number }[];
  readonly carriers: readonly Carrier[];
  /** Why no link can be made, and what a person can do; null where one can. */
  readonly problem: { readonly message: string; readonly fix: string } | null;
  /** Seconds that a person who is new to Iterable takes to show on a list. */
  readonly settleSeconds: number;
  readonly links: readonly ShownLink[];
}

export interface CampaignParts {
  readonly bridge: Bridge;
  readonly config: Config;
  readonly listNames: ListNames;
  readonly channels: ProjectChannels;
  /** Members of a campaign, not older than some seconds. */
  readonly membersOf: (campaignId: string) => Promise<readonly Member[]>;
  /** The same, or null where they are not read within a screen's patience: the reading goes on for the next look. */
  readonly membersSoon: (campaignId: string) => Promise<readonly Member[] | null>;
  /** Who of a campaign is opted out, by the rules of a sync; null where that is not read (yet). */
  readonly optedOutSoon: (campaignId: string, sync: SyncDefinition) => Promise<OptedOutMembers | null>;
}

const explain = (code: string): string | null => explainCode(code)?.cause ?? null;

const carriersOf = ({ syncs }: Config): SyncDefinition[] =>
  syncs.filter(({ scope, status }) => scope.type === 'Campaign' && status !== 'Archived');

/** Whom a new link can be given to: none that is switched off, where another one is on. */
export function choicesOf(carriers: readonly SyncDefinition[]): readonly SyncDefinition[] {
  const on = carriers.filter(({ status }) => status !== 'Inactive');
  return on.length > 0 ? on : carriers;
}

export async function campaignLinksCommand(
  campaignId: string,
  parts: CampaignParts
): Promise<CampaignLinksAnswer> {
  const { config, bridge } = parts;
  const carriers = carriersOf(config);
  const members = await parts.membersSoon(campaignId);
  const statuses = members ? statusesOf(members) : await memberStatuses(campaignId, bridge.org.client());
  const links = await Promise.all(carriers.map((carrier) => shownLinks(carrier, campaignId, members, parts)));
  return {
    campaign: campaignId,
    members: statuses.reduce((sum, status) => sum + status.members, 0),
    statuses,
    carriers: choicesOf(carriers).map(shownCarrier),
    problem: carriers.length > 0 ? null : noCarrier,
    settleSeconds: bridge.settings.settleSeconds,
    links: links.flat()
  };
}

const shownCarrier = ({ name, label, status, project }: SyncDefinition): Carrier => ({
  sync: name,
  label,
  status,
  project: project.name
});

const noCarrier = {
  message: 'No sync takes the members of campaigns to lists yet.',
  fix: 'Ask an administrator to make one from the template “Campaign members are on a list” and to publish it; then this campaign can be linked.'
};

function statusesOf(members: readonly Member[]): CampaignLinksAnswer['statuses'] {
  const counts = new Map<string | null, number>();
  for (const { fields } of members) {
    const status = typeof fields.Status === 'string' ? fields.Status : null;
    counts.set(status, (counts.get(status) ?? 0) + 1);
  }
  return [...counts]
    .map(([status, count]) => ({ status, members: count }))
    .sort((a, b) => b.members - a.members || ((a.status ?? '') < (b.status ?? '') ? -1 : 1));
}

async function shownLinks(
  definition: SyncDefinition,
  campaignId: string,
  members: readonly Member[] | null,
  { bridge, config, listNames, channels, optedOutSoon }: CampaignParts
): Promise<ShownLink[]> {
  const all = await liveLinks(definition, bridge);
  const links = ofCampaign(all, campaignId);
  const isFor = links.some(({ purpose }) => purpose !== null);
  const purposes = isFor ? await channels.of(definition) : nothingAsked;
  // Where every opt-out counts for every list, the records' outcomes say it.
  const optedOut = isFor && members ? await optedOutSoon(campaignId, definition) : null;
  const finder = listFinder(definition, bridge);
  const shown: ShownLink[] = [];
  for (const link of links) {
    const listId = await listOfLink(link, definition, finder);
    const beside = link.purpose && listId !== null ? await linksTo(listId, all, { definition, finder }) : [];
    const keptOff = optedOut ? membersKeptOff([link, ...beside], optedOut, purposes) : undefined;
    const about = { definition, link, listId, keptOff };
    const { name: project } = definition.project;
    const [name] = listId === null ? [] : await listNames.of([{ project, listId: String(listId) }], config);
    shown.push({
      ...{ name: link.name, origin: link.origin, sync: definition.name, syncLabel: definition.label },
      ...{ listId, listName: name ?? link.listName, statuses: link.statuses, onLeave: link.onLeave },
      purpose: link.purpose && { ...link.purpose, name: purposeName(link.purpose, purposes) },
      groups:
        members && (optedOut || !link.purpose)
          ? memberGroups(await standingOfMembers(members, about, bridge.ledger), explain)
          : null
    });
  }
  return shown;
}

const nothingAsked: Purposes = { channels: [], messageTypes: [] };

/** Null where the project does not have it, or does not tell. */
const purposeName = ({ scope, iterableId }: ListPurpose, { channels, messageTypes }: Purposes) =>
  (scope === 'Channel' ? channels : messageTypes).find(({ id }) => id === iterableId)?.name ?? null;

/** Links of one campaign in one sync, paused ones left out. */
export async function linksOf(
  definition: SyncDefinition,
  campaignId: string,
  { org }: { readonly org: Pick<Bridge['org'], 'client'> }
): Promise<CampaignLink[]> {
  return ofCampaign(await liveLinks(definition, { org }), campaignId);
}

async function liveLinks(
  definition: SyncDefinition,
  { org }: { readonly org: Pick<Bridge['org'], 'client'> }
): Promise<CampaignLink[]> {
  const { scope } = definition;
  return scope.type === 'Campaign' ? campaignLinks(definition, scope, org.client()) : [];
}

const ofCampaign = (links: readonly CampaignLink[], campaignId: string): CampaignLink[] =>
  links.filter((link) => recordId(link.campaignId) === recordId(campaignId));

/** Makes nothing. */
export const listFinder = (
  definition: SyncDefinition,
  { projectOf, ledger }: Pick<Bridge, 'projectOf'> & Pick<TargetParts, 'ledger'>
): ListFinder => {
  const destination = projectOf(definition).client().inLane('interactive');
  return new ListFinder(definition, { destination, ledger, mayCreate: false });
};

/** Null for a list that is not made yet, and for one that is not there any more. */
export async function listOfLink(
  link: CampaignLink,
  definition: SyncDefinition,
  finder: ListFinder
): Promise<number | null> {
  if (link.listId !== null) return link.listId;
  const step = definition.steps.find(isListStep);
  return step ? finder.find(wantedOf(link, step)) : null;
}

/** ConfigError where no sync carries campaigns, or where several do and none is named. */
export function carrierOf(config: Config, name: string | undefined): SyncDefinition {
  const carriers = carriersOf(config);
  const [first, second] = choicesOf(carriers);
  if (!first) throw new ConfigError('config.no-campaign-sync', noCarrier.message, { fix: noCarrier.fix });
  const named = carriers.find((sync) => sync.name.toLowerCase() === name?.toLowerCase());
  if (named) return named;
  if (name === undefined && !second) return first;
  const known = carriers.map(({ name: carrier }) => carrier).join(', ');
  const message = name === undefined ? 'Several syncs carry campaigns to lists.' : `${name} carries none.`;
  throw new ConfigError('config.which-campaign-sync', message, { fix: `Name one of: ${known}.` });
}

/** What a link would do, before it is made. */
export async function forecastLinkCommand(
  asked: Omit<WantedLink, 'statuses'> & { readonly sync?: string; readonly statuses?: readonly string[] },
  { bridge, config, membersOf }: CampaignParts
): Promise<LinkForecast> {
  const definition = carrierOf(config, asked.sync);
  const parts = await bridge.runParts(definition);
  const statuses = asked.statuses && asked.statuses.length > 0 ? asked.statuses : null;
  const destination = parts.destination.inLane('interactive');
  const { campaignId, listId, purpose } = asked;
  if (purpose) await refuseUnknown(purpose, definition, destination);
  const wanted = { campaignId, listId, statuses, purpose };
  return forecastLink(definition, wanted, await membersOf(asked.campaignId), {
    ...parts,
    destination,
    explain
  });
}

async function refuseUnknown(
  purpose: ListPurpose,
  { project }: SyncDefinition,
  destination: Pick<Destination, 'channels' | 'messageTypes'>
): Promise<void> {
  if (knownPurpose(purpose, await purposesFor([{ purpose }], destination))) return;
  const [what, code] =
    purpose.scope === 'Channel'
      ? ['channel', 'config.unknown-channel']
      : ['message type', 'config.unknown-message-type'];
  throw new ConfigError(code, `The Iterable project ${project.name} has no ${what} ${purpose.iterableId}.`, {
    fix: `Choose a ${what} of the project, or none.`
  });
}

export interface FoundLists {
  readonly project: string;
  readonly lists: readonly Pick<IterableList, 'id' | 'name'>[];
  /** There are more of them. */
  readonly isMore: boolean;
}

/** Lists that a person is shown at a time. */
const mostLists = 20;

/** Static lists whose name has the text, or whose id it is; those that begin with it first. */
export async function findLists(
  { bridge, config }: Pick<CampaignParts, 'bridge' | 'config'>,
  asked: { readonly sync?: string; readonly text: string }
): Promise<FoundLists> {
  const access = accessOf(bridge, carrierOf(config, asked.sync));
  const text = asked.text.trim().toLowerCase();
  const place = ({ name }: IterableList): number => (name.toLowerCase().startsWith(text) ? 0 : 1);
  const found = (await listsOf(access))
    .filter(({ type }) => type === 'Standard')
    .filter(({ id, name }) => name.toLowerCase().includes(text) || String(id) === text)
    .sort((a, b) => place(a) - place(b) || a.name.localeCompare(b.name));
  const lists = found.slice(0, mostLists).map(({ id, name }) => ({ id, name }));
  return { project: access.project.name, lists, isMore: found.length > lists.length };
}

/** The list at once, with its id (parity T-06, T-08). */
export const makeCampaignList = (
  { bridge, config }: Pick<CampaignParts, 'bridge' | 'config'>,
  asked: { readonly sync?: string; readonly name: string }
): ReturnType<typeof makeList> => makeList(accessOf(bridge, carrierOf(config, asked.sync)), asked.name);
