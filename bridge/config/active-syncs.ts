import type { SyncDefinition } from './sync-definition';

/**
 * The syncs that people count on: the active ones, and those that somebody has paused for a while. What a paused one has
 * sent is still its own: another sync neither takes it away nor speaks for its records. Pure.
 */
export const activeSyncs = (syncs: readonly SyncDefinition[]): SyncDefinition[] =>
  syncs.filter(({ status, pausedHere }) => (pausedHere?.was ?? status) === 'Active');
