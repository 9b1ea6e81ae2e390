import type { BridgeError } from '../errors';
import type { Operation } from './model';
import type { Clock, Destination } from './ports';
import { nextTry } from './retry-policy';
import type { StepResult } from './step-result';

export interface DeliveryContext {
  readonly destination: Pick<Destination, 'send' | 'sendOne'>;
  readonly clock: Clock;
  /** Iterable's field types, to name the field of a row that is only said to hold bad data. */
  readonly fieldTypes: () => Promise<ReadonlyMap<string, string>>;
  readonly deferrals: (recordId: string) => number;
  /** Ends waiting; what could not be sent by then is deferred. */
  readonly signal?: AbortSignal;
}

/** What a call came to for one operation. */
export type OperationResult = StepResult & { readonly operation: Operation };

export interface Delivery {
  /** Exactly one for each operation of the batch. */
  readonly results: readonly OperationResult[];
  readonly filteredOutFields: readonly string[];
  /** The destination could not be reached for this batch, after all retries. */
  readonly exhausted: boolean;
  /** The call was refused for its size. */
  readonly tooLarge: boolean;
}

export const plainly = (results: readonly OperationResult[]): Delivery => ({
  results,
  filteredOutFields: [],
  exhausted: false,
  tooLarge: false
});

export function joined(deliveries: readonly Delivery[]): Delivery {
  return {
    results: deliveries.flatMap((delivery) => delivery.results),
    filteredOutFields: [...new Set(deliveries.flatMap((delivery) => delivery.filteredOutFields))],
    exhausted: deliveries.some((delivery) => delivery.exhausted),
    tooLarge: deliveries.some((delivery) => delivery.tooLarge)
  };
}

/** What keeps the operation from being taken may pass. */
export function deferredResult(
  operation: Operation,
  error: Pick<BridgeError, 'code' | 'message'>,
  { clock, deferrals }: Pick<DeliveryContext, 'clock' | 'deferrals'>
): OperationResult {
  const retryAt = nextTry(clock.now(), deferrals(operation.recordId));
  const message = `Iterable could not take it (${error.message}); it is tried again after ${retryAt}.`;
  return { status: 'deferred', code: error.code, message, retryAt, operation };
}
