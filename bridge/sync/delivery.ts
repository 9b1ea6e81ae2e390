import type { BridgeError } from '../errors';
import type { ToldOptOuts } from './consent/told-opt-outs';
import type { Operation } from './model';
import type { Clock, Destination } from './ports';
import type { RefusalSearch } from './refusal-search';
import { nextTry } from './retry-policy';
import type { SpeakerOf } from './shared-address';
import type { StepResult } from './step-result';

export interface DeliveryContext {
  readonly destination: Pick<Destination, 'send' | 'sendOne' | 'user'>;
  readonly clock: Clock;
  /** Iterable's field types, to name the field of a row that is only said to hold bad data. */
  readonly fieldTypes: () => Promise<ReadonlyMap<string, string>>;
  readonly deferrals: (recordId: string) => number;
  /** To name the record whose address is in the way. */
  readonly speakerOf?: SpeakerOf;
  /** Ends waiting; what could not be sent by then is deferred. */
  readonly signal?: AbortSignal;
  /** How the search for rows to blame goes in this run; a delivery without one has its own. */
  readonly search?: RefusalSearch;
  /** What is older than an opt-out that was told meanwhile is decided anew. */
  readonly toldOptOuts?: ToldOptOuts;
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

/** Why something could not be taken now. */
export type Obstacle = Pick<BridgeError, 'code' | 'message'> & {
  /** Seconds that the other side asked for; null or left out when it did not say. */
  readonly retryAfterSeconds?: number | null;
};

/** No limit of Iterable's lasts longer (iterable-api 17): more is not believed. */
const longestAskedSeconds = 86_400;

/** What keeps the operation from being taken may pass: not before the other side said, if it did. */
export function deferredResult(
  operation: Operation,
  { code, message: cause, retryAfterSeconds }: Obstacle,
  { clock, deferrals }: Pick<DeliveryContext, 'clock' | 'deferrals'>
): OperationResult {
  const now = clock.now();
  const next = nextTry(now, deferrals(operation.recordId));
  const seconds = Math.min(retryAfterSeconds ?? 0, longestAskedSeconds);
  const asked = new Date(now.getTime() + seconds * 1000).toISOString();
  const retryAt = asked > next ? asked : next;
  const message = `Iterable could not take it (${cause}); it is tried again after ${retryAt}.`;
  return { status: 'deferred', code, message, retryAt, operation };
}
