import type { SubscriptionRequest } from '../consent/subscription-request';
import { withPayload } from '../diff';
import type { Operation, Payload } from '../model';
import type { PlannedStep } from '../plan-model';
import type { IterableUser } from '../ports';
import { unchanged } from '../step-result';

/** The endpoint overwrites whole arrays (iterable-api 7.1): only those that change go out; null when none does. Pure. */
export function fittedSubscriptions(operation: Operation, request: SubscriptionRequest | null): PlannedStep {
  if (!request) return { result: unchanged(operation) };
  const { kind, value } = operation.identity;
  return { operation: withPayload(operation, { [kind]: value, ...request }) };
}

const listArrays = ['emailListIds', 'userListIds'] as const;

/** An opted-out person is added to no list (DESIGN rule 6); lists that the person is on may stay and be left. Pure. */
export function withoutNewLists(wanted: Payload, current: IterableUser | null): Payload {
  const arrays = listArrays.flatMap((name) => {
    const ids = wanted[name];
    const present = new Set(idsOf(current?.dataFields[name]).map(String));
    return Array.isArray(ids) ? [[name, idsOf(ids).filter((id) => present.has(String(id)))] as const] : [];
  });
  const lists = Object.entries((wanted.lists ?? {}) as Record<string, unknown>).filter(
    ([, on]) => on === false
  );
  return { ...wanted, ...Object.fromEntries(arrays), lists: Object.fromEntries(lists) };
}

const idsOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? (value as unknown[]) : []);
