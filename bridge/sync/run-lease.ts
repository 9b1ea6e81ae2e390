import { BusyError, LeaseLostError } from '../errors';
import type { Lease, LeaseOwner } from './bookkeeping';
import type { Clock, RunLedger } from './ports';

const leaseSeconds = 30;
const renewEveryMs = 10_000;

/** What the holder of a run's lease works with; `signal` aborts when the lease was lost. */
export interface HeldLease {
  readonly lease: Lease;
  readonly signal: AbortSignal;
}

/**
 * Holds the lease `name` while `work` runs and keeps renewing it. A sync never overlaps with itself, also not in two
 * processes: BusyError names the holder.
 */
export async function withLease<T>(
  parts: { ledger: RunLedger; owner: LeaseOwner; clock: Clock },
  name: string,
  work: (held: HeldLease) => Promise<T>
): Promise<T> {
  const answer = await parts.ledger.takeLease(name, parts.owner, leaseSeconds);
  if ('heldBy' in answer) {
    throw new BusyError(
      'run.busy',
      `${name.replace('sync:', '')} is already being run by ${answer.heldBy.label} (process ${answer.heldBy.pid}).`,
      {
        fix: 'Wait until it has finished; what changed meanwhile is in the next run.'
      }
    );
  }
  const lost = new AbortController();
  const timer = setInterval(() => {
    parts.ledger.renewLease(answer.lease, leaseSeconds).catch((error: unknown) => {
      if (error instanceof LeaseLostError) lost.abort(error);
    });
  }, renewEveryMs);
  timer.unref();
  try {
    return await work({ lease: answer.lease, signal: lost.signal });
  } finally {
    clearInterval(timer);
    await parts.ledger.releaseLease(answer.lease).catch(() => undefined);
  }
}
