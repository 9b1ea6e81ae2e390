import type { BridgeError } from '../errors';
import { deferredResult, plainly, type Delivery, type DeliveryContext } from './delivery';
import { resultOfRefusal } from './failure-results';
import { fitsType } from './iterable-types';
import type { Batch, Operation } from './model';
import { BatchRejectedError } from './ports';
import type { RefusalSearch } from './refusal-search';
import { valueOf } from './suspects';

const codeOf = (error: BridgeError | null): string => error?.code ?? 'iterable.unexplained';

/** Whether the search looks no further into the refused batch, by how often its records were deferred. */
export const isSearchOver = (
  batch: Batch,
  error: BridgeError | null,
  search: RefusalSearch,
  { deferrals }: Pick<DeliveryContext, 'deferrals'>
): boolean =>
  search.isOver(codeOf(error), Math.max(...batch.operations.map(({ recordId }) => deferrals(recordId))));

/**
 * The results of a refused batch that is not searched: who is to blame for certain is rejected, the others are tried
 * again. The error is null when Iterable gave no reason.
 */
export async function stopSearching(
  batch: Batch,
  error: BridgeError | null,
  search: RefusalSearch,
  context: DeliveryContext
): Promise<Delivery> {
  const code = codeOf(error);
  const cause = error?.message ?? 'it counts records as failed and names none';
  const message = `it refused ${search.refusals} others before, one by one, for the same cause: ${cause}`;
  const misfits = new Set(error ? misfitsOf(batch, error) : []);
  if (misfits.size < batch.operations.length) search.tell(code);
  const results = batch.operations.map((operation) =>
    misfits.has(operation)
      ? resultOfRefusal(operation, error, context)
      : Promise.resolve({ ...deferredResult(operation, { code, message }, context), fix: error?.fix })
  );
  return plainly(await Promise.all(results));
}

/** Operations whose value cannot be of the type that the refusal says the field has. */
const misfitsOf = (batch: Batch, error: BridgeError): Operation[] => {
  const [clash] = error instanceof BatchRejectedError && error.clue.kind === 'type' ? error.clue.fields : [];
  return clash
    ? batch.operations.filter((operation) => !fitsType(valueOf(operation, clash.field), clash.expected))
    : [];
};
