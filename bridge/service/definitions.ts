import type { Config } from '../config/load-config';
import type { Logger } from '../logger';
import type { Clock } from '../sync/ports';

/** After a failed reading the next one waits this long, doubling; in milliseconds. */
const firstWaitMs = 2_000;
const longestWaitMs = 60_000;

interface Trouble {
  readonly error: unknown;
  readonly tries: number;
  /** Not read again before this moment. */
  readonly until: number;
}

/**
 * The definitions as a service reads them: while Salesforce cannot be read the last good ones go on, with a word in the
 * log when that begins and ends.
 */
export class Definitions {
  private lastGood: Config | null = null;
  private trouble: Trouble | null = null;

  constructor(
    private readonly read: (maxAgeSeconds: number) => Promise<Config>,
    private readonly clock: Pick<Clock, 'now'>,
    private readonly log: Logger,
    /** As they count now, however old they are: with what people paused. */
    private readonly asTheyCount: (config: Config) => Promise<Config> = (config) => Promise.resolve(config)
  ) {}

  /** Not older than the seconds, or the last good ones; throws only when none were ever read. */
  async config(maxAgeSeconds: number): Promise<Config> {
    try {
      return await this.fresh(maxAgeSeconds);
    } catch (error) {
      if (this.lastGood) return this.asTheyCount(this.lastGood);
      throw error;
    }
  }

  /** Not older than the seconds; throws while the last reading is one that failed. */
  async fresh(maxAgeSeconds: number): Promise<Config> {
    const { trouble } = this;
    if (trouble && this.clock.now().getTime() < trouble.until) throw trouble.error;
    try {
      this.lastGood = await this.read(trouble ? 0 : maxAgeSeconds);
    } catch (error) {
      this.note(error);
      throw error;
    }
    if (this.trouble) this.log.info({ tries: this.trouble.tries }, 'the definitions can be read again');
    this.trouble = null;
    return this.asTheyCount(this.lastGood);
  }

  /** The last good ones at once, however old they are; those that were never read are waited for. */
  async known(): Promise<Config> {
    return this.lastGood ? this.asTheyCount(this.lastGood) : this.config(Infinity);
  }

  /** Why the last reading failed; null when it did not. */
  get lastError(): unknown {
    return this.trouble?.error ?? null;
  }

  private note(error: unknown): void {
    const tries = (this.trouble?.tries ?? 0) + 1;
    if (tries === 1) this.log.warn({ err: error }, 'the definitions cannot be read; trying again');
    const waitMs = Math.min(longestWaitMs, firstWaitMs * 2 ** Math.min(tries - 1, 10));
    this.trouble = { error, tries, until: this.clock.now().getTime() + waitMs };
  }
}
