import { createHash } from 'node:crypto';
import type { SyncDefinition } from '../config/sync-definition';

/** At most this share of the interval, and at most a minute, so that syncs of one interval do not all start at once. */
const jitterShare = 0.1;
const longestJitterMs = 60_000;

export interface ScheduledSync {
  readonly sync: Pick<SyncDefinition, 'name' | 'status' | 'intervalMinutes'>;
  /** ISO time at which its last run started; null when it never ran. */
  readonly lastStartedAt: string | null;
  /** Id of its run that was cut off and waits to be gone on with; null when there is none. */
  readonly cutOff: string | null;
}

/** The active syncs whose turn it is. Pure. */
export function dueSyncs(syncs: readonly ScheduledSync[], now: Date): ScheduledSync[] {
  return syncs
    .filter(({ sync }) => sync.status === 'Active')
    .filter((scheduled) => scheduled.cutOff !== null || nextStart(scheduled) <= now.getTime());
}

function nextStart({ sync, lastStartedAt }: ScheduledSync): number {
  if (lastStartedAt === null) return 0;
  const interval = sync.intervalMinutes * 60_000;
  return Date.parse(lastStartedAt) + interval + jitterOf(sync.name, interval);
}

/** The same for a sync at all times, so that its runs keep their distance; names that are alike end up far apart. */
function jitterOf(name: string, intervalMs: number): number {
  const share = createHash('sha256').update(name).digest().readUInt32BE(0) / 2 ** 32;
  return Math.min(longestJitterMs, intervalMs * jitterShare) * share;
}
