import { RejectedError } from '../../errors';
import { toIdentity } from '../identity';
import type { Batch, Identity, Lane, Operation } from '../model';
import {
  BatchRejectedError,
  type BulkAnswer,
  type Clock,
  type Destination,
  type IterableUser,
  type SingleAnswer
} from '../ports';
import { sendPatiently } from '../send-patiently';
import type { RememberedUser } from './trial-ledger';
import { writtenByAll } from './written';

export interface Memory {
  /** Durable when it resolves: only then the call is made. */
  readonly remember: (users: readonly RememberedUser[]) => Promise<void>;
  /** Resolves when Iterable shows what was sent to these users before. */
  readonly settled: (keys: readonly string[]) => Promise<void>;
  readonly clock: Clock;
  /** Users that are known to be remembered, by key: they are not read again. */
  readonly known: Map<string, RememberedUser>;
}

/** An Iterable project before whose calls is written down what the users were that they concern. */
export class RememberingDestination implements Destination {
  constructor(
    private readonly real: Destination,
    private readonly memory: Memory
  ) {}

  async send(batch: Batch, options?: { createNewFields: boolean }): Promise<BulkAnswer> {
    await this.remember(batch.operations);
    return this.real.send(batch, options);
  }

  async sendOne(operation: Operation): Promise<SingleAnswer> {
    await this.remember([operation]);
    return this.real.sendOne(operation);
  }

  private async remember(operations: readonly Operation[]): Promise<void> {
    const byUser = new Map<string, Operation[]>();
    for (const operation of operations) {
      const { kind, key } = operation.identity;
      if (kind !== 'item') byUser.set(key, [...(byUser.get(key) ?? []), operation]);
    }
    await this.memory.settled([...byUser.keys()].filter((key) => !this.memory.known.has(key)));
    const users: RememberedUser[] = [];
    for (const [key, own] of byUser) users.push(await this.userBefore(key, own, operations));
    if (users.length === 0) return;
    await this.memory.remember(users);
    for (const user of users) this.memory.known.set(user.key, user);
  }

  private async userBefore(
    key: string,
    operations: readonly Operation[],
    all: readonly Operation[]
  ): Promise<RememberedUser> {
    const at = this.memory.clock.now().toISOString();
    const now = { sentAt: at, undo: null, undoMessage: '' };
    const recordIds = [...new Set(operations.map(({ recordId }) => recordId))];
    const known = this.memory.known.get(key);
    const found = known ?? { key, ...(await this.firstFound(operations, all)) };
    const written = writtenByAll(operations, found.before?.dataFields ?? {}, known?.written);
    return { ...found, recordIds, written: { ...written, since: known?.written.since ?? at }, ...now };
  }

  /** Iterable may know the user by the other identifier that goes along: that one is no newcomer. */
  private async firstFound(
    operations: readonly Operation[],
    all: readonly Operation[]
  ): Promise<Pick<RememberedUser, 'kind' | 'value' | 'wasThere' | 'before'>> {
    const identities = identitiesOf(operations);
    for (const { kind, value, key } of identities) {
      const before = await this.look(
        { kind, value, key },
        all.findIndex((one) => operations.includes(one))
      );
      if (before) return { kind, value, wasThere: true, before };
    }
    const [first] = identities;
    if (!first) throw new Error('a call concerns nobody');
    return { kind: first.kind, value: first.value, wasThere: false, before: null };
  }

  /** Of whom it is not known what they were before, nothing is written: an undo could not give it back. */
  private async look(identity: Identity, index: number): Promise<IterableUser | null> {
    try {
      return await sendPatiently(() => this.real.user(identity), this.memory);
    } catch (error) {
      if (error instanceof RejectedError) throw unread(identity, index, error);
      throw error;
    }
  }

  user: Destination['user'] = (identity) => this.real.user(identity);
  fields: Destination['fields'] = (maxAgeSeconds) => this.real.fields(maxAgeSeconds);
  lists: Destination['lists'] = () => this.real.lists();
  createList: Destination['createList'] = (name) => this.real.createList(name);
  catalogs: Destination['catalogs'] = () => this.real.catalogs();
  createCatalog: Destination['createCatalog'] = (name) => this.real.createCatalog(name);
  catalogFields: Destination['catalogFields'] = (name) => this.real.catalogFields(name);
  defineCatalogFields: Destination['defineCatalogFields'] = (name, types) =>
    this.real.defineCatalogFields(name, types);
  channels: Destination['channels'] = () => this.real.channels();
  messageTypes: Destination['messageTypes'] = () => this.real.messageTypes();
  inLane = (lane: Lane): Destination => new RememberingDestination(this.real.inLane(lane), this.memory);
  get calls(): number {
    return this.real.calls;
  }
}

/** Points at the one row of the call: the others go without it. */
const unread = ({ kind }: Identity, index: number, cause: RejectedError): BatchRejectedError =>
  new BatchRejectedError(
    'trial.not-read',
    `Nothing was sent: Iterable does not tell what this person was before (${cause.message})`,
    { kind: 'row', index, field: kind },
    { fix: cause.fix || 'Correct the person in Iterable or Salesforce, and start another trial.', cause }
  );

type UserIdentity = Identity & Pick<RememberedUser, 'kind'>;

/** The user's own identity first, then the other ones that the calls say. */
function identitiesOf(operations: readonly Operation[]): UserIdentity[] {
  const found = new Map<string, UserIdentity>();
  const add = (kind: UserIdentity['kind'], value: unknown): void => {
    if (typeof value !== 'string' || value === '') return;
    const identity = { ...toIdentity(kind, value), kind };
    if (!found.has(`${kind} ${identity.key}`)) found.set(`${kind} ${identity.key}`, identity);
  };
  for (const { identity } of operations) if (identity.kind !== 'item') add(identity.kind, identity.value);
  for (const { payload } of operations) {
    add('email', payload.email);
    add('userId', payload.userId);
  }
  return [...found.values()];
}
