import type { Ledger, OrgUsage, SourceCalls } from '../ledger/ledger';
import type { Logger } from '../logger';
import { lanes, type Lane } from '../sync/model';
import type { Clock } from '../sync/ports';
import type { BudgetPause, SourceBudget } from '../sync/source-budget';
import { isReserved, leftOf, pauseOf, shareOf, usedOf, usageLifeMs, type ShareSettings } from './call-share';

/** A refusal does not say how long it lasts: asked again after this time, doubled by each one that follows. */
const firstRefusalMs = 5 * 60 * 1000;
const longestRefusalMs = 60 * 60 * 1000;

export interface SalesforceBudgetParts {
  readonly ledger: Pick<Ledger, 'addSourceCalls'>;
  readonly clock: Pick<Clock, 'now'>;
  readonly log: Pick<Logger, 'info' | 'warn'>;
  readonly settings: ShareSettings;
  /** Asks the org itself, by one call; null where the integration user may not see it. */
  readonly limits: () => Promise<{ readonly max: number; readonly remaining: number } | null>;
}

/** Calls to Salesforce: what may be used, what is used, and who pauses. Calls are of any 24 hours. */
export interface SalesforceBudgetStatus {
  /** Of the whole org, used by everybody; null before it has answered once. */
  readonly org: { readonly max: number; readonly used: number; readonly asOf: string } | null;
  readonly sharePercent: number;
  readonly reservePercent: number;
  /** Calls that the bridge may make; null before the org has answered once. */
  readonly share: number | null;
  /** Calls that the bridge made. */
  readonly used: number;
  /** Calls that each lane may still make now; null before the org has answered once. */
  readonly left: Readonly<Record<Lane, number | null>>;
  /** Lanes that make no calls for now. */
  readonly pauses: readonly (BudgetPause & { readonly lane: Lane })[];
}

interface Watcher {
  readonly lane: Lane;
  readonly onPause: (pause: BudgetPause) => void;
}

const nothingKnown: SourceCalls = { counts: [], usage: null, refusedUntil: null };

/**
 * The governor of calls to Salesforce: counts what all processes of the bridge make, hears what the org says of itself,
 * and has backfills pause first, then live runs (docs/budgets.md). The ledger keeps it, so a restart forgets nothing.
 */
export class SalesforceBudget implements SourceBudget {
  private known = nothingKnown;
  private unstored = {
    calls: 0,
    usage: null as OrgUsage | null,
    refusedUntil: undefined as string | null | undefined
  };
  private storing: Promise<void> | null = null;
  private readonly watchers = new Set<Watcher>();
  private readonly paused = new Set<Lane>();
  private refusalMs = firstRefusalMs;

  constructor(private readonly parts: SalesforceBudgetParts) {}

  /** A call goes out. */
  made(): void {
    this.unstored.calls += 1;
    this.store();
  }

  /** The org answered; `used` and `max` of 24 hours as its answer says them, null where it does not. */
  answered(usage: { readonly used: number; readonly max: number } | null): void {
    const { now, at } = this.time();
    if (usage) this.unstored.usage = { ...usage, at };
    this.refusalMs = firstRefusalMs;
    const until = this.known.refusedUntil;
    if (until !== null && Date.parse(until) <= now.getTime()) this.noteRefusal(null);
    this.store();
  }

  /** The org refused a call because its limit is used up. Calls that are refused together are one refusal. */
  refused(): void {
    const { now } = this.time();
    const until = this.known.refusedUntil;
    if (until !== null && Date.parse(until) > now.getTime()) return;
    this.noteRefusal(new Date(now.getTime() + this.refusalMs).toISOString());
    this.refusalMs = Math.min(longestRefusalMs, this.refusalMs * 2);
    this.store();
  }

  async look(lane: Lane): Promise<BudgetPause | null> {
    await this.readStore();
    await this.askAgain(lane);
    return pauseOf(lane, this.known, this.parts.settings, this.parts.clock.now());
  }

