import { RateLimitError, RejectedError, TransientError } from '../errors';
import { carryOver } from './carry-over';
import {
  deferredResult,
  plainly,
  type Delivery,
  type DeliveryContext,
  type Obstacle,
  type OperationResult
} from './delivery';
import { addressTaken, resultOfRefusal, unknownUser } from './failure-results';
import type { Batch, Call, Operation } from './model';
import type { SingleAnswer } from './ports';
import { asksForLater, sendPatiently } from './send-patiently';
import { delivered } from './step-result';

/** Calls on their way at once; their rate is the client's business (iterable-api 17). */
const callsAtOnce = 10;
/** After so many calls in a row that could not be made, the others wait without being tried. */
const failuresInARow = 3;

/** Operations for which Iterable has no bulk endpoint: one call each. */
export async function deliverSingly(batch: Batch<Call>, context: DeliveryContext): Promise<Delivery> {
  const results: OperationResult[] = [];
  const open = [...batch.operations].reverse();
  let [failures, obstacle]: [number, Obstacle] = [0, unreachable];
  const work = async (): Promise<void> => {
    for (let operation = open.pop(); operation; operation = open.pop()) {
      const answer =
        failures < failuresInARow
          ? await deliverOne(operation, context)
          : { obstacle, result: deferredResult(operation, obstacle, context) };
      failures = answer.result.status === 'deferred' ? failures + 1 : 0;
      if (answer.obstacle)
        obstacle = answer.obstacle instanceof RateLimitError ? answer.obstacle : unreachable;
      results.push(answer.result);
    }
  };
  await Promise.all(Array.from({ length: Math.min(callsAtOnce, open.length) }, work));
  // A lane that is closed for the day says nothing against the others.
  return { ...plainly(results), exhausted: failures >= failuresInARow && !asksForLater(obstacle) };
}

const unreachable: Obstacle = { code: 'iterable.unreachable', message: 'several calls before it failed' };

interface Answered {
  readonly result: OperationResult;
  /** What kept the call from being made. */
  readonly obstacle?: Obstacle;
}

async function deliverOne(operation: Operation, context: DeliveryContext): Promise<Answered> {
  let mayBeMade = false;
  const send = async (): Promise<SingleAnswer> => {
    try {
      return await context.destination.sendOne(operation);
    } catch (error) {
      mayBeMade ||= error instanceof TransientError;
      throw error;
    }
  };
  try {
    if (operation.call.endpoint === 'mergeUsers') await carryOver(operation, context);
    const answer = await sendPatiently(send, context);
    const isDone = answer === 'done' || (mayBeMade && (await wasMade(answer, operation, context)));
    if (isDone) return { result: { ...delivered(operation), operation } };
    return { result: answer === 'taken' ? addressTaken(operation) : unknownUser(operation, context) };
  } catch (error) {
    if (error instanceof RejectedError) return { result: await resultOfRefusal(operation, error, context) };
    if (error instanceof TransientError || error instanceof RateLimitError)
      return { obstacle: error, result: deferredResult(operation, error, context) };
    throw error;
  }
}

/**
 * Whoever is not there any more when a call is made again may have gone by the call before, whose answer was lost. The
 * user that a merge or a change of address leads to has to be there then.
 */
async function wasMade(
  answer: SingleAnswer,
  { call: { endpoint }, identity }: Operation,
  { destination }: DeliveryContext
): Promise<boolean> {
  if (answer !== 'unknown-user') return false;
  const leadsToUser = endpoint === 'mergeUsers' || endpoint === 'updateEmail';
  return !leadsToUser || (await destination.user(identity)) !== null;
}
