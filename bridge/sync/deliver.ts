import type { BridgeError } from '../errors';
import { RateLimitError, RejectedError, TransientError } from '../errors';
import { halve, toBatch } from './batch';
import { outcomeOfFailure, outcomeOfRefusal } from './failure-outcomes';
import type { Batch, Operation, Outcome } from './model';
import {
  BatchRejectedError,
  type BulkAnswer,
  type Clock,
  type Clue,
  type Destination,
  type RowFailure
} from './ports';
import { deliveryRetries, nextTry, rateLimitRetries, waitBefore } from './retry-policy';
import { isAbout, suspectsOf } from './suspects';

/** A longer pause that is asked for is not waited for inside a run: the batch is deferred. */
const longestAskedSeconds = 300;

export interface DeliveryContext {
  readonly destination: Destination;
  readonly clock: Clock;
  readonly object: string;
  /** Iterable's field types, to name the field of a row that is only said to hold bad data. */
  readonly fieldTypes: () => Promise<ReadonlyMap<string, string>>;
  readonly deferrals: (recordId: string) => number;
  /** Ends waiting; what could not be sent by then is deferred. */
  readonly signal?: AbortSignal;
}

export interface Delivery {
  /** Exactly one for each operation of the batch. */
  readonly outcomes: readonly Outcome[];
  readonly filteredOutFields: readonly string[];
  /** The destination could not be reached for this batch, after all retries. */
  readonly exhausted: boolean;
}

/**
 * Sends a batch until each of its operations has its outcome: waits when asked to, tries again what may pass, and
 * finds the row to blame by the answer's own words, else by halving. Only bulk calls are used, also for one row
 * (DESIGN rule 5). AuthError and ConfigError pass through: they concern the run, not a record.
 */
export async function deliver(batch: Batch, context: DeliveryContext): Promise<Delivery> {
  try {
    const answer = await sendPatiently(batch, { createNewFields: false }, context);
    return await readAnswer(batch, answer, context);
  } catch (error) {
    if (error instanceof RejectedError) return await findCulprit(batch, error, context);
    if (error instanceof TransientError || error instanceof RateLimitError)
      return deferred(batch, error, context);
    throw error;
  }
}

/** One bulk call, made again while what keeps it from succeeding may pass; then that error is thrown. */
export async function sendPatiently(
  batch: Batch,
  options: Parameters<Destination['bulkUpdate']>[1],
  { destination, clock, signal }: Pick<DeliveryContext, 'destination' | 'clock' | 'signal'>
): Promise<BulkAnswer> {
  let [failures, refusals] = [0, 0];
  for (;;) {
    try {
      return await destination.bulkUpdate(batch, options);
    } catch (error) {
      if (error instanceof RateLimitError) refusals += 1;
      else if (error instanceof TransientError) failures += 1;
      else throw error;
      const wait = waitAfter(error, failures, refusals, clock.random());
      if (wait === null || signal?.aborted) throw error;
      // Stopped while it waits: what was not sent is deferred.
      await clock.sleep(wait, signal).catch(() => undefined);
      if (signal?.aborted) throw error;
    }
  }
}

function waitAfter(error: unknown, failures: number, refusals: number, random: number): number | null {
  if (!(error instanceof RateLimitError)) return waitBefore(deliveryRetries, failures, random);
  const wait = waitBefore(rateLimitRetries, refusals, random);
  if (wait === null || error.retryAfterSeconds === null) return wait;
  if (error.retryAfterSeconds > longestAskedSeconds) return null;
  return error.retryAfterSeconds * 1000 + Math.round(250 * random);
}

/** HTTP 200 is read record by record (DESIGN rule 2). */
async function readAnswer(batch: Batch, answer: BulkAnswer, context: DeliveryContext): Promise<Delivery> {
  const { failed, unclear } = attribute(batch, answer);
  const outcomes: Outcome[] = [];
  for (const [operation, failure] of failed)
    outcomes.push(await outcomeOfFailure(operation, failure, context));
  const singles = [...unclear].map((operation) => toBatch([operation]));
  const singly = await inTurn(singles, context);
  const rest = batch.operations.filter((operation) => !failed.has(operation) && !unclear.has(operation));
  const named = failed.size + singly.outcomes.filter(({ status }) => status === 'rejected').length;
  const others =
    answer.failCount > named && rest.length > 0
      ? await findUnnamed(toBatch(rest), batch, context)
      : plainly(rest.map(deliveredOutcome(context)));
  return joined([{ ...plainly(outcomes), filteredOutFields: answer.filteredOutFields }, others, singly]);
}

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
async function findUnnamed(rest: Batch, sent: Batch, context: DeliveryContext): Promise<Delivery> {
  if (rest.operations.length < sent.operations.length) return deliver(rest, context);
  if (rest.operations.length > 1) return inHalves(rest, context);
  const outcomes = rest.operations.map((operation) => outcomeOfRefusal(operation, null, context));
  return plainly(await Promise.all(outcomes));
}

async function findCulprit(batch: Batch, error: BridgeError, context: DeliveryContext): Promise<Delivery> {
  const clue: Clue = error instanceof BatchRejectedError ? error.clue : { kind: 'none' };
  const [only] = batch.operations;
  if (batch.operations.length === 1 && only) return plainly([await outcomeOfRefusal(only, error, context)]);
  const suspects = new Set(suspectsOf(batch, clue));
  if (suspects.size === 0 || suspects.size === batch.operations.length) return inHalves(batch, context);
  const innocent = batch.operations.filter((operation) => !suspects.has(operation));
  return inTurn([toBatch(innocent), toBatch([...suspects])], context);
}

const inHalves = (batch: Batch, context: DeliveryContext): Promise<Delivery> => inTurn(halve(batch), context);

async function inTurn(batches: readonly Batch[], context: DeliveryContext): Promise<Delivery> {
  const deliveries: Delivery[] = [];
  for (const batch of batches) deliveries.push(await deliver(batch, context));
  return joined(deliveries);
}

function joined(deliveries: readonly Delivery[]): Delivery {
  return {
    outcomes: deliveries.flatMap((delivery) => delivery.outcomes),
    filteredOutFields: [...new Set(deliveries.flatMap((delivery) => delivery.filteredOutFields))],
    exhausted: deliveries.some((delivery) => delivery.exhausted)
  };
}

function deferred(batch: Batch, error: BridgeError, context: DeliveryContext): Delivery {
  const now = context.clock.now();
  const outcomes = batch.operations.map((operation): Outcome => {
    const retryAt = nextTry(now, context.deferrals(operation.recordId));
    const message = `Iterable could not take it (${error.message}); it is tried again after ${retryAt}.`;
    return {
      ...outcomeBase(operation, context.object),
      status: 'deferred',
      code: error.code,
      message,
      retryAt
    };
  });
  return { outcomes, filteredOutFields: [], exhausted: true };
}

const deliveredOutcome =
  (context: DeliveryContext) =>
  (operation: Operation): Outcome => ({
    ...outcomeBase(operation, context.object),
    status: 'delivered',
    code: '',
    message: ''
  });

const outcomeBase = (operation: Operation, object: string) => ({
  recordId: operation.recordId,
  object,
  identityKey: operation.identity.key,
  fingerprint: operation.fingerprint
});

const plainly = (outcomes: readonly Outcome[]): Delivery => ({
  outcomes,
  filteredOutFields: [],
  exhausted: false
});
