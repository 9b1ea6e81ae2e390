import type { SalesforceBudgetStatus } from '../budgets/salesforce-budget';
import type { Config } from '../config/load-config';
import type { ConfigProblem } from '../config/sync-definition';
import type { Ledger } from '../ledger/ledger';
import type { Run } from '../sync/model';

export interface SyncState {
  readonly sync: string;
  readonly label: string;
  readonly status: string;
  /** The Salesforce object that it reads. */
  readonly object: string;
  /** DeveloperName of the Iterable project. */
  readonly project: string;
  /** As the admin wrote it. */
  readonly schedule: string;
  /** Null for a cron expression. */
  readonly intervalMinutes: number | null;
  readonly bookmark: string | null;
  /** Seconds since the moment up to which everything is accounted for; null before the first complete run. */
  readonly lagSeconds: number | null;
  readonly lastRun: Run | null;
  /** When an outbound message last named a record of its object; left out by what hears none. */
  readonly lastMessageAt?: string | null;
  /** What a person should know of its definition, e.g. that a publish is half done. */
  readonly notices: readonly string[];
}

export interface StatusAnswer {
  /** The org that this bridge serves, 18 characters. */
  readonly organizationId: string;
  readonly syncs: readonly SyncState[];
  /** Runs whose removals wait for a person, newest first; the latest hundred. */
  readonly held: readonly Run[];
  /** What keeps other syncs from running. */
  readonly problems: readonly ConfigProblem[];
  /** Why the definitions are not the newest ones; null when they are. */
  readonly trouble: { readonly code: string; readonly message: string; readonly fix: string } | null;
  /** Calls to Salesforce in any 24 hours; null where nobody counts them. */
  readonly salesforceCalls: SalesforceBudgetStatus | null;
}

interface StatusParts {
  readonly config: Config;
  readonly organizationId: string;
  readonly ledger: Pick<Ledger, 'runs' | 'bookmark'>;
  readonly now: Date;
  readonly budget?: { status(): Promise<SalesforceBudgetStatus> };
  /** ISO times by sync. */
  readonly lastHeard?: ReadonlyMap<string, string>;
}

/** Held runs that are shown. */
const mostHeld = 100;

/** Every sync with its last run and how far it is. */
export async function statusOf({ lastHeard, ...parts }: StatusParts): Promise<StatusAnswer> {
  const { config, organizationId, ledger, now } = parts;
  const syncs: SyncState[] = [];
  for (const sync of config.syncs) {
    const [lastRun] = await ledger.runs({ sync: sync.name, limit: 1 });
    const mark = (await ledger.bookmark(sync.name))?.mark ?? null;
    syncs.push({
      sync: sync.name,
      label: sync.label,
      status: sync.status,
      object: sync.sourceObject,
      project: sync.project.name,
      schedule: sync.schedule.text,
      intervalMinutes: 'everyMinutes' in sync.schedule.turns ? sync.schedule.turns.everyMinutes : null,
      bookmark: mark,
      lagSeconds: mark ? Math.round((now.getTime() - Date.parse(mark)) / 1000) : null,
      lastRun: lastRun ?? null,
      ...(lastHeard && { lastMessageAt: lastHeard.get(sync.name) ?? null }),
      notices: sync.notices ?? []
    });
  }
  const salesforceCalls = (await parts.budget?.status()) ?? null;
  const held = await ledger.runs({ state: 'held', limit: mostHeld });
  return { organizationId, syncs, held, problems: config.problems, trouble: null, salesforceCalls };
}
