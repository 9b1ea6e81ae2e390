import type { BridgeError } from '../errors';
import type { DryRun } from '../sync/dry-run';
import type { Run } from '../sync/model';

/** What a command ends with; DESIGN section 4. */
export const exitCodes = { done: 0, failed: 1, wrongUsage: 2, withRejected: 3 } as const;

/** Errors that say what was typed wrongly, not what went wrong. */
const usageCodes: ReadonlySet<string> = new Set([
  'run.unknown',
  'config.unknown-sync',
  'config.unknown-project',
  'bridge.usage',
  'http.other-object'
]);

export const exitCodeOfError = (error: BridgeError): number =>
  usageCodes.has(error.code) ? exitCodes.wrongUsage : exitCodes.failed;

/** A run that was stopped is no more done than one that failed. */
export function exitCodeOfRun(run: Run | DryRun): number {
  if (!('dryRun' in run) && run.state !== 'done' && run.state !== 'held') return exitCodes.failed;
  return run.counts.rejected > 0 ? exitCodes.withRejected : exitCodes.done;
}
