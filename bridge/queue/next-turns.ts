import type { SyncDefinition } from '../config/sync-definition';
import { nextTurn } from './next-turn';

export interface PlannedSync {
  readonly sync: Pick<SyncDefinition, 'name' | 'schedule' | 'timeZone'>;
  /** ISO time at which its last run started; null where it never ran. Set times do not go by it. */
  readonly lastStartedAt: string | null;
}

/**
 * The next turns that a schedule gives a sync, were it switched on and each run short; fewer where no more come within
 * a year. Pure.
 */
export function nextTurns({ sync, lastStartedAt }: PlannedSync, now: Date, count: number): Date[] {
  const turns: Date[] = [];
  // What a set time missed is made up for once; that is no time of the schedule.
  let last = 'cron' in sync.schedule.turns ? null : lastStartedAt;
  let from = now;
  while (turns.length < count) {
    const expected = {
      sync: { ...sync, status: 'Active' as const },
      lastStartedAt: last,
      cutOff: null,
      retryAt: null,
      knownSince: from.toISOString()
    };
    const turn = nextTurn(expected, from);
    if (turn === null) break;
    turns.push(turn);
    last = turn.toISOString();
    from = turn;
  }
  return turns;
}
