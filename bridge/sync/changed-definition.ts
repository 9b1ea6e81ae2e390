import type { SyncDefinition } from '../config/sync-definition';
import type { RunParts } from './run-parts';

/**
 * What was rejected under another definition of the sync is tried by this run: it may have been the definition's fault.
 * A sync that only captures leaves it as it is.
 */
export async function takeUpRejected(
  { name, version, status }: SyncDefinition,
  { ledger, clock }: Pick<RunParts, 'ledger' | 'clock'>
): Promise<void> {
  if (status !== 'Capture') await ledger.sendRejectedAgain(name, version, clock.now().toISOString());
}
