import type { SyncDefinition } from '../../config/sync-definition';
import type { ReadingWindow } from '../bookkeeping';
import type { Decider } from '../decide';
import { deciderOf } from '../decider';
import { scratchClock } from '../preview/scratch-clock';
import { ScratchLedger, type LedgerReads } from '../preview/scratch-ledger';
import { readySync, type ReadySync } from '../ready-sync';
import type { RunParts } from '../run-parts';
import { windowFor } from '../window';

/** A definition made ready to say of any record in its scope what would become of it; nothing is written to do so. */
export interface Look {
  readonly ready: ReadySync;
  /** Everything. */
  readonly window: ReadingWindow;
  readonly decider: Decider;
}

export type LookParts = Pick<RunParts, 'source' | 'destination' | 'clock' | 'activeSyncs'> & {
  readonly ledger: RunParts['ledger'] & LedgerReads;
};

/** ConfigError where a run could not begin. */
export async function lookAtAll(definition: SyncDefinition, parts: LookParts): Promise<Look> {
  const ready = await readySync(
    definition,
    { trigger: 'command', full: true },
    { ...parts, mayCreate: false }
  );
  const window = windowFor(null, await parts.source.serverTime(), { full: true });
  const ledger = new ScratchLedger(parts.ledger);
  ready.context.brake.release();
  const decider = deciderOf(ready, { ...parts, clock: scratchClock(parts.clock), ledger }, (claims) =>
    ledger.claimIdentities(definition.project.name, claims)
  );
  return { ready, window, decider };
}
