import type { Batch, Call, Operation } from './model';

/** Of one call; `bytes` counts the rows with their separating commas. */
export interface BatchLimits {
  readonly count: number;
  readonly bytes: number;
}

/** Source: iterable-api 2.6: at most 1000 rows and 3.5 MB are advised, 4 MB is the documented end. */
export const bulkLimits: BatchLimits = { count: 1000, bytes: 3_500_000 };

/**
 * Fills batches from operations as they come. Not for several threads; `add` answers the batches that became full.
 * An operation larger than the limit travels alone: the destination says what it thinks of it.
 */
export class BatchAssembler<C extends Call = Call> {
  private waiting: Operation[] = [];
  private bytes = 0;

  constructor(
    private readonly call: C,
    private limits: BatchLimits
  ) {}

  add(operation: Operation): Batch<C> | null {
    const full = this.bytes + operation.bytes + 1 > this.limits.bytes && this.waiting.length > 0;
    const batch = full ? this.flush() : null;
    this.waiting.push(operation);
    this.bytes += operation.bytes + 1;
    return batch ?? (this.waiting.length >= this.limits.count ? this.flush() : null);
  }

  /** What is left, or null. */
  flush(): Batch<C> | null {
    if (this.waiting.length === 0) return null;
    const batch = { call: this.call, operations: this.waiting, bytes: this.bytes };
    this.waiting = [];
    this.bytes = 0;
    return batch;
  }

  /** A batch of so many bytes was too large: the next ones stay below half of it (seed 004, "413"). */
  shrink(bytes: number): void {
    this.limits = { ...this.limits, bytes: Math.min(this.limits.bytes, Math.max(1, Math.floor(bytes / 2))) };
  }
}

/** Two halves, the first one larger by at most one. */
export function halve<C extends Call>(batch: Batch<C>): [Batch<C>, Batch<C>] {
  const middle = Math.ceil(batch.operations.length / 2);
  const { call, operations } = batch;
  return [toBatch(call, operations.slice(0, middle)), toBatch(call, operations.slice(middle))];
}

export function toBatch<C extends Call>(call: C, operations: readonly Operation[]): Batch<C> {
  return { call, operations, bytes: operations.reduce((sum, operation) => sum + operation.bytes + 1, 0) };
}