  watch(lane: Lane, onPause: (pause: BudgetPause) => void): () => void {
    const watcher = { lane, onPause };
    this.watchers.add(watcher);
    return () => void this.watchers.delete(watcher);
  }

  callsLeft(lane: Lane): number | null {
    return leftOf(lane, this.known, this.parts.settings, this.parts.clock.now());
  }

  /** As all processes of the bridge know it; makes no call to Salesforce. */
  async status(): Promise<SalesforceBudgetStatus> {
    await this.readStore();
    const { known, parts } = this;
    const { settings } = parts;
    const now = parts.clock.now();
    const { usage } = known;
    const left = Object.fromEntries(lanes.map((lane) => [lane, leftOf(lane, known, settings, now)]));
    return {
      org: usage && { max: usage.max, used: usage.used, asOf: usage.at },
      ...settings,
      share: shareOf(known, settings),
      used: usedOf(known, now),
      left: left as Record<Lane, number | null>,
      pauses: lanes.flatMap((lane) => {
        const pause = pauseOf(lane, known, settings, now);
        return pause ? [{ lane, ...pause }] : [];
      })
    };
  }

  /** What was counted is stored. */
  async settled(): Promise<void> {
    while (this.storing) await this.storing;
  }

  /** Others used up what is kept for them, as the org said a while ago: it is asked, rather than found out by a run. */
  private async askAgain(lane: Lane): Promise<void> {
    const { clock, settings, limits } = this.parts;
    const { usage } = this.known;
    if (!usage || !isReserved(lane, usage, settings)) return;
    if (Date.parse(usage.at) + usageLifeMs > clock.now().getTime()) return;
    // What fails here fails the run as well, and is told by that.
    const told = await limits().catch(() => null);
    if (told) this.answered({ used: told.max - told.remaining, max: told.max });
    await this.settled();
  }

  private async readStore(): Promise<void> {
    await this.settled();
    this.known = await this.parts.ledger.addSourceCalls({ at: this.time().at, calls: 0 });
    this.tell();
  }

  /** Known at once: calls under way end before it is stored. */
  private noteRefusal(until: string | null): void {
    this.known = { ...this.known, refusedUntil: until };
    this.unstored.refusedUntil = until;
  }

  private store(): void {
    this.storing ??= this.storeAll().finally(() => {
      this.storing = null;
    });
  }

  /** One write at a time; what comes meanwhile goes with the next. */
  private async storeAll(): Promise<void> {
    for (;;) {
      const { calls, usage, refusedUntil } = this.unstored;
      if (calls === 0 && !usage && refusedUntil === undefined) return;
      this.unstored = { calls: 0, usage: null, refusedUntil: undefined };
      const change = { at: this.time().at, calls, usage: usage ?? undefined, refusedUntil };
      try {
        this.known = await this.parts.ledger.addSourceCalls(change);
      } catch (error) {
        this.parts.log.warn(
          { err: error },
          'calls to Salesforce could not be counted; the next one tries again'
        );
        this.unstored = { ...this.unstored, calls: this.unstored.calls + calls };
        return;
      }
      this.tell();
    }
  }

  private tell(): void {
    const { now } = this.time();
    for (const lane of lanes) {
      const pause = pauseOf(lane, this.known, this.parts.settings, now);
      this.report(lane, pause);
      if (!pause) continue;
      for (const watcher of this.watchers) if (watcher.lane === lane) watcher.onPause(pause);
    }
  }

  /** One line when a lane begins to pause and one when it ends, by which alerts can go. */
  private report(lane: Lane, pause: BudgetPause | null): void {
    const { log } = this.parts;
    if (pause && !this.paused.has(lane)) {
      this.paused.add(lane);
      log.warn({ event: 'budget.paused', lane, code: pause.code, until: pause.until }, pause.message);
    } else if (!pause && this.paused.delete(lane)) {
      log.info({ event: 'budget.resumed', lane }, 'calls to Salesforce go on');
    }
  }

  private time(): { readonly now: Date; readonly at: string } {
    const now = this.parts.clock.now();
    return { now, at: now.toISOString() };
  }
}
