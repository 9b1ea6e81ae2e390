import { toBatch } from '../../../bridge/sync/batch';
import { deliver, type Delivery } from '../../../bridge/sync/deliver';
import type { Operation, Outcome } from '../../../bridge/sync/model';
import { manualClock, operations, type ManualClock } from '../../builders';
import { scriptedDestination, type Answer, type ScriptedDestination } from './scripted-destination';

export interface Delivered extends Delivery {
  readonly destination: ScriptedDestination;
  readonly clock: ManualClock;
  /** Status or code of each operation, in the order of the batch. */
  readonly said: string[];
  /** Rows of each call. */
  readonly sizes: number[];
}

/** Delivers a batch to an Iterable that answers as told; every operation has to have one outcome. */
export async function deliverTo(
  answers: readonly Answer[],
  batch: readonly Operation[] = operations(4),
  given: { fields?: Record<string, string> | Error; signal?: AbortSignal; deferrals?: number } = {}
): Promise<Delivered> {
  const destination = scriptedDestination(answers, given.fields);
  const clock = manualClock();
  const delivery = await deliver(toBatch(batch), {
    destination,
    clock,
    object: 'Contact',
    fieldTypes: () => destination.fields(),
    deferrals: () => given.deferrals ?? 0,
    signal: given.signal
  });
  const byRecord = new Map(delivery.outcomes.map((outcome) => [outcome.recordId, outcome]));
  expect(delivery.outcomes).toHaveLength(batch.length);
  expect(byRecord.size).toBe(batch.length);
  const said = batch.map(({ recordId }) => textOf(byRecord.get(recordId)));
  return { ...delivery, destination, clock, said, sizes: destination.sent.map((rows) => rows.length) };
}

const textOf = (outcome: Outcome | undefined): string =>
  outcome?.status === 'delivered' ? 'delivered' : `${outcome?.status} ${outcome?.code}`;

export const outcomeOf = ({ outcomes }: Delivery, { recordId }: Operation): Outcome | undefined =>
  outcomes.find((outcome) => outcome.recordId === recordId);

export const all = (text: string, count = 4): string[] => Array<string>(count).fill(text);
/** A failure named by e-mail address. */
export const email = (key: string, cause: 'invalid-email' | 'forgotten' | 'conflict' | 'invalid-data') =>
  ({ by: 'email', key, cause }) as const;
