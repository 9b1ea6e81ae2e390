import type { JobQueue } from '../queue/queue';
import { hearJob, optOutsJob } from '../run-job';

export interface MessageTurnsParts {
  readonly queue: Pick<JobQueue, 'add'>;
  /** Calls to Salesforce that the bridge may make in 24 hours; null while that is not known. */
  readonly share: () => Promise<number | null>;
  readonly now: () => Date;
}

/** What messages may lead to without a wait: a burst is heard at once. */
const burst = 30;
/** Calls to Salesforce that a run or a pass over opt-outs makes, about. */
const callsEach = 4;
/** Of the share; the rest is for the turns of the schedule, which are the truth. */
const shareOfMessages = 0.5;
const whileUnknownMs = 10_000;
const shortestMs = 2_000;
const longestMs = 10 * 60_000;
const oneDayMs = 24 * 60 * 60 * 1000;
/** The share changes with the org's limit only. */
const shareLifeMs = 60_000;

/**
 * The runs and passes that messages lead to. An org that changes records all day long would have them one behind the
 * other and use up every call to Salesforce; so those beyond a burst keep a distance by which they need half of the
 * bridge's share at most. What is heard meanwhile goes with the next one, nothing is lost.
 */
export class MessageTurns {
  /** When the next one would begin if all kept the distance; milliseconds. */
  private planned = 0;
  private distance = { ms: whileUnknownMs, at: -Infinity };

  constructor(private readonly parts: MessageTurnsParts) {}

  /** Has the hints of the syncs taken up; one that is being run takes them up by itself. */
  async wake(syncs: readonly string[]): Promise<void> {
    for (const sync of syncs) {
      const { delayMs } = await this.pause();
      const { added } = await this.parts.queue.add({ ...hearJob(sync), delayMs });
      if (added) this.note();
    }
  }

  /** Has the opt-outs of the project told, by the definition of one of its syncs. */
  async tellOptOuts(sync: string, project: string): Promise<void> {
    const { delayMs, distanceMs } = await this.pause();
    const job = optOutsJob(sync, project, { now: this.parts.now(), spanMs: delayMs > 0 ? distanceMs : null });
    const { added } = await this.parts.queue.add(job);
    if (added) this.note();
  }

  private async pause(): Promise<{ readonly delayMs: number; readonly distanceMs: number }> {
    const distanceMs = await this.distanceMs();
    const early = this.planned - (burst - 1) * distanceMs - this.parts.now().getTime();
    return { delayMs: Math.max(0, Math.round(early)), distanceMs };
  }

  private note(): void {
    this.planned = Math.max(this.planned, this.parts.now().getTime()) + this.distance.ms;
  }

  private async distanceMs(): Promise<number> {
    const now = this.parts.now().getTime();
    if (now - this.distance.at >= shareLifeMs) {
      this.distance = { ms: distanceOf(await this.parts.share()), at: now };
    }
    return this.distance.ms;
  }
}

function distanceOf(share: number | null): number {
  if (share === null) return whileUnknownMs;
  const ms = (oneDayMs * callsEach) / Math.max(1, share * shareOfMessages);
  return Math.round(Math.min(longestMs, Math.max(shortestMs, ms)));
}
