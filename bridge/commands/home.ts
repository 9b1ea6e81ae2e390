import type { SalesforceBudgetStatus } from '../budgets/salesforce-budget';
import type { Config } from '../config/load-config';
import type { ProjectDefinition, SyncDefinition } from '../config/sync-definition';
import type { ProjectUse } from '../iterable/project-use';
import type { Ledger, OutcomeHour, SyncStanding } from '../ledger/ledger';
import { nextTurn } from '../queue/next-turn';
import type { Run } from '../sync/model';
import { fieldsOfReason } from './held-reasons';
import { historyOf, startOf, type Bucket, type Period } from './home-history';
import { runViewOf, type RunView } from './run-view';

/** One sync as Home shows it: `IterableSyncHomeView.SyncView`. */
export interface HomeSync {
  readonly name: string;
  readonly label: string;
  readonly status: string;
  readonly pausedById: string | null;
  readonly pausedAt: string | null;
  readonly objectName: string;
  readonly schedule: string;
  readonly intervalMinutes: number | null;
  readonly nextRunAt: string | null;
  readonly caughtUpTo: string | null;
  readonly lagSeconds: number | null;
  readonly needsAttention: number;
  readonly waiting: number;
  readonly lastRun: RunView | null;
  readonly history: readonly Bucket[];
}

interface HeldReason {
  readonly reason: string;
  readonly count: number;
  /** Fields that it names; null when nobody knows. */
  readonly fieldPaths: readonly string[] | null;
}

interface HeldRun {
  readonly runId: string;
  readonly syncName: string;
  readonly syncLabel: string;
  readonly heldAt: string;
  readonly removals: number;
  readonly present: number;
  readonly reasons: readonly HeldReason[];
}

interface HomeBudget {
  readonly systemName: 'Salesforce' | 'Iterable';
  readonly projectName: string | null;
  readonly used: number;
  readonly allowed: number | null;
  readonly period: 'day' | 'minute';
  readonly pausedUntil: string | null;
}

export interface HomeProblem {
  readonly syncName: string | null;
  readonly place: string;
  readonly message: string;
  readonly fix: string;
}

/** What Home shows, as far as the bridge knows it: `IterableSyncHomeView`. */
export interface HomeAnswer {
  readonly asOf: string;
  readonly syncs: readonly HomeSync[];
  readonly held: readonly HeldRun[];
  readonly problems: readonly HomeProblem[];
  readonly budgets: readonly HomeBudget[];
}

export interface HomeParts {
  readonly config: Config;
  /** Why the definitions are not the newest ones; null when they are. */
  readonly trouble: { readonly message: string; readonly fix: string } | null;
  readonly ledger: Pick<Ledger, 'standings' | 'outcomesByHour' | 'runs'>;
  readonly salesforce: { status(): Promise<SalesforceBudgetStatus> };
  /** What this process sends to a project. */
  readonly useOf: (project: ProjectDefinition) => ProjectUse;
  readonly now: Date;
}

/** Held runs that are shown. */
const mostHeld = 100;

/** All syncs, what waits for a person, what is wrong, and the budgets of both sides; a few queries, however many syncs. */
export async function homeOf(period: Period, parts: HomeParts): Promise<HomeAnswer> {
  const { config, ledger, now } = parts;
  const [standings, hours, held, salesforce] = await Promise.all([
    ledger.standings(config.syncs.map(({ name }) => name)),
    ledger.outcomesByHour(startOf(period, now).toISOString()),
    ledger.runs({ state: 'held', limit: mostHeld }),
    parts.salesforce.status()
  ]);
  const pausedUntil = salesforce.pauses.find(({ lane }) => lane === 'live')?.until ?? null;
  const about = { period, now, hours, pausedUntil };
  return {
    asOf: now.toISOString(),
    syncs: config.syncs.flatMap((sync, index) => {
      const standing = standings[index];
      return standing ? [syncOf(sync, standing, about)] : [];
    }),
    held: held.map((run) => heldOf(run, config)),
    problems: problemsOf(parts),
    budgets: [salesforceBudget(salesforce, pausedUntil), ...iterableBudgets(parts)]
  };
}

