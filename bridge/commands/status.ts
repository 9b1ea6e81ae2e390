import type { ConfigProblem } from '../config/sync-definition';
import type { Run } from '../sync/model';
import type { Bridge } from '../wire';

export interface SyncState {
  readonly sync: string;
  readonly label: string;
  readonly status: string;
  readonly intervalMinutes: number;
  readonly bookmark: string | null;
  /** Seconds since the moment up to which everything is accounted for; null before the first complete run. */
  readonly lagSeconds: number | null;
  readonly lastRun: Run | null;
}

export interface StatusAnswer {
  readonly organizationId: string;
  readonly syncs: readonly SyncState[];
  readonly problems: readonly ConfigProblem[];
}

/** Every sync with its last run and how far it is. */
export async function statusCommand(bridge: Bridge): Promise<StatusAnswer> {
  const { syncs, problems } = await bridge.config(30);
  const now = bridge.clock.now().getTime();
  const states: SyncState[] = [];
  for (const sync of syncs) {
    const [lastRun] = await bridge.ledger.runs({ sync: sync.name, limit: 1 });
    const mark = (await bridge.ledger.bookmark(sync.name))?.mark ?? null;
    states.push({
      sync: sync.name,
      label: sync.label,
      status: sync.status,
      intervalMinutes: sync.intervalMinutes,
      bookmark: mark,
      lagSeconds: mark ? Math.round((now - Date.parse(mark)) / 1000) : null,
      lastRun: lastRun ?? null
    });
  }
  return { organizationId: await bridge.org.organizationId(), syncs: states, problems };
}
