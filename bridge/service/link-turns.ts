import type { Logger } from '../logger';
import type { JobQueue } from '../queue/queue';
import type { Definitions } from './definitions';
import { endLinks } from './end-links';
import { requestRun } from './request-run';
import type { RequestedRuns } from './requested-runs';
import type { LinkBridge } from './link-bridge';

/** Between two looks while something is not ended yet, in milliseconds: keen at first, calm when it takes long. */
const keenMs = 5_000;
const calmMs = 60_000;
const keenLooks = 24;
/** A run that did not end a link is asked for again after this long, doubling; in milliseconds. */
const firstWaitMs = 60_000;
const longestWaitMs = 3_600_000;

/** When a run may be asked for again, by what it is for; known to this process alone. */
class PatientAsking {
  private readonly asked = new Map<string, { readonly until: number; readonly times: number }>();

  constructor(private readonly now: () => Date) {}

  mayAsk(id: string): boolean {
    const now = this.now().getTime();
    const before = this.asked.get(id);
    if (before && now < before.until) return false;
    const times = (before?.times ?? 0) + 1;
    this.asked.set(id, { times, until: now + Math.min(longestWaitMs, firstWaitMs * 2 ** (times - 1)) });
    return true;
  }

  /** Nothing is open: whatever comes begins anew. */
  clear(): void {
    this.asked.clear();
  }
}

export interface LinkTurnsParts {
  readonly now: () => Date;
  /** Answers how many links are not ended yet. */
  readonly work: () => Promise<number>;
  readonly log: Pick<Logger, 'warn'>;
}

/**
 * Ends links that people ended. What waits in the org is looked for at the start, with each turn of a sync, and at once
 * when the package says so; while something is open it is looked at again and again.
 */
export class LinkTurns {
  private isWanted = true;
  private next = -Infinity;
  private looks = 0;
  private doing: Promise<void> | null = null;

  constructor(private readonly parts: LinkTurnsParts) {}

  want(): void {
    this.isWanted = true;
    this.looks = 0;
  }

  /** Looks when it is time; errors pass through, and it is looked again. */
  look(): Promise<void> {
    if (this.doing || !this.isWanted || this.parts.now().getTime() < this.next) return Promise.resolve();
    return this.lookNow();
  }

  /** Looks although it is not time; answers whether that worked, as it is tried again in any case. */
  async endNow(): Promise<boolean> {
    try {
      await this.lookNow();
      return true;
    } catch (error) {
      this.parts.log.warn({ err: error }, 'links of campaigns could not be ended; trying again');
      return false;
    }
  }

  /** One look at a time: what is under way may have passed by what was just asked for, so it is waited for first. */
  private async lookNow(): Promise<void> {
    while (this.doing) await this.doing.catch(() => undefined);
    this.doing = this.work().finally(() => {
      this.doing = null;
    });
    await this.doing;
  }

  async settled(): Promise<void> {
    await this.doing?.catch(() => undefined);
  }

  private async work(): Promise<void> {
    const { now, work } = this.parts;
    this.isWanted = false;
    this.looks += 1;
    this.next = now().getTime() + (this.looks > keenLooks ? calmMs : keenMs);
    try {
      const open = await work();
      this.isWanted ||= open > 0;
      if (open === 0) this.looks = 0;
    } catch (error) {
      this.isWanted = true;
      throw error;
    }
  }
}

export const linkTurns = ({
  bridge,
  definitions,
  queue,
  requests
}: {
  readonly bridge: LinkBridge;
  readonly definitions: Pick<Definitions, 'config'>;
  readonly queue: Pick<JobQueue, 'add'>;
  readonly requests: RequestedRuns;
}): LinkTurns => {
  const now = (): Date => bridge.clock.now();
  const asking = new PatientAsking(now);
  return new LinkTurns({
    now,
    log: bridge.log,
    work: async () => {
      const open = await endLinks({
        bridge,
        mayAsk: (id) => asking.mayAsk(id),
        config: () => definitions.config(30),
        request: (asked) => requestRun(asked, { queue, requests, ledger: bridge.ledger, now })
      });
      if (open === 0) asking.clear();
      return open;
    }
  });
};
