import type { Config } from '../config/load-config';
import type { SyncPause } from '../ledger/ledger';
import { hasTurns } from '../queue/schedule';

/**
 * The definitions as they count while people have paused some of the syncs: those read as Paused, and say by whom. A sync
 * that has no turns anyway is as its definition says. Pure.
 */
export function withPauses(config: Config, pauses: readonly SyncPause[]): Config {
  if (pauses.length === 0) return config;
  const syncs = config.syncs.map((sync) => {
    const pause = pauses.find(({ sync: name }) => name === sync.name);
    if (!pause || !hasTurns(sync.status)) return sync;
    return {
      ...sync,
      status: 'Paused' as const,
      pausedHere: { by: pause.by, at: pause.at, was: sync.status }
    };
  });
  return { ...config, syncs };
}
