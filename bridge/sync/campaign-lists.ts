import type { StepDefinition, SyncDefinition } from '../config/sync-definition';
import { matchingLinks, type CampaignLink } from './campaign-links';
import type { SourceRecord } from './model';
import { recordId } from './record-id';
import { isListStep, notMadeYet, type ListFinder } from './step-targets';

/** The lists that a campaign's links stand for. */
export interface CampaignLists {
  /** Lists that the member belongs on as it is: by campaign and status. */
  listsOf(record: SourceRecord): readonly number[];
  /** The member's links, as it is, to that list; to any list without one. */
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
    linksOf: (record, listId) =>
      matchingLinks(record, links).filter((link) => listId === null || found.get(link) === listId),
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

export const wantedOf = (link: CampaignLink, step: StepDefinition) => ({
  step,
  name: link.listId === null ? (link.listName ?? link.campaignName) : String(link.listId),
  memory: `${link.origin}:${link.name}:${link.campaignId}`
});
