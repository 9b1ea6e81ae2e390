import { withPayload } from '../diff';
import type { Operation } from '../model';
import type { PlannedStep } from '../plan-model';
import type { IterableUser, MessageType } from '../ports';
import { unchanged } from '../step-result';
import { subscriptionRequest } from '../consent/subscription-request';

/** The endpoint overwrites whole arrays (iterable-api 7.1): only those that change go out, made from what is there. Pure. */
export function fittedSubscriptions(
  operation: Operation,
  current: IterableUser | null,
  messageTypes: readonly MessageType[]
): PlannedStep {
  const request = subscriptionRequest(current, operation.payload, messageTypes);
  return request
    ? {
        operation: withPayload(operation, { [operation.identity.kind]: operation.identity.value, ...request })
      }
    : { result: unchanged(operation) };
}
