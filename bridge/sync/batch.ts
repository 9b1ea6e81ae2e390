import type { Batch, Operation } from './model';

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
export class BatchAssembler {
  private waiting: Operation[] = [];
  private bytes = 0;

  constructor(private readonly limits: BatchLimits) {}

  add(operation: Operation): Batch | null {
    const full = this.bytes + operation.bytes + 1 > this.limits.bytes && this.waiting.length > 0;
    const batch = full ? this.flush() : null;
    this.waiting.push(operation);
    this.bytes += operation.bytes + 1;
    return batch ?? (this.waiting.length >= this.limits.count ? this.flush() : null);
  }

  /** What is left, or null. */
  flush(): Batch | null {
    if (this.waiting.length === 0) return null;
    const batch = { operations: this.waiting, bytes: this.bytes };
    this.waiting = [];
    this.bytes = 0;
    return batch;
  }
}

/** Two halves, the first one larger by at most one. */
export function halve(batch: Batch): [Batch, Batch] {
  const middle = Math.ceil(batch.operations.length / 2);
  return [toBatch(batch.operations.slice(0, middle)), toBatch(batch.operations.slice(middle))];
}

export function toBatch(operations: readonly Operation[]): Batch {
  return { operations, bytes: operations.reduce((sum, operation) => sum + operation.bytes + 1, 0) };
}
