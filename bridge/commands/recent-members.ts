import { campaignMembers, type Member } from '../sync/campaigns/link-standing';
import type { Bridge } from '../wire';

/** For so long a reading of the members serves those who look again, from its end on, in milliseconds. */
const lifeMs = 15_000;
/** And for so many times as long as it took: a large campaign is not read all the time. */
const lifeOfSlow = 20;
const longestLifeMs = 600_000;
const mostKept = 20;
/** A screen waits ten seconds for its answer, and asks more than this. */
const patienceMs = 4_000;

interface Reading {
  readonly members: Promise<readonly Member[]>;
  readonly begunAt: number;
  /** Null while it goes on. */
  until: number | null;
}

/**
 * Members of campaigns as they were read just now: a page that follows a run asks every few seconds. One reading of a
 * campaign at a time, however many look.
 */
export class RecentMembers {
  private readonly kept = new Map<string, Reading>();

  constructor(
    private readonly bridge: Pick<Bridge, 'org' | 'clock'>,
    private readonly patience = patienceMs
  ) {}

  of(campaignId: string): Promise<readonly Member[]> {
    const now = this.now();
    const known = this.kept.get(campaignId);
    return known && (known.until === null || now <= known.until) ? known.members : this.anew(campaignId);
  }

  /** Null where the reading takes longer than a screen waits; it goes on, and serves the next look. */
  async soon(campaignId: string): Promise<readonly Member[] | null> {
    let timer: NodeJS.Timeout | undefined;
    const tooLong = new Promise<null>((resolve) => {
      timer = setTimeout(() => resolve(null), this.patience);
    });
    try {
      return await Promise.race([this.of(campaignId), tooLong]);
    } finally {
      clearTimeout(timer);
    }
  }

  /** Whoever has just changed something sees it. */
  anew(campaignId: string): Promise<readonly Member[]> {
    const reading: Reading = {
      members: campaignMembers(campaignId, this.bridge.org.client()),
      begunAt: this.now(),
      until: null
    };
    this.kept.delete(campaignId);
    this.kept.set(campaignId, reading);
    reading.members.then(
      () => this.keep(reading),
      () => this.kept.get(campaignId) === reading && this.kept.delete(campaignId)
    );
    for (const oldest of [...this.kept.keys()].slice(0, -mostKept)) this.kept.delete(oldest);
    return reading.members;
  }

  private keep(reading: Reading): void {
    const now = this.now();
    const life = Math.max(lifeMs, (now - reading.begunAt) * lifeOfSlow);
    reading.until = now + Math.min(longestLifeMs, life);
  }

  private now(): number {
    return this.bridge.clock.now().getTime();
  }
}
