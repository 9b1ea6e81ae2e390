import { toBatch } from '../../../bridge/sync/batch';
import { deliver } from '../../../bridge/sync/deliver';
import type { Delivery, OperationResult } from '../../../bridge/sync/delivery';
import type { Operation } from '../../../bridge/sync/model';
import type { IterableUser } from '../../../bridge/sync/ports';
import { bulkUpdate, manualClock, operations, type ManualClock } from '../../builders';
import {
  scriptedDestination,
  type Answer,
  type ScriptedDestination,
  type SingleScript
} from './scripted-destination';

export interface Delivered extends Delivery {
  readonly destination: ScriptedDestination;
  readonly clock: ManualClock;
  /** Status or code of each operation, in the order of the batch. */
  readonly said: string[];
  /** Rows of each bulk call. */
  readonly sizes: number[];
}

interface Circumstances {
  readonly fields?: Record<string, string> | Error;
  readonly signal?: AbortSignal;
  readonly deferrals?: number;
  /** Answers single calls. */
  readonly single?: SingleScript;
  /** By identity key. */
  readonly users?: ReadonlyMap<string, IterableUser>;
}

/**
 * Delivers a batch to an Iterable that answers as told; every operation has to have one result. The operations share
 * the call of the first one.
 */
export async function deliverTo(
  answers: readonly Answer[],
  batch: readonly Operation[] = operations(4),
  given: Circumstances = {}
): Promise<Delivered> {
  const destination = scriptedDestination(answers, given.fields);
  if (given.single) destination.single = given.single;
  for (const [key, user] of given.users ?? []) destination.content.users.set(key, user);
  const clock = manualClock();
  const delivery = await deliver(toBatch(batch[0]?.call ?? bulkUpdate, batch), {
    destination,
    clock,
    fieldTypes: () => destination.fields(),
    deferrals: () => given.deferrals ?? 0,
    signal: given.signal
  });
  const byOperation = new Map(delivery.results.map((result) => [result.operation, result]));
  expect(delivery.results).toHaveLength(batch.length);
  expect(byOperation.size).toBe(batch.length);
  const said = batch.map((operation) => textOf(byOperation.get(operation)));
  return { ...delivery, destination, clock, said, sizes: destination.sent.map((rows) => rows.length) };
}

const textOf = (result: OperationResult | undefined): string =>
  result?.status === 'delivered' ? 'delivered' : `${result?.status} ${result?.code}`;

export const resultOf = ({ results }: Delivery, operation: Operation): OperationResult | undefined =>
  results.find((result) => result.operation === operation);

export const all = (text: string, count = 4): string[] => Array<string>(count).fill(text);
/** A failure named by e-mail address. */
export const email = (key: string, cause: 'invalid-email' | 'forgotten' | 'conflict' | 'invalid-data') =>
  ({ by: 'email', key, cause }) as const;
