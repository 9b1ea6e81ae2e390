import type { SubscriptionRequest } from '../consent/subscription-request';
import { withPayload } from '../diff';
import type { Operation } from '../model';
import type { PlannedStep } from '../plan-model';
import { unchanged } from '../step-result';

/** The endpoint overwrites whole arrays (iterable-api 7.1): only those that change go out; null when none does. Pure. */
export function fittedSubscriptions(operation: Operation, request: SubscriptionRequest | null): PlannedStep {
  if (!request) return { result: unchanged(operation) };
  const { kind, value } = operation.identity;
  return { operation: withPayload(operation, { [kind]: value, ...request }) };
}
