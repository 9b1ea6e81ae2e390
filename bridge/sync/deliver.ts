import type { BridgeError } from '../errors';
import { RateLimitError, RejectedError, TransientError } from '../errors';
import { halve, toBatch } from './batch';
import { OvertakenError } from './consent/told-opt-outs';
import { deferredResult, joined, plainly, type Delivery, type DeliveryContext } from './delivery';
import { deliverSingly } from './deliver-singly';
import { carriersOf, droppedResult, eventNamesOf } from './dropped-fields';
import { eventRefused, resultOfFailure, resultOfRefusal } from './failure-results';
import { isSingle } from './lanes';
import type { Batch, Call, Operation } from './model';
import { BatchRejectedError, type BulkAnswer, type Clue, type RowFailure } from './ports';
import { RefusalSearch } from './refusal-search';
import { sendPatiently } from './send-patiently';
import { settling } from './settling';
import { delivered } from './step-result';
import { isSearchOver, stopSearching } from './stop-searching';
import { isAbout, suspectsOf } from './suspects';

/**
 * Sends a batch until each of its operations has its result: waits when asked to, tries again what may pass, and finds
 * the row to blame by the answer's own words, else by halving. Where there is a bulk call only that is used, also for
 * one row (DESIGN rule 5). AuthError and ConfigError pass through: they concern the run, not a record.
 */
export function deliver(batch: Batch<Call>, context: DeliveryContext): Promise<Delivery> {
  if (isSingle(batch.call)) return deliverSingly(batch, context);
  return deliverInBulk(batch as Batch, { ...context, search: context.search ?? new RefusalSearch() });
}

/** With the search that all parts of a batch share. */
type Searching = DeliveryContext & { readonly search: RefusalSearch };

async function deliverInBulk(batch: Batch, context: Searching): Promise<Delivery> {
  const options = batch.call.endpoint === 'bulkUpdate' ? { createNewFields: false } : undefined;
  const send = (): Promise<BulkAnswer> => context.destination.send(batch, options);
  const { toldOptOuts } = context;
  try {
    const answer = await sendPatiently(toldOptOuts ? () => toldOptOuts.send(batch, send) : send, context);
    return await readAnswer(batch, answer, context);
  } catch (error) {
    if (error instanceof OvertakenError) return withoutOvertaken(batch, context);
    if (error instanceof RejectedError) return await findCulprit(batch, error, context);
    if (error instanceof TransientError || error instanceof RateLimitError) {
      const results = batch.operations.map((operation) => deferredResult(operation, error, context));
      return { ...plainly(results), exhausted: true };
    }
    throw error;
  }
}

/** Opt-outs were told while the batch waited: those people's calls are worked out anew, the others' go. */
async function withoutOvertaken(batch: Batch, context: Searching): Promise<Delivery> {
  const late = context.toldOptOuts?.overtaken(batch) ?? new Map<Operation, Date>();
  const results = [...late].map(([operation, until]) => ({ ...settling(operation, until, []), operation }));
  const rest = without(batch, new Set(late.keys()));
  if (rest.operations.length === 0) return plainly(results);
  return joined([plainly(results), await deliverInBulk(rest, context)]);
}

/** HTTP 200 is read record by record (DESIGN rule 2). */
async function readAnswer(batch: Batch, answer: BulkAnswer, context: Searching): Promise<Delivery> {
  if (answer.failCount < batch.operations.length) context.search.accepted();
  const refused = batch.operations.filter(({ payload }) =>
    answer.disallowedEventNames.includes(String(payload.eventName))
  );
  const { failed, unclear } = attribute(without(batch, new Set(refused)), answer);
  const results = refused.map(eventRefused);
  for (const [operation, failure] of failed) results.push(await resultOfFailure(operation, failure, context));
  const singly = await inTurn(
    [...unclear].map((operation) => toBatch(batch.call, [operation])),
    context
  );
  const rest = without(batch, new Set([...refused, ...failed.keys(), ...unclear]));
  const named = failed.size + singly.results.filter(({ status }) => status === 'rejected').length;
  const others =
    answer.failCount > named + refused.length && rest.operations.length > 0
      ? await findUnnamed(rest, batch, context)
      : await accepted(rest, answer, context);
  return joined([{ ...plainly(results), filteredOutFields: answer.filteredOutFields }, others, singly]);
}

