import { linksOf, listFinder, listOfLink } from '../commands/campaigns';
import type { Config } from '../config/load-config';
import type { SyncDefinition } from '../config/sync-definition';
import { AuthError, BusyError, ConfigError, RejectedError } from '../errors';
import type { RunJob } from '../run-job';
import { campaignsToRead, carrierOfLink } from '../sync/campaign-links';
import { campaignMembers, joinsOf, standingOfMembers } from '../sync/campaigns/link-standing';
import type { Lease } from '../sync/bookkeeping';
import { resolveScope } from '../sync/resolve-scope';
import { withLease } from '../sync/run-lease';
import { readEndedLinks, tellLink, endLink, type EndedLink } from './ended-links';
import { usersOfList } from './list-users';
import type { LinkBridge } from './link-bridge';

/**
 * Ends the links that people ended on a campaign's page, each in its way: the list is kept, emptied of the campaign's
 * members, or deleted. What was asked for stands on the link's own record until it is done, and every step can be done
 * once more: whenever the process dies, the next one goes on.
 */
export interface EndLinksParts {
  readonly bridge: LinkBridge;
  readonly config: () => Promise<Config>;
  /** Puts a run in line. */
  readonly request: (asked: RunJob) => Promise<unknown>;
  /** Whether it is time to ask for another run for this link: one that did not empty the list is not the last to fail. */
  readonly mayAsk: (linkId: string) => boolean;
}

/** Answers how many links are not ended yet. */
export async function endLinks(parts: EndLinksParts): Promise<number> {
  const { bridge } = parts;
  const ended = await readEndedLinks(bridge.org.client());
  if (ended.length === 0) return 0;
  const config = await parts.config();
  const asked = new Set<string>();
  let open = 0;
  for (const link of ended) {
    const state = await endOrTell(link, config, parts);
    if (state === 'ended') {
      await endLink(link, bridge);
      continue;
    }
    if (state === 'refused') continue;
    open += 1;
    if (state.needsRunOf && !asked.has(state.needsRunOf) && parts.mayAsk(link.id)) {
      asked.add(state.needsRunOf);
      await parts.request({ sync: state.needsRunOf, trigger: 'api' });
    }
  }
  return open;
}

type State = 'ended' | 'refused' | { readonly needsRunOf: string | null };
const waits: State = { needsRunOf: null };

/** What is wrong with one link, or with its sync, is said on the link, and keeps no other from its end. */
async function endOrTell(link: EndedLink, config: Config, parts: EndLinksParts): Promise<State> {
  try {
    return await endOne(link, config, parts);
  } catch (error) {
    if (!(error instanceof ConfigError) && !(error instanceof AuthError)) throw error;
    await tellLink({ ...link, isKept: true }, `Not ended yet: ${error.message}`, parts.bridge);
    return waits;
  }
}

async function endOne(link: EndedLink, config: Config, parts: EndLinksParts): Promise<State> {
  if (link.how === 'Keep') return 'ended';
  const sync = carrierOfLink(link, config.syncs);
  if (!sync) {
    await tellLink(
      link,
      'No sync takes this campaign to a list any more: keep the list instead.',
      parts.bridge
    );
    return 'refused';
  }
  return link.how === 'Empty' ? emptyList(link, sync, parts) : deleteList(link, sync, config, parts);
}

const standing: Readonly<Record<SyncDefinition['status'], string>> = {
  Active: 'active',
  Paused: 'paused',
  Inactive: 'switched off',
  Capture: 'only watching: it sends nothing yet',
  Archived: 'archived'
};

/** A run of the sync takes the members off, under all the rules of runs; the link ends when it is through. */
async function emptyList(link: EndedLink, sync: SyncDefinition, { bridge }: EndLinksParts): Promise<State> {
  const [last] = await bridge.ledger.runs({ sync: sync.name, limit: 1 });
  // Whoever is on a list is read when nobody changes it: of a large campaign that is a lot.
  if (last?.state === 'running') return waits;
  const listId = await listOfEnded(link, sync, bridge);
  if (listId === null || !(await isThere(listId, sync, bridge)))
    return forgetList(link, sync, listId, bridge);
  if (await isEmptied(link, sync, bridge)) return 'ended';
  if (sync.status !== 'Active') {
    const message = `“${sync.label}” is ${standing[sync.status]}: the list is emptied when it is active again.`;
    await tellLink({ ...link, isKept: true }, message, bridge);
    return waits;
  }
  if (last?.state === 'failed' && last.error)
    await tellLink({ ...link, isKept: true }, `The last run failed: ${last.error.message}`, bridge);
  return { needsRunOf: sync.name };
}

async function isThere(listId: number, sync: SyncDefinition, bridge: LinkBridge): Promise<boolean> {
  const lists = await bridge.projectOf(sync).client().inLane('interactive').lists();
  return lists.some(({ id }) => id === listId);
}

/** A list that is gone has nobody on it. */
function forgetList(
  link: EndedLink,
  sync: SyncDefinition,
  listId: number | null,
  bridge: LinkBridge
): Promise<State> {
  const busy = `A run of “${sync.label}” is under way: the link ends when it has ended.`;
  return alone({ link, sync, busy }, bridge, async (lease) => {
    if (listId !== null) await bridge.ledger.forgetSteps(lease, sync.name, stepsOfList(sync, listId));
    return 'ended';
  });
}

