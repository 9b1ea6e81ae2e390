import type { Config } from '../config/load-config';
import type { Ledger } from '../ledger/ledger';
import type { Job } from '../queue/queue';
import { dueSyncs, hasTurns, type ScheduledSync } from '../queue/schedule';
import { goOnJob, hearJob, scheduledJob } from '../run-job';
import { isOpen } from '../config/time-window';
import type { SyncDefinition } from '../config/sync-definition';
import type { Run } from '../sync/model';

/** A sync whose turn was given out is not looked at again for so long: its run has to show first. */
const patienceMs = 30_000;
const runsPerLook = 20;

export interface SchedulerParts {
  readonly config: () => Promise<Config>;
  readonly ledger: Pick<Ledger, 'runs' | 'unfinishedRun' | 'dueRecords' | 'syncsWithHints'>;
  readonly add: (job: Job) => Promise<unknown>;
  /** Whether this process is running the sync. */
  readonly isRunning: (sync: string) => boolean;
  /** Tells this process from the one before it. */
  readonly owner: string;
  readonly now: () => Date;
}

/** Gives the active syncs their turns. */
export class Scheduler {
  private readonly givenAt = new Map<string, number>();
  /** When each of the syncs that have turns was first seen as one, in milliseconds. */
  private readonly knownSince = new Map<string, number>();
  private looking: Promise<void> | null = null;

  constructor(private readonly parts: SchedulerParts) {}

  /** Puts what is due in line; a look that is still going on is not joined by a second one. */
  look(): Promise<void> {
    this.looking ??= this.giveTurns().finally(() => {
      this.looking = null;
    });
    return this.looking;
  }

  private async giveTurns(): Promise<void> {
    const { config, add, now } = this.parts;
    const { syncs } = await config();
    const withTurns = syncs.filter(({ status }) => hasTurns(status));
    this.noteKnown(withTurns);
    await this.wakeForHints(syncs);
    const free = withTurns.filter(({ name }) => !this.wasJustGiven(name) && !this.parts.isRunning(name));
    const scheduled = await Promise.all(free.map((sync) => this.standing(sync)));
    for (const { sync, cutOff } of dueSyncs(scheduled, now())) {
      await add(cutOff ? goOnJob(sync.name, cutOff, this.parts.owner) : scheduledJob(sync.name));
      this.givenAt.set(sync.name, now().getTime());
    }
  }

  /**
   * Whoever took a hint in may have died before it gave the job, or the sync's window was closed; a run under way takes
   * hints up by itself.
   */
  private async wakeForHints(syncs: readonly SyncDefinition[]): Promise<void> {
    const { ledger, add, isRunning, now } = this.parts;
    const waiting = await ledger.syncsWithHints();
    for (const { name, status, schedule, timeZone } of syncs) {
      if (status !== 'Active' || !waiting.includes(name) || isRunning(name)) continue;
      if (isOpen(schedule, timeZone, now())) await add(hearJob(name));
    }
  }

  private noteKnown(syncs: readonly SyncDefinition[]): void {
    const names = new Set(syncs.map(({ name }) => name));
    for (const known of this.knownSince.keys()) if (!names.has(known)) this.knownSince.delete(known);
    const now = this.parts.now().getTime();
    for (const name of names) if (!this.knownSince.has(name)) this.knownSince.set(name, now);
  }

  private wasJustGiven(sync: string): boolean {
    const at = this.givenAt.get(sync);
    return at !== undefined && this.parts.now().getTime() - at < patienceMs;
  }

  private async standing(sync: SyncDefinition): Promise<ScheduledSync> {
    const { ledger } = this.parts;
    const now = this.parts.now();
    const unfinished = await ledger.unfinishedRun(sync.name);
    // A run of single records is a job of its own, which the queue takes up again.
    const cutOff = unfinished && !isOfRecords(unfinished) ? unfinished.run : null;
    return {
      sync,
      lastStartedAt: await this.lastStart(sync.name),
      cutOff,
      retryDue: (await ledger.dueRecords(sync.name, now.toISOString(), 1)).length > 0,
      knownSince: new Date(this.knownSince.get(sync.name) ?? now).toISOString()
    };
  }

  /** A run of single records ("sync now", messages) does not put off the sync's own turn. */
  private async lastStart(sync: string): Promise<string | null> {
    for (let before: string | undefined; ;) {
      const runs = await this.parts.ledger.runs({ sync, limit: runsPerLook, before });
      const found = runs.find((run) => !isOfRecords(run));
      if (found) return found.startedAt;
      if (runs.length < runsPerLook) return null;
      before = runs.at(-1)?.run;
    }
  }
}

const isOfRecords = ({ trigger }: Run): boolean => trigger === 'record' || trigger === 'message';