interface About {
  readonly period: Period;
  readonly now: Date;
  readonly hours: readonly OutcomeHour[];
  /** Turns wait until then for calls to Salesforce. */
  readonly pausedUntil: string | null;
}

function syncOf(
  sync: SyncDefinition,
  standing: SyncStanding,
  { period, now, hours, pausedUntil }: About
): HomeSync {
  const { turns, text } = sync.schedule;
  const { mark, lastRun } = standing;
  const next = nextRunOf(sync, standing, now)?.toISOString() ?? null;
  return {
    name: sync.name,
    label: sync.label,
    status: sync.status,
    pausedById: userIdOf(sync.pausedHere?.by),
    pausedAt: sync.pausedHere?.at ?? null,
    objectName: sync.sourceObject,
    schedule: text,
    intervalMinutes: 'everyMinutes' in turns ? turns.everyMinutes : null,
    nextRunAt: next !== null && pausedUntil !== null && pausedUntil > next ? pausedUntil : next,
    caughtUpTo: mark,
    lagSeconds: mark === null ? null : Math.max(0, Math.round((now.getTime() - Date.parse(mark)) / 1000)),
    needsAttention: standing.needsAttention,
    waiting: standing.waiting,
    lastRun: lastRun && runViewOf(lastRun),
    history: historyOf(
      hours.filter((hour) => hour.sync === sync.name),
      period,
      now
    )
  };
}

/** A run under way is followed by one at its time; one that was cut off is gone on with at once. */
const nextRunOf = (
  sync: SyncDefinition,
  { unfinished, lastTurnAt, retryAt }: Pick<SyncStanding, 'unfinished' | 'lastTurnAt' | 'retryAt'>,
  now: Date
): Date | null =>
  nextTurn(
    {
      sync,
      lastStartedAt: lastTurnAt,
      cutOff: unfinished?.state === 'interrupted' ? unfinished.run : null,
      knownSince: now.toISOString(),
      retryAt
    },
    now
  );

/** People on the command line have no id. */
const userIdOf = (by: string | undefined): string | null =>
  by && /^005\w{12}(\w{3})?$/.test(by) ? by : null;

function heldOf({ run, sync, startedAt, held }: Run, config: Config): HeldRun {
  return {
    runId: run,
    syncName: sync,
    syncLabel: config.syncs.find(({ name }) => name === sync)?.label ?? sync,
    heldAt: held?.heldAt ?? startedAt,
    removals: held?.removals ?? 0,
    present: held?.present ?? 0,
    reasons: (held?.reasons ?? []).map((told) => ({
      ...told,
      fieldPaths: fieldsOfReason(told.reason, config, sync)
    }))
  };
}

function problemsOf({ config, trouble }: Pick<HomeParts, 'config' | 'trouble'>): HomeProblem[] {
  const found = config.problems.map(({ sync, where, message, fix }) => ({
    syncName: sync,
    place: where,
    message,
    fix
  }));
  return trouble ? [{ syncName: null, place: 'Salesforce', ...trouble }, ...found] : found;
}

const salesforceBudget = (
  { used, share }: SalesforceBudgetStatus,
  pausedUntil: string | null
): HomeBudget => ({
  systemName: 'Salesforce',
  projectName: null,
  used,
  allowed: share,
  period: 'day',
  pausedUntil
});

/** By what bounds all syncs of a project: calls that update many users. */
function iterableBudgets({ config, useOf }: Pick<HomeParts, 'config' | 'useOf'>): HomeBudget[] {
  const projects = new Map(config.syncs.map(({ project }) => [project.name, project]));
  return [...projects.values()]
    .sort((first, second) => first.name.localeCompare(second.name))
    .map((project) => {
      const { made, allowed, pausedUntil } = useOf(project);
      return {
        systemName: 'Iterable',
        projectName: project.name,
        used: made,
        allowed,
        period: 'minute',
        pausedUntil
      };
    });
}
