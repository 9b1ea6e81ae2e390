import { RejectedError } from '../../errors';
import { decide, type Decider, type Decision } from '../decide';
import type { Call, Identity, Operation, Outcome, SourceRecord } from '../model';
import type { Clock, Destination } from '../ports';
import { sendPatiently } from '../send-patiently';
import { delivered, outcomeOf } from '../step-result';
import type { GroupName } from './outcome-groups';

/** A record with what a run would come to for it, as if Iterable took everything. */
export interface Judged {
  readonly record: SourceRecord;
  readonly decision: Decision;
  readonly outcome: Pick<Outcome, 'recordId' | 'object' | 'status' | 'code' | 'message' | 'field' | 'fix'>;
}

export async function judge(
  records: readonly SourceRecord[],
  decider: Decider,
  now: Date
): Promise<readonly Judged[]> {
  const decisions = await decide(records, decider);
  return decisions.map((decision) => ({
    record: decision.record,
    decision,
    outcome: outcomeIfTaken(decision, now)
  }));
}

function outcomeIfTaken(decision: Decision, now: Date): Judged['outcome'] {
  if ('outcome' in decision) return decision.outcome;
  const { record, plan } = decision;
  const results = plan.steps.map((step) => ('operation' in step ? delivered(step.operation) : step.result));
  return outcomeOf(record, results, { ...plan, at: now.toISOString() });
}

/** What would be sent for the record, in order. Pure. */
export const operationsOf = ({ decision }: Pick<Judged, 'decision'>): Operation[] =>
  'plan' in decision
    ? decision.plan.steps.flatMap((step) => ('operation' in step ? [step.operation] : []))
    : [];

/** Endpoints that make a user whom Iterable does not have (iterable-api 3, "which calls create missing users"). */
const makesUser: ReadonlySet<Call['endpoint']> = new Set([
  'bulkUpdate',
  'subscribe',
  'bulkUpdateSubscriptions',
  'trackPurchase',
  'updateCart'
]);

/** The user whom the record may bring to Iterable; null where nothing makes one, or the bridge made it before. Pure. */
export function newcomerOf(judged: Judged): Identity | null {
  const { decision } = judged;
  if (!('plan' in decision) || decision.plan.times !== null) return null;
  const maker = operationsOf(judged).find(
    ({ call, identity, removal, payload }) =>
      makesUser.has(call.endpoint) && identity.kind !== 'item' && !removal && payload.preferUserId !== false
  );
  return maker?.identity ?? null;
}

/** Keys of users that Iterable has. */
export type Present = ReadonlySet<string>;

/** What becomes of the record, in people's words; who is not known to be there counts as new. Pure. */
export function groupOf(judged: Judged, present: Present): GroupName {
  const { status, code } = judged.outcome;
  if (status === 'rejected') return 'needs-attention';
  if (status === 'deferred') return 'waiting';
  if (status === 'skipped') return 'not-sent';
  if (status === 'unchanged') return 'unchanged';
  const operations = operationsOf(judged);
  if (code === 'removed' || (operations.length > 0 && operations.every(({ removal }) => removal)))
    return 'remove';
  const newcomer = newcomerOf(judged);
  if (newcomer) return present.has(newcomer.key) ? 'update' : 'create';
  const isItem = operations.length > 0 && operations.every(({ identity }) => identity.kind === 'item');
  return isItem && !judged.decision.known?.deliveredAt ? 'create' : 'update';
}

/** Reads of single users at once: the rate itself is the client's business (iterable-api 17). */
const readsAtOnce = 20;

/** Which of the users that the records may make are there already; asks for each of them. */
export async function presentAmong(
  judged: readonly Judged[],
  { destination, clock }: { readonly destination: Pick<Destination, 'user'>; readonly clock: Clock }
): Promise<Present> {
  const wanted = judged.flatMap((one) => newcomerOf(one) ?? []);
  const open = [...new Map(wanted.map((identity) => [identity.key, identity])).values()];
  const present = new Set<string>();
  const readOne = async (): Promise<void> => {
    for (let next = open.pop(); next; next = open.pop())
      if (await isThere(next, { destination, clock })) present.add(next.key);
  };
  await Promise.all(Array.from({ length: Math.min(readsAtOnce, open.length) }, readOne));
  return present;
}

/** Whom Iterable refuses to look for it does not have. */
async function isThere(
  identity: Identity,
  { destination, clock }: { readonly destination: Pick<Destination, 'user'>; readonly clock: Clock }
): Promise<boolean> {
  try {
    return (await sendPatiently(() => destination.user(identity), { clock })) !== null;
  } catch (error) {
    if (error instanceof RejectedError) return false;
    throw error;
  }
}
