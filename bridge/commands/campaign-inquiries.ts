import type { Config } from '../config/load-config';
import type { Bridge } from '../wire';
import {
  campaignLinksCommand,
  findLists,
  forecastLinkCommand,
  makeCampaignList,
  type CampaignLinksAnswer,
  type CampaignParts,
  type FoundLists
} from './campaigns';
import type { ListNames } from './list-names';
import { ProjectChannels } from './project-channels';
import { RecentMembers } from './recent-members';

/** Age of definitions that serves a look at a campaign, in seconds: a sync that was just published is seen. */
const lookSeconds = 30;

/** What the page of a campaign asks. */
export interface CampaignInquiries {
  links(campaignId: string): Promise<CampaignLinksAnswer>;
  forecast(asked: Parameters<typeof forecastLinkCommand>[0]): ReturnType<typeof forecastLinkCommand>;
  lists(asked: Parameters<typeof findLists>[1]): Promise<FoundLists>;
  makeList(asked: Parameters<typeof makeCampaignList>[1]): ReturnType<typeof makeCampaignList>;
  /** The first members of a campaign, and the active syncs that carry it. */
  firstMembers(campaignId: string): Promise<{ readonly recordIds: string[]; readonly syncs: string[] }>;
}

/** Records that one request sends. */
const mostFirst = 200;

export function campaignInquiries(
  bridge: Bridge,
  config: (maxAgeSeconds: number) => Promise<Config>,
  listNames: ListNames
): CampaignInquiries {
  const recent = new RecentMembers(bridge);
  const channels = new ProjectChannels(bridge);
  const membersOf: CampaignParts['membersOf'] = (id) => recent.of(id);
  const parts = async (): Promise<CampaignParts> => {
    const known = await config(lookSeconds);
    const membersSoon: CampaignParts['membersSoon'] = (id) => recent.soon(id);
    const optedOutSoon: CampaignParts['optedOutSoon'] = (id, sync) => recent.optedOutSoon(id, sync);
    return { bridge, config: known, listNames, channels, membersOf, membersSoon, optedOutSoon };
  };
  return {
    links: async (id) => campaignLinksCommand(id, await parts()),
    forecast: async (asked) => forecastLinkCommand(asked, await parts()),
    lists: async (asked) => findLists(await parts(), asked),
    makeList: async (asked) => makeCampaignList(await parts(), asked),
    firstMembers: async (id) => {
      // Whoever sends them wants those who came just now, too, and waits for them.
      const membersNow: CampaignParts['membersSoon'] = (campaign) => recent.anew(campaign);
      // They are held against opt-outs when they are sent.
      const optedOutSoon: CampaignParts['optedOutSoon'] = () => Promise.resolve({ fields: [], rows: [] });
      const asked = { ...(await parts()), membersSoon: membersNow, optedOutSoon };
      const answer = await campaignLinksCommand(id, asked);
      const active = new Set(
        answer.carriers.filter(({ status }) => status === 'Active').map(({ sync }) => sync)
      );
      const linked = answer.links.filter(({ sync }) => active.has(sync));
      const open = linked
        .flatMap(({ groups }) => groups ?? [])
        .filter(({ standing }) => standing !== 'not-chosen');
      const recordIds = [...new Set(open.flatMap((group) => group.recordIds))].slice(0, mostFirst);
      return { recordIds, syncs: [...new Set(linked.map(({ sync }) => sync))] };
    }
  };
}
