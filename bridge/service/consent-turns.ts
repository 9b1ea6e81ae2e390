import type { Config } from '../config/load-config';
import type { ProjectDefinition, SyncDefinition } from '../config/sync-definition';
import type { Ledger } from '../ledger/ledger';
import type { Logger } from '../logger';
import { rulesToIterable } from '../sync/consent/opt-out-fields';

/** Of a project whose syncs go by cron expressions alone. */
const cronMinutes = 10;
/** Runs start late by a tenth of their interval, at most a minute, and tell opt-outs themselves: they come first. */
const graceShare = 0.1;
const longestGraceMs = 60_000;
/** After a turn that failed. */
const retryMs = 60_000;

export interface ConsentTurnsParts {
  readonly config: () => Promise<Config>;
  readonly ledger: Pick<Ledger, 'bookmark'>;
  /** Tells Iterable of a project's opt-outs; the sync is any active one of the project. */
  readonly pass: (project: ProjectDefinition, sync: SyncDefinition) => Promise<readonly string[]>;
  readonly now: () => Date;
  readonly log: Pick<Logger, 'info' | 'warn'>;
}

/**
 * Opt-outs go out at the start of each run; a run of hours would keep them waiting (DESIGN rule 6). So each project
 * whose opt-outs have not been looked at for as long as the shortest schedule of its active syncs gets a turn of its own,
 * beside whatever runs. While runs come and go as they should, no such turn is needed and none costs a call.
 */
export class ConsentTurns {
  private readonly lastTurns = new Map<string, number>();
  private readonly failing = new Set<string>();
  private looking: Promise<void> | null = null;

  constructor(private readonly parts: ConsentTurnsParts) {}

  /** Gives turns to the projects that are due; a look that is still going on is not joined by a second one. */
  look(): Promise<void> {
    this.looking ??= this.giveTurns().finally(() => {
      this.looking = null;
    });
    return this.looking;
  }

  /** The turn under way has come to its end. */
  async settled(): Promise<void> {
    await this.looking?.catch(() => undefined);
  }

  private async giveTurns(): Promise<void> {
    const { syncs } = await this.parts.config();
    await Promise.all(
      byProject(syncs).map(async (ofProject) => {
        const [first] = ofProject;
        if (first && (await this.isDue(first.project, intervalOf(ofProject)))) await this.giveTurn(first);
      })
    );
  }

  private async isDue(project: ProjectDefinition, intervalMs: number): Promise<boolean> {
    const objects = new Set(rulesToIterable(project).map(({ object }) => object));
    if (objects.size === 0) return false;
    const now = this.parts.now().getTime();
    const patience = intervalMs + Math.min(longestGraceMs, intervalMs * graceShare);
    // Whoever starts the service starts the runs that were missed too, and those tell opt-outs first.
    const lastTurn = this.lastTurns.get(project.name) ?? now;
    this.lastTurns.set(project.name, lastTurn);
    const since = this.failing.has(project.name) ? retryMs : patience;
    if (now - lastTurn < since) return false;
    for (const object of objects) {
      const mark = (await this.parts.ledger.bookmark(`consent:${project.name}:${object}`))?.mark ?? null;
      if (mark === null || now - Date.parse(mark) >= patience) return true;
    }
    return false;
  }

  private async giveTurn(sync: SyncDefinition): Promise<void> {
    const { pass, log, now } = this.parts;
    const project = sync.project.name;
    this.lastTurns.set(project, now().getTime());
    try {
      await pass(sync.project, sync);
      if (this.failing.delete(project)) log.info({ project }, 'opt-outs can be told again');
    } catch (error) {
      // One line an outage, not one a try.
      if (!this.failing.has(project))
        log.warn({ project, err: error }, 'opt-outs could not be told; trying again');
      this.failing.add(project);
    }
  }
}

/** Active syncs alone: what only captures, or is paused, tells nobody anything. */
function byProject(syncs: readonly SyncDefinition[]): SyncDefinition[][] {
  const projects = new Map<string, SyncDefinition[]>();
  for (const sync of syncs.filter(({ status }) => status === 'Active'))
    projects.set(sync.project.name, [...(projects.get(sync.project.name) ?? []), sync]);
  return [...projects.values()];
}

const intervalOf = (syncs: readonly SyncDefinition[]): number =>
  Math.min(
    ...syncs.map(({ schedule: { turns } }) => ('everyMinutes' in turns ? turns.everyMinutes : cronMinutes))
  ) * 60_000;
