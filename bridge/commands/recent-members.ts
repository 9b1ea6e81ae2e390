import { optedOutMembers, type OptedOutMembers } from '../sync/campaigns/kept-off';
import { campaignMembers, type Member } from '../sync/campaigns/link-standing';
import type { SyncDefinition } from '../config/sync-definition';
import type { Bridge } from '../wire';
import { RecentReadings } from './recent-readings';

/** A screen waits ten seconds for its answer, and asks more than this. */
const patienceMs = 4_000;

/**
 * Members of campaigns, and who of them is opted out, as they were read just now: a page that follows a run asks every
 * few seconds. One reading of a campaign at a time, however many look.
 */
export class RecentMembers {
  private readonly members: RecentReadings<readonly Member[]>;
  private readonly optedOut: RecentReadings<OptedOutMembers | null>;

  constructor(
    private readonly bridge: Pick<Bridge, 'org' | 'clock'>,
    private readonly patience = patienceMs
  ) {
    this.members = new RecentReadings(bridge.clock);
    this.optedOut = new RecentReadings(bridge.clock);
  }

  of(campaignId: string): Promise<readonly Member[]> {
    return this.members.of(campaignId, this.reading(campaignId));
  }

  /** Null where the reading takes longer than a screen waits; it goes on, and serves the next look. */
  soon(campaignId: string): Promise<readonly Member[] | null> {
    return within(this.of(campaignId), this.patience);
  }

  /** Whoever has just changed something sees it. */
  anew(campaignId: string): Promise<readonly Member[]> {
    return this.members.anew(campaignId, this.reading(campaignId));
  }

  /**
   * Who of the campaign is opted out, by the rules of a sync; null where that takes too long, or cannot be read: then
   * it is tried again as soon as a reading would be.
   */
  optedOutSoon(campaignId: string, definition: SyncDefinition): Promise<OptedOutMembers | null> {
    const { name, identity, project } = definition;
    const key = JSON.stringify([campaignId, name, identity, project.consentRules]);
    const source = this.bridge.org.client();
    const read = () => optedOutMembers(campaignId, definition, source).catch(() => null);
    // The same screen has waited for the members before.
    return within(this.optedOut.of(key, read), this.patience / 2);
  }

  private readonly reading = (campaignId: string) => () =>
    campaignMembers(campaignId, this.bridge.org.client());
}

async function within<T>(reading: Promise<T>, milliseconds: number): Promise<T | null> {
  let timer: NodeJS.Timeout | undefined;
  const tooLong = new Promise<null>((resolve) => {
    timer = setTimeout(() => resolve(null), milliseconds);
  });
  try {
    return await Promise.race([reading, tooLong]);
  } finally {
    clearTimeout(timer);
  }
}
