import type { RecordState, UserTimes } from '../bookkeeping';
import { toBatch } from '../batch';
import { deliver } from '../deliver';
import { toOperation } from '../diff';
import type { BulkCall, Operation, Outcome } from '../model';
import type { Clock, Destination, IterableUser, MessageType, RunLedger } from '../ports';
import { nextTry } from '../retry-policy';
import { outcomeOf, type StepResult } from '../step-result';
import { notThereYet, type OptOut } from './consent-findings';
import { together } from './consent-scope';
import { nameOf, readUsers, type Reading } from './read-users';
import { subscriptionRequest } from './subscription-request';

const call: BulkCall = { endpoint: 'bulkUpdateSubscriptions' };
/** The name under which the ledger keeps what was told. */
const step = 'consent';
/** Users that are read, compared and written before the next ones are read: what was read is still true. */
const usersAtOnce = 250;
/** Tries of one record, after which a user who never shows counts as not being there, and a call that never gets through holds up nobody else. */
const patience = 6;

export interface TellingContext {
  readonly project: string;
  readonly ledger: Pick<RunLedger, 'userTimes'>;
  readonly destination: Destination;
  readonly clock: Clock;
  readonly settleSeconds: number;
  readonly messageTypes: readonly MessageType[];
  readonly signal?: AbortSignal;
}

export interface Told {
  /** One for each opt-out, but for people that nobody has ever sent. */
  readonly outcomes: readonly Outcome[];
  /** Iterable could not be reached, after all tries. */
  readonly unreachable: boolean;
}

/** A user with everybody's opt-outs that concern it. */
interface Person {
  readonly user: IterableUser;
  readonly operation: Operation | null;
  readonly optOuts: readonly OptOut[];
}

/**
 * Reads what each person gets now, compares, and has Iterable unsubscribe from what is still subscribed: nothing else is
 * changed, nobody is created. Users that were sent a moment ago settle first (DESIGN rule 5).
 */
export async function tellOptOuts(optOuts: readonly OptOut[], context: TellingContext): Promise<Told> {
  const told: Told[] = [];
  for (let start = 0; start < optOuts.length; start += usersAtOnce) {
    const some = optOuts.slice(start, start + usersAtOnce);
    const times = await settled(some, context);
    told.push(await tell(some, times, context));
  }
  return {
    outcomes: told.flatMap(({ outcomes }) => outcomes),
    unreachable: told.some(({ unreachable }) => unreachable)
  };
}

const keysOf = (optOuts: readonly OptOut[]): string[] => [
  ...new Set(optOuts.flatMap(({ users }) => users.map(({ identity }) => identity.key)))
];

/** Waits until the users' last delivery is long enough ago; one that is sent again meanwhile is waited for once more. */
async function settled(
  optOuts: readonly OptOut[],
  { project, ledger, clock, settleSeconds, signal }: TellingContext
): Promise<ReadonlyMap<string, UserTimes>> {
  let times = await ledger.userTimes(project, keysOf(optOuts));
  for (let round = 0; round < 2 && !signal?.aborted; round += 1) {
    const last = Math.max(0, ...[...times.values()].map((each) => Date.parse(each.lastDeliveredAt)));
    const wait = last + settleSeconds * 1000 - clock.now().getTime();
    if (wait <= 0) break;
    await clock.sleep(wait, signal).catch(() => undefined);
    times = await ledger.userTimes(project, keysOf(optOuts));
  }
  return times;
}

async function tell(
  optOuts: readonly OptOut[],
  times: ReadonlyMap<string, UserTimes>,
  context: TellingContext
): Promise<Told> {
  const reading = await readUsers(
    optOuts.flatMap(({ users }) => users.map(({ identity }) => identity)),
    context
  );
  const people = peopleIn(optOuts, reading, context.messageTypes);
  const sent = await send(people, context);
  const now = context.clock.now();
  const outcomes = optOuts.flatMap((optOut) => {
    const results = people.flatMap((person) =>
      person.optOuts.includes(optOut) ? resultOf(person, optOut, sent) : []
    );
    const missed = missing(optOut, reading, times, now);
    const all = [
      ...results,
      ...(missed && (results.length === 0 || missed.status === 'deferred') ? [missed] : [])
    ];
    return all.length === 0 ? [] : [toOutcome(optOut, all, now)];
  });
  const failed = reading.failure !== null || sent.exhausted;
  return { outcomes, unreachable: failed && isHeldUp(optOuts, outcomes) };
}