/** A field of one event's name may be known of another: then the answer is asked for again, name by name. */
async function accepted(
  batch: Batch,
  { filteredOutFields }: BulkAnswer,
  context: DeliveryContext
): Promise<Delivery> {
  const carriers = carriersOf(batch.operations, filteredOutFields);
  const names = eventNamesOf(carriers.keys());
  const again = names.size > 1 ? new Set(carriers.keys()) : new Set<Operation>();
  const results = without(batch, again).operations.map((operation) => {
    const dropped = carriers.get(operation);
    return dropped ? droppedResult(operation, dropped) : { ...delivered(operation), operation };
  });
  const byName = [...names].map((name) =>
    [...again].filter((operation) => eventNamesOf([operation]).has(name))
  );
  const sentAgain = byName.filter(({ length }) => length > 0).map((group) => toBatch(batch.call, group));
  return joined([plainly(results), await inTurn(sentAgain, context)]);
}

const without = (batch: Batch, left: ReadonlySet<Operation>): Batch =>
  left.size === 0
    ? batch
    : toBatch(
        batch.call,
        batch.operations.filter((operation) => !left.has(operation))
      );

interface Attribution {
  readonly failed: ReadonlyMap<Operation, RowFailure>;
  /** Operations that share the identifier of a failure, of which not all failed: sent again one by one (iterable-api 2.5). */
  readonly unclear: ReadonlySet<Operation>;
}

function attribute(batch: Batch, { failures, failCount }: BulkAnswer): Attribution {
  const failed = new Map<Operation, RowFailure>();
  const shared = new Set<Operation>();
  for (const failure of failures) {
    const about = batch.operations.filter((operation) => isAbout(operation, failure));
    for (const operation of about) {
      if (!failed.has(operation)) failed.set(operation, failure);
      if (about.length > 1) shared.add(operation);
    }
  }
  if (failed.size === failCount || shared.size === 0) return { failed, unclear: new Set() };
  for (const operation of shared) failed.delete(operation);
  return { failed, unclear: shared };
}

/** Rows failed that the answer does not name: sent again in ever smaller batches until the culprits stand alone. */
async function findUnnamed(rest: Batch, sent: Batch, context: Searching): Promise<Delivery> {
  if (rest.operations.length < sent.operations.length) return deliver(rest, context);
  const [only] = rest.operations;
  if (rest.operations.length === 1 && only) return refusedAlone(only, null, context);
  if (isSearchOver(rest, null, context.search, context))
    return stopSearching(rest, null, context.search, context);
  return inHalves(rest, context);
}

async function findCulprit(batch: Batch, error: BridgeError, context: Searching): Promise<Delivery> {
  const clue: Clue = error instanceof BatchRejectedError ? error.clue : { kind: 'none' };
  const [only] = batch.operations;
  if (batch.operations.length === 1 && only) return refusedAlone(only, error, context);
  const tooLarge = sizeCodes.has(error.code);
  if (!tooLarge && isSearchOver(batch, error, context.search, context))
    return stopSearching(batch, error, context.search, context);
  const suspects = new Set(suspectsOf(batch, clue));
  if (suspects.size === 0 || suspects.size === batch.operations.length)
    return { ...(await inHalves(batch, context)), tooLarge };
  return inTurn([without(batch, suspects), toBatch(batch.call, [...suspects])], context);
}

/** Nobody else is to blame: its error is null when Iterable gave no reason. */
async function refusedAlone(
  operation: Operation,
  error: BridgeError | null,
  context: Searching
): Promise<Delivery> {
  const result = await resultOfRefusal(operation, error, context);
  context.search.refused(result);
  return plainly([result]);
}

/** Iterable says it either way (iterable-api 2.6). */
const sizeCodes: ReadonlySet<string> = new Set(['iterable.batch-too-large', 'iterable.http-413']);

const inHalves = (batch: Batch, context: DeliveryContext): Promise<Delivery> => inTurn(halve(batch), context);

async function inTurn(batches: readonly Batch[], context: DeliveryContext): Promise<Delivery> {
  const deliveries: Delivery[] = [];
  for (const batch of batches) deliveries.push(await deliver(batch, context));
  return joined(deliveries);
}
