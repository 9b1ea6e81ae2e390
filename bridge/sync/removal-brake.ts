import type { RecordState } from './bookkeeping';
import { approvedCode, heldCode, pendingCode, type CountedRemoval } from './leaving/leaving-ledger';
import type { HeldRemovals, Operation, StepState } from './model';
import type { StepResult } from './step-result';

/** Fewer removals are never a wave; more always are (DESIGN rule 8). */
const fewest = 25;
const most = 500;
/** Reasons that a person is told. */
const toldReasons = 5;

/** Whether so many removals of one run, among so many who were there, wait for a person's word. Pure. */
export const isWave = (removals: number, present: number, percent: number): boolean =>
  removals > most || (removals >= fewest && removals > (present * percent) / 100);

/**
 * Removals of a run are counted before the first of them is sent: until then they wait. Whoever asks by hand about
 * single records is not a wave. What was held once waits for its decision, whatever later runs count.
 */
export class RemovalBrake {
  private isReleased = false;
  private comparesAll = false;
  private approved: ReadonlySet<string> = new Set();

  release(): void {
    this.isReleased = true;
  }

  /** From now on everything is compared, also what a person decided before. */
  compareAll(): void {
    this.comparesAll = true;
  }

  /** Whether it is asked at all what becomes of something whose record left. */
  asks({ stays }: Pick<StepState, 'stays'>): boolean {
    return !stays || this.comparesAll;
  }

  /** Lets the removals of these records go, however many there are. */
  approve(recordIds: readonly string[]): void {
    this.approved = new Set(recordIds);
  }

  /** Whether removals of the record go now. */
  lets(recordId: string, known: Pick<RecordState, 'code'> | null): boolean {
    if (this.approved.has(recordId) || known?.code === approvedCode) return true;
    return this.isReleased && !isHeld(known);
  }

  /** Why a removal is not sent now; null when it is. */
  verdict(
    operation: Operation,
    known: Pick<RecordState, 'code' | 'message' | 'fix'> | null,
    now: Date
  ): StepResult | null {
    if (!operation.removal || this.lets(operation.recordId, known)) return null;
    const base = { status: 'deferred', operation, waits: true } as const;
    if (known && isHeld(known))
      return { ...base, code: heldCode, message: known.message, fix: known.fix ?? undefined };
    return {
      ...base,
      retryAt: now.toISOString(),
      code: pendingCode,
      message: 'The removal is sent when all of the run have been counted.'
    };
  }
}

export const isPendingRemoval = ({ code }: Pick<StepResult, 'code'>): boolean => code === pendingCode;
const isHeld = (known: Pick<RecordState, 'code'> | null): boolean => known?.code === heldCode;

/** What a person is told of a wave before the word is given. Pure. */
export function heldRemovals(removals: readonly CountedRemoval[], present: number): HeldRemovals {
  const counts = new Map<string, number>();
  for (const { reason } of removals) counts.set(reason, (counts.get(reason) ?? 0) + 1);
  const reasons = [...counts]
    .map(([reason, count]) => ({ reason, count }))
    .sort((a, b) => b.count - a.count)
    .slice(0, toldReasons);
  return { removals: removals.length, present, reasons, decision: null, decidedBy: null, decidedAt: null };
}
