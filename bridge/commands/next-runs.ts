import type { SyncDefinition } from '../config/sync-definition';
import { nextTurn } from '../queue/next-turn';
import type { Bridge } from '../wire';

/** When each of the syncs runs next by itself, by name; null where no run comes. */
export async function nextRunsOf(
  { ledger, clock }: Pick<Bridge, 'ledger' | 'clock'>,
  syncs: readonly SyncDefinition[]
): Promise<ReadonlyMap<string, Date | null>> {
  const now = clock.now();
  const standings = await ledger.standings(syncs.map(({ name }) => name));
  return new Map(
    syncs.map((sync, index) => {
      const standing = standings[index];
      const expected = {
        sync,
        lastStartedAt: standing?.lastTurnAt ?? null,
        cutOff: standing?.unfinished?.state === 'interrupted' ? standing.unfinished.run : null,
        retryAt: standing?.retryAt ?? null,
        knownSince: now.toISOString()
      };
      return [sync.name, nextTurn(expected, now)];
    })
  );
}