const stepsOfList = (sync: SyncDefinition, listId: number): string[] =>
  joinsOf(sync).map((join) => `${join}:${listId}`);

interface Alone {
  readonly link: EndedLink;
  readonly sync: SyncDefinition;
  /** What a person is told while a run goes on. */
  readonly busy: string;
}

/** Outside of any run of the sync. */
async function alone(
  { link, sync, busy }: Alone,
  bridge: LinkBridge,
  deed: (lease: Lease) => Promise<State>
): Promise<State> {
  const { ledger, owner, clock } = bridge;
  try {
    return await withLease({ ledger, owner, clock }, `sync:${sync.name}`, ({ lease }) => deed(lease));
  } catch (error) {
    if (!(error instanceof BusyError)) throw error;
    await tellLink({ ...link, isKept: true }, busy, bridge);
    return waits;
  }
}

/** All members passed under the ended link, and none is on the list by it or waits to be taken off. */
async function isEmptied(link: EndedLink, sync: SyncDefinition, bridge: LinkBridge): Promise<boolean> {
  const source = bridge.org.client();
  const { links } = await resolveScope(sync, source);
  const kept = await bridge.ledger.target(sync.project.name, `links:${sync.name}`);
  const own = links.filter(({ campaignId }) => campaignId.slice(0, 15) === link.campaignId.slice(0, 15));
  const unread = campaignsToRead(links, kept?.split('\n') ?? []);
  if (own.length === 0 || own.some(({ campaignId }) => unread.includes(campaignId))) return false;
  const finder = listFinder(sync, bridge);
  const ending = own.find(({ name }) => name === link.name);
  if (!ending) return false;
  const listId = await listOfLink(ending, sync, finder);
  for (const other of own)
    if (other !== ending && (await listOfLink(other, sync, finder)) === listId) return true;
  const members = await campaignMembers(link.campaignId, source);
  const found = await standingOfMembers(members, { definition: sync, link: ending, listId }, bridge.ledger);
  const leaving = found.filter((member) => member.standing === 'leaving').map(({ id }) => id);
  const states = await bridge.ledger.recordStates(sync.name, leaving);
  // Whoever is refused for good keeps no link open; the run's page says so.
  return states.every((state) => state?.status === 'rejected');
}

/** Outside of any run of the sync: none is to put people on a list that is going. */
async function deleteList(
  link: EndedLink,
  sync: SyncDefinition,
  config: Config,
  { bridge }: EndLinksParts
): Promise<State> {
  if (config.halfDone) {
    await tellLink({ ...link, isKept: true }, publishUnderWay, bridge);
    return waits;
  }
  const busy = `A run of “${sync.label}” is under way: the list is deleted when it has ended.`;
  return alone({ link, sync, busy }, bridge, async (lease) => {
    const destination = bridge.projectOf(sync).client().inLane('interactive');
    const listId = await listOfEnded(link, sync, bridge);
    if (listId === null) return 'ended';
    const lists = await destination.lists();
    const list = lists.find(({ id }) => id === listId);
    const users = list ? await usersOfList({ link, list, lists, sync, config }, bridge) : [];
    if (users.length > 0) return refuse(link, inUse(users), bridge);
    if (list && !(await isDeleted(listId, destination))) return refuse(link, usedInIterable, bridge);
    await bridge.ledger.forgetSteps(lease, sync.name, stepsOfList(sync, listId));
    return 'ended';
  });
}

const publishUnderWay =
  'A sync is being published: whether it uses the list is known when that is through; then the list is deleted.';

async function refuse(link: EndedLink, message: string, bridge: LinkBridge): Promise<State> {
  await tellLink(link, message, bridge);
  return 'refused';
}

const inUse = (users: readonly string[]): string =>
  `The list was not deleted, it is in use: ${users.join('; ')}. End that first, or keep or empty the list.`;

const usedInIterable =
  'Iterable did not delete the list: a campaign or journey there uses it, as far as it says. Take it out there first, or keep or empty the list.';

/** Answers false where Iterable refuses it. */
async function isDeleted(
  listId: number,
  destination: { deleteList(id: number): Promise<void> }
): Promise<boolean> {
  try {
    await destination.deleteList(listId);
    return true;
  } catch (error) {
    if (error instanceof RejectedError) return false;
    throw error;
  }
}

/** The link is not among the live ones any more: its list by its id, or by what its name came to. */
async function listOfEnded(
  link: EndedLink,
  sync: SyncDefinition,
  bridge: LinkBridge
): Promise<number | null> {
  if (link.listId !== null) return link.listId;
  const [known] = await linksOf(sync, link.campaignId, bridge);
  const named = {
    listId: null,
    listName: link.listName,
    statuses: null,
    onLeave: null,
    purpose: null
  } as const;
  const about = { name: link.name, origin: 'record', campaignId: link.campaignId } as const;
  const campaignName = known?.campaignName ?? link.campaignName;
  return listOfLink({ ...about, ...named, campaignName }, sync, listFinder(sync, bridge));
}
