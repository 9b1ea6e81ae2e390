import type { StepDefinition, SyncDefinition } from '../config/sync-definition';
import { ConfigError } from '../errors';
import { matchingLinks, type CampaignLink } from './campaign-links';
import type { SourceRecord } from './model';
import { recordId } from './record-id';
import { isListStep, notMadeYet, type ListFinder } from './step-targets';

/** The lists that a campaign's links stand for. */
export interface CampaignLists {
  /** Lists that the member belongs on as it is: by campaign and status. */
  listsOf(record: SourceRecord): readonly number[];
  /**
   * The member's links, as it is, to that list, to any list without one; and after them whatever else is linked to the
   * same lists, by campaigns of others too: what a list is for is said of the list. None without a link of its own.
   */
  linksOf(record: SourceRecord, listId: number | null): readonly CampaignLink[];
  /** What a link says of whoever leaves the campaign; null: as the step says. */
  onLeave(listId: number): CampaignLink['onLeave'];
  /** Whether somebody asked for the members of this one's campaign to be taken off the list. */
  isEmptied(listId: number, record: SourceRecord): boolean;
  /** Whether the member, as it is, stays on the list for its own links; also where none of them takes people off it. */
  keeps(listId: number, member: Pick<SourceRecord, 'fields' | 'isDeleted'>): boolean;
}

/**
 * A link names its list, or the campaign does. What a name came to is remembered with the link: renaming the campaign
 * changes nothing (parity T-08, H-38).
 */
export async function campaignLists(
  definition: SyncDefinition,
  links: readonly CampaignLink[],
  finder: ListFinder
): Promise<CampaignLists> {
  const step = definition.steps.find(isListStep);
  const found = new Map<CampaignLink, number>();
  if (step) {
    for (const link of links) found.set(link, (await finder.find(wantedOf(link, step))) ?? notMadeYet);
  }
  const said = (listId: number) =>
    links.filter((link) => found.get(link) === listId && link.onLeave !== null);
  return {
    linksOf: (record, listId) => linksToSame(record, listId, links, found),
    listsOf: (record) => [...new Set(matchingLinks(record, links).flatMap((link) => found.get(link) ?? []))],
    // Of two links that differ the one that keeps people counts: a list may have several campaigns. A link that is
    // paused or gone takes nobody off its list.
    onLeave: (listId) =>
      ![...found.values()].includes(listId) || said(listId).some(({ onLeave }) => onLeave === 'Nothing')
        ? 'Nothing'
        : (said(listId)[0]?.onLeave ?? null),
    keeps: (listId, member) => {
      const campaign = recordId(member.fields.CampaignId);
      const own = links.filter(
        (link) => found.get(link) === listId && recordId(link.campaignId) === campaign
      );
      // Of a campaign whose link is paused, or was ended with everybody on the list: those people stay.
      if (own.length === 0) return true;
      const live = own.filter(({ isEmptying }) => !isEmptying);
      const leaves = ({ onLeave }: CampaignLink) => (onLeave ?? step?.onExit) === 'Remove_From_List';
      return matchingLinks(member, live).length > 0 || !live.every(leaves);
    },
    isEmptied: (listId, { fields }) => {
      const campaign = recordId(fields.CampaignId);
      const emptying = links.filter(({ isEmptying }) => isEmptying);
      return emptying.some((link) => found.get(link) === listId && recordId(link.campaignId) === campaign);
    }
  };
}

function linksToSame(
  record: SourceRecord,
  listId: number | null,
  links: readonly CampaignLink[],
  found: ReadonlyMap<CampaignLink, number>
): CampaignLink[] {
  // Lists that are not made yet have no id: those of one name will be one.
  const placeOf = (link: CampaignLink): number | string | undefined =>
    found.get(link) === notMadeYet ? nameOf(link) : found.get(link);
  const own = matchingLinks(record, links).filter((link) => listId === null || found.get(link) === listId);
  const places = new Set(own.map(placeOf));
  return [...own, ...lasting(links).filter((link) => !own.includes(link) && places.has(placeOf(link)))];
}

/** Whoever ended a link says nothing of its list any more. */
const lasting = (links: readonly CampaignLink[]): CampaignLink[] =>
  links.filter(({ isEmptying }) => !isEmptying);

const nameOf = ({ listName, campaignName }: CampaignLink): string => listName ?? campaignName;

export const wantedOf = (link: CampaignLink, step: StepDefinition) => ({
  step,
  name: link.listId === null ? nameOf(link) : String(link.listId),
  memory: `${link.origin}:${link.name}:${link.campaignId}`
});

/**
 * Those of the links of a sync, of whichever campaign, that lead to a list, see `linksOf`. A link whose own list is not
 * there leads to none.
 */
export async function linksTo(
  listId: number,
  links: readonly CampaignLink[],
  { definition, finder }: { readonly definition: SyncDefinition; readonly finder: Pick<ListFinder, 'find'> }
): Promise<CampaignLink[]> {
  const step = definition.steps.find(isListStep);
  const found: CampaignLink[] = [];
  for (const link of lasting(links)) {
    if (link.listId === listId) found.push(link);
    if (link.listId !== null || !step) continue;
    if ((await idOrNull(wantedOf(link, step), finder)) === listId) found.push(link);
  }
  return found;
}

async function idOrNull(
  wanted: ReturnType<typeof wantedOf>,
  finder: Pick<ListFinder, 'find'>
): Promise<number | null> {
  try {
    return await finder.find(wanted);
  } catch (error) {
    // Several lists of the name.
    if (error instanceof ConfigError) return null;
    throw error;
  }
}