/** Out of reach, unless it is these very people that Iterable has failed at time and again. */
function isHeldUp(optOuts: readonly OptOut[], outcomes: readonly Outcome[]): boolean {
  const attempts = new Map(optOuts.map(({ record, known }) => [record.id, known?.attempts ?? 0]));
  return outcomes.some(
    ({ recordId, status, code }) =>
      status === 'deferred' && code !== notThereYet && (attempts.get(recordId) ?? 0) < patience
  );
}

/** One person may be known by several names, and several records may speak of one person. */
function peopleIn(
  optOuts: readonly OptOut[],
  { users }: Reading,
  messageTypes: readonly MessageType[]
): Person[] {
  const people = new Map<
    string,
    { user: IterableUser; optOuts: Set<OptOut>; identity: Operation['identity'] }
  >();
  for (const optOut of optOuts) {
    for (const { identity } of optOut.users) {
      const user = users.get(nameOf(identity));
      if (!user) continue;
      const name = JSON.stringify([user.userId, user.email?.toLowerCase()]);
      const person = people.get(name) ?? { user, optOuts: new Set<OptOut>(), identity };
      people.set(name, { ...person, optOuts: person.optOuts.add(optOut) });
    }
  }
  return [...people.values()].map(({ user, identity, optOuts: about }) => {
    const given = [...about];
    const request = subscriptionRequest(user, together(given.map(({ ids }) => ids)), messageTypes);
    const payload = { [identity.kind]: identity.value, ...request };
    const recordId = given[0]?.record.id ?? '';
    const parts = { recordId, step, call, identity, payload, whenUnknown: 'skip' } as const;
    return { user, optOuts: given, operation: request && toOperation(parts, '') };
  });
}

interface Sent {
  readonly results: ReadonlyMap<Operation, StepResult>;
  readonly exhausted: boolean;
}

async function send(
  people: readonly Person[],
  { destination, clock, signal }: TellingContext
): Promise<Sent> {
  const operations = people.flatMap(({ operation }) => operation ?? []);
  if (operations.length === 0) return { results: new Map(), exhausted: false };
  const known = new Map(
    people.flatMap(({ optOuts }) => optOuts.map(({ record, known }) => [record.id, known] as const))
  );
  const { results, exhausted } = await deliver(toBatch(call, operations), {
    destination,
    clock,
    signal,
    fieldTypes: () => Promise.resolve(new Map()),
    deferrals: (recordId) => known.get(recordId)?.attempts ?? 0
  });
  return { results: new Map(results.map((result) => [result.operation, result])), exhausted };
}

function resultOf({ operation }: Person, { known }: OptOut, { results }: Sent): StepResult {
  if (operation) {
    const result = results.get(operation);
    if (!result) throw new Error(`no result for ${operation.recordId}`);
    return result;
  }
  // It was on the way when its answer was lost, and has arrived.
  return known?.status === 'deferred' && known.code !== notThereYet
    ? { ...nothingNew, status: 'delivered' }
    : nothingNew;
}

const nothingNew: StepResult = { status: 'unchanged', code: '', message: '' };

/** What follows for users that Iterable did not show; null where that is as it should be. */
function missing(
  { users, known }: OptOut,
  { users: read, failure }: Reading,
  times: ReadonlyMap<string, UserTimes>,
  now: Date
): StepResult | null {
  const expected = users.filter(({ isKnown }) => isKnown);
  const unread = users.some(({ identity }) => !read.has(nameOf(identity)));
  if (unread && failure) {
    const message = `Iterable could not be asked for the person (${failure.message}); it is asked again.`;
    return { status: 'deferred', code: failure.code, message, retryAt: nextTry(now, known?.attempts ?? 0) };
  }
  if (expected.length === 0) return known?.status === 'deferred' ? notInIterable : null;
  if (expected.some(({ identity }) => read.get(nameOf(identity)))) return null;
  return expected.some(({ identity }) => times.has(identity.key)) || isTried(known)
    ? notInIterable
    : onTheWay(known, now);
}

const isTried = (known: RecordState | null): boolean =>
  known?.code === notThereYet && known.attempts >= patience;

const notInIterable: StepResult = {
  status: 'skipped',
  code: 'not-in-iterable',
  message: 'Iterable does not have this person: there is nothing to unsubscribe.'
};

const onTheWay = (known: RecordState | null, now: Date): StepResult => ({
  status: 'deferred',
  code: notThereYet,
  message: 'Iterable does not show this person yet; the opt-out follows.',
  retryAt: nextTry(now, known?.attempts ?? 0)
});

function toOutcome(
  { record, users, fingerprint }: OptOut,
  results: readonly StepResult[],
  now: Date
): Outcome {
  const identityKey = users[0]?.identity.key;
  return outcomeOf(record, results, { identityKey, fingerprint, at: now.toISOString() });
}
