import type { Logger } from '../logger';
import type { JobQueue } from '../queue/queue';
import type { Definitions } from './definitions';
import { endLinks } from './end-links';
import { requestRun } from './request-run';
import type { RequestedRuns } from './requested-runs';
import type { LinkBridge } from './link-bridge';

/** Between two looks while something is not ended yet, in milliseconds. */
const keenMs = 5_000;

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
  private doing: Promise<void> | null = null;

  constructor(private readonly parts: LinkTurnsParts) {}

  want(): void {
    this.isWanted = true;
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
    this.next = now().getTime() + keenMs;
    try {
      const open = await work();
      this.isWanted ||= open > 0;
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
  return new LinkTurns({
    now,
    log: bridge.log,
    work: () =>
      endLinks({
        bridge,
        config: () => definitions.config(30),
        request: (asked) => requestRun(asked, { queue, requests, ledger: bridge.ledger, now })
      })
  });
};
