import { RateLimitError, RejectedError, TransientError } from '../errors';
import {
  deferredResult,
  plainly,
  type Delivery,
  type DeliveryContext,
  type OperationResult
} from './delivery';
import { addressTaken, resultOfRefusal, unknownUser } from './failure-results';
import type { Batch, Call, Operation } from './model';
import { sendPatiently } from './send-patiently';
import { delivered } from './step-result';

/** Calls on their way at once; their rate is the client's business (iterable-api 17). */
const callsAtOnce = 10;
/** After so many calls in a row that could not be made, the others wait without being tried. */
const failuresInARow = 3;

/** Operations for which Iterable has no bulk endpoint: one call each. */
export async function deliverSingly(batch: Batch<Call>, context: DeliveryContext): Promise<Delivery> {
  const results: OperationResult[] = [];
  const open = [...batch.operations].reverse();
  let failures = 0;
  const work = async (): Promise<void> => {
    for (let operation = open.pop(); operation; operation = open.pop()) {
      const result =
        failures < failuresInARow
          ? await deliverOne(operation, context)
          : deferredResult(operation, unreachable, context);
      failures = result.status === 'deferred' ? failures + 1 : 0;
      results.push(result);
    }
  };
  await Promise.all(Array.from({ length: Math.min(callsAtOnce, open.length) }, work));
  return { ...plainly(results), exhausted: failures >= failuresInARow };
}

const unreachable = { code: 'iterable.unreachable', message: 'several calls before it failed' };

async function deliverOne(operation: Operation, context: DeliveryContext): Promise<OperationResult> {
  try {
    const answer = await sendPatiently(() => context.destination.sendOne(operation), context);
    if (answer === 'done') return { ...delivered(operation), operation };
    return answer === 'taken' ? addressTaken(operation) : unknownUser(operation, context);
  } catch (error) {
    if (error instanceof RejectedError) return resultOfRefusal(operation, error, context);
    if (error instanceof TransientError || error instanceof RateLimitError)
      return deferredResult(operation, error, context);
    throw error;
  }
}
