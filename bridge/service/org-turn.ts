import { ConfigError, RejectedError } from '../errors';

/** After a refusal for good, such as an object that this org does not have. */
const refusedMs = 60 * 60 * 1000;

export interface OrgTurnParts {
  /** Between two times that the org was called. */
  readonly everyMs: number;
  readonly now: () => Date;
  /** Answers whether the org was called. */
  readonly work: () => Promise<boolean>;
}

/** Something that is done in the org now and then: not more often than so, and seldom where the org will have none of it. */
export class OrgTurn {
  private next = -Infinity;
  private doing: Promise<void> | null = null;

  constructor(private readonly parts: OrgTurnParts) {}

  /** Does it if it is time; errors pass through, and it is done again when it is time again. */
  look(): Promise<void> {
    this.doing ??= this.unlessEarly().finally(() => {
      this.doing = null;
    });
    return this.doing;
  }

  /** What is under way has come to its end. */
  async settled(): Promise<void> {
    await this.doing?.catch(() => undefined);
  }

  private async unlessEarly(): Promise<void> {
    const { everyMs, now, work } = this.parts;
    const at = now().getTime();
    if (at < this.next) return;
    try {
      if (await work()) this.next = at + everyMs;
    } catch (error) {
      const isForGood = error instanceof ConfigError || error instanceof RejectedError;
      this.next = at + (isForGood ? refusedMs : everyMs);
      throw error;
    }
  }
}
