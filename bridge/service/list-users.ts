import { nameOf } from '../config/definition-rows';
import { readRows, type Config } from '../config/load-config';
import type { RawRow, RawRows } from '../config/rows';
import type { StepDefinition, SyncDefinition } from '../config/sync-definition';
import { campaignLinks, carrierOfLink, lastingLinks, type CampaignLink } from '../sync/campaign-links';
import { wantedOf } from '../sync/campaign-lists';
import type { IterableList } from '../sync/ports';
import { isListStep, wantedByStep } from '../sync/step-targets';
import type { EndedLink } from './ended-links';
import type { LinkBridge } from './link-bridge';

interface Asked {
  readonly link: EndedLink;
  readonly list: IterableList;
  readonly lists: readonly IterableList[];
  readonly sync: SyncDefinition;
  readonly config: Config;
}

type Bridge = Pick<LinkBridge, 'org' | 'ledger'>;

/** As runs name a list: by its id or name, and where what a name came to is remembered. */
interface Wanted {
  readonly name: string;
  readonly memory: string;
}

/**
 * Who else uses a list, from this side: links of campaigns, paused ones too, and steps of syncs, each resolved as a run
 * resolves it. A sync that cannot run counts where it has to do with lists: what it uses cannot be told. In a person's
 * words.
 */
export async function usersOfList(asked: Asked, bridge: Bridge): Promise<string[]> {
  const { sync, config } = asked;
  const project = config.syncs.filter(
    ({ status, project: { name } }) => name === sync.project.name && status !== 'Archived'
  );
  const users = new Set<string>();
  for (const other of project) {
    if (await stepUses(other, asked, bridge)) users.add(`the sync “${other.label}”`);
    for (const { campaignName } of await rulesOn(other, asked, bridge))
      users.add(`the campaign “${campaignName}”`);
  }
  for (const name of await campaignsOfRecords(asked, project, bridge)) users.add(`the campaign “${name}”`);
  for (const label of await untold(asked, bridge))
    users.add(`the sync “${label}”, of which it cannot be told while it cannot run`);
  return [...users].sort();
}

async function stepUses(other: SyncDefinition, asked: Asked, bridge: Bridge): Promise<boolean> {
  for (const step of other.steps.filter(isListStep)) {
    // A campaign's step without a target takes the lists of its links.
    if (other.scope.type === 'Campaign' && step.target === null) continue;
    if (await isMeant(wantedByStep(step, other), other, asked, bridge)) return true;
  }
  return false;
}

/** Deployed links that stand for the list; one that is ended is none of them. */
async function rulesOn(other: SyncDefinition, asked: Asked, bridge: Bridge): Promise<CampaignLink[]> {
  if (other.scope.type !== 'Campaign') return [];
  const links = await campaignLinks(other, { ...other.scope, rulesAlone: true }, bridge.org.client());
  const found: CampaignLink[] = [];
  for (const link of links) if (await isLinkTo(link, other, asked, bridge)) found.push(link);
  return found;
}

async function campaignsOfRecords(
  asked: Asked,
  project: readonly SyncDefinition[],
  bridge: Bridge
): Promise<string[]> {
  const names: string[] = [];
  for (const one of await lastingLinks(bridge.org.client())) {
    if (one.link.name === asked.link.name) continue;
    const carrier = carrierOfLink(one, asked.config.syncs);
    // Of another project: its lists have ids of their own.
    if (carrier && !project.includes(carrier)) continue;
    if (await isLinkTo(one.link, carrier ?? null, asked, bridge)) names.push(one.link.campaignName);
  }
  return names;
}

async function isLinkTo(
  link: CampaignLink,
  carrier: SyncDefinition | null,
  asked: Asked,
  bridge: Bridge
): Promise<boolean> {
  if (link.listId !== null) return link.listId === asked.list.id;
  const step = carrier?.steps.find(isListStep);
  // Nobody carries it now, and whoever will goes by the name.
  if (!carrier || !step) return (link.listName ?? link.campaignName) === asked.list.name;
  return isMeant(wantedOf(link, step), carrier, asked, bridge);
}

/** A name that came to a list stays with it, whatever either is called now. */
async function isMeant(
  { name, memory }: Wanted,
  other: Pick<SyncDefinition, 'name' | 'project'>,
  { list, lists }: Asked,
  { ledger }: Bridge
): Promise<boolean> {
  if (/^\d+$/.test(name)) return Number(name) === list.id;
  const remembered = await ledger.target(other.project.name, `list:${other.name}:${memory}`);
  if (remembered !== null && lists.some(({ id }) => String(id) === remembered))
    return remembered === String(list.id);
  return name === list.name;
}

/** Labels of syncs that cannot run and have to do with lists of the project. */
async function untold({ config, sync }: Asked, { org }: Bridge): Promise<string[]> {
  const raw = await readRows(org.client());
  const known = new Set(config.syncs.map(({ name }) => name.toLowerCase()));
  return raw.Iterable_Sync__mdt.filter(
    (row) =>
      row.Status__c !== 'Archived' &&
      !known.has(nameOf(row).toLowerCase()) &&
      mayBeOfProject(row, sync.project.name) &&
      concernsLists(row, raw)
  ).map((row) => (typeof row.MasterLabel === 'string' ? row.MasterLabel : nameOf(row)));
}

const mayBeOfProject = (row: RawRow, project: string): boolean =>
  [null, project.toLowerCase()].includes(parentOf(row, 'Project__r'));

const listOperations: ReadonlySet<unknown> = new Set<StepDefinition['operation']>([
  'Subscribe_List',
  'Unsubscribe_List'
]);

/** Steps that it takes from another sync count as its own. */
function concernsLists(row: RawRow, { Iterable_Step__mdt: steps }: RawRows): boolean {
  if (row.Scope_Type__c === 'Campaign') return true;
  const giver = typeof row.Steps_From__c === 'string' ? row.Steps_From__c.trim().toLowerCase() : null;
  const names = [nameOf(row).toLowerCase(), giver];
  return steps.some(
    (step) => names.includes(parentOf(step, 'Sync__r')) && listOperations.has(step.Operation__c)
  );
}

function parentOf(row: RawRow, relationship: string): string | null {
  const parent = row[relationship] as { DeveloperName?: unknown } | null | undefined;
  return typeof parent?.DeveloperName === 'string' ? parent.DeveloperName.toLowerCase() : null;
}
