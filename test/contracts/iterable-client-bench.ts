import { inspect } from 'node:util';
import { BridgeError } from '../../bridge/errors';
import type { IterableProjectOptions } from '../../bridge/iterable/iterable-calls';
import { IterableProject, type IterableClient } from '../../bridge/iterable/iterable-client';
import { toBatch } from '../../bridge/sync/batch';
import { toOperation } from '../../bridge/sync/diff';
import { toIdentity } from '../../bridge/sync/identity';
import type { BulkCall, Call, Identity, Operation, Payload } from '../../bridge/sync/model';
import type { BulkAnswer } from '../../bridge/sync/ports';
import { contactId, manualClock, type ManualClock } from '../builders';
import { startLocalIterable, type LocalIterable } from '../stand-ins/iterable/local-iterable';
import type { LocalIterableOptions, ProjectOptions } from '../stand-ins/iterable/options';

/** Its text is looked for wherever it must not be. */
export const apiKey = 'server-side-key-4711';
export const fields = { firstName: 'string', score: 'long', tags: 'string', since: 'date' } as const;

export interface ClientBench {
  readonly iterable: LocalIterable;
  readonly clock: ManualClock;
  readonly client: IterableClient;
}

interface BenchOptions extends Partial<LocalIterableOptions> {
  readonly project?: Partial<ProjectOptions>;
}

let running: LocalIterable | null = null;

/** A client of the bridge before a local Iterable without rate limits. */
export async function startBench(
  options: BenchOptions = {},
  given: Partial<IterableProjectOptions> = {}
): Promise<ClientBench> {
  const { project, ...rest } = options;
  const iterable = await startLocalIterable({
    projects: [{ apiKey, type: 'Email', fields, ...project }],
    applyDelayMs: 0,
    rates: { scale: Infinity },
    ...rest
  });
  running = iterable;
  const clock = manualClock();
  const access = { baseUrl: iterable.url, apiKey, clock, timeoutMs: 400, ...given };
  return { iterable, clock, client: new IterableProject(access).client() };
}

/** To be called after each test. */
export async function closeBench(): Promise<void> {
  await running?.close();
  running = null;
}

const bulkUpdate = { endpoint: 'bulkUpdate' } as const;

/** An operation of a call; the identity is the payload's unless said. */
export function operationOf(call: Call, payload: Payload, identity = identityOf(payload)): Operation {
  const parts = {
    recordId: contactId(1),
    step: 'Step',
    call,
    identity,
    payload,
    whenUnknown: 'reject'
  } as const;
  return toOperation(parts, 'v1');
}

const identityOf = ({ email, userId = '' }: Payload): Identity =>
  email === undefined ? toIdentity('userId', userId) : toIdentity('email', email);

/** An item of a catalog. */
export const itemOf = (call: Call, id: string, value: Payload = {}): Operation =>
  operationOf(call, value, { kind: 'item', value: id, key: `catalog ${id}` });

/** A row of bulkUpdate for the person number so and so, with her first name unless said otherwise. */
export const person = (
  number: number,
  dataFields: Payload['dataFields'] = { firstName: `First ${number}` },
  given: Payload = {}
): Operation => ({
  ...operationOf(bulkUpdate, { email: `person${number}@example.com`, dataFields, ...given }),
  recordId: contactId(number)
});

export const people = (count: number): Operation[] =>
  Array.from({ length: count }, (_, number) => person(number));

/** Sends rows as one bulkUpdate. */
export const send = (client: IterableClient, rows: readonly Operation[]): Promise<BulkAnswer> =>
  client.send(toBatch(bulkUpdate, rows));

/** Sends payloads as one bulk call. */
export const sendAs = (
  client: IterableClient,
  call: BulkCall,
  payloads: readonly Payload[]
): Promise<BulkAnswer> =>
  client.send(
    toBatch(
      call,
      payloads.map((payload) => operationOf(call, payload))
    )
  );

/** What is thrown, with everything that could be seen of it. */
export async function thrownBy(work: Promise<unknown>): Promise<{ error: BridgeError; shown: string }> {
  try {
    await work;
  } catch (error) {
    if (!(error instanceof BridgeError)) throw error;
    const json = JSON.stringify(error);
    const shown = [error.message, error.fix, error.stack, json, inspect(error, { depth: 20 })].join('\n');
    return { error, shown };
  }
  throw new Error('nothing was thrown');
}
