import { toIdentity } from '../identity';
import type { Batch, BulkCall, Call, Identity, Operation } from '../model';
import type {
  BulkAnswer,
  CatalogFields,
  Channel,
  Destination,
  IterableList,
  IterableUser,
  MessageType,
  RowFailure,
  SingleAnswer
} from '../ports';

/** A call exactly as it would go out. */
export interface OutgoingRequest {
  readonly method: string;
  /** With its query, percent-encoded; the host is the project's. */
  readonly path: string;
  /** JSON as text; null for a call that has none. */
  readonly body: string | null;
}

/** How calls are written, which only the client of the other side knows. */
export interface RequestWriter {
  batch(batch: Batch, options?: { createNewFields: boolean }): OutgoingRequest;
  single(operation: Operation): OutgoingRequest;
}

/** A call that a run would make. */
export interface IntendedCall {
  readonly request: OutgoingRequest;
  readonly endpoint: Call['endpoint'];
  /** Records and steps that it carries. */
  readonly operations: readonly Pick<Operation, 'recordId' | 'step' | 'identity' | 'payload' | 'removal'>[];
  /** Operations that Iterable would say it has no user for, or whose new address is taken. */
  readonly refused: ReadonlyMap<string, 'unknown-user' | 'taken'>;
}

/** The reads of a destination; nothing that writes is within reach. */
export type DestinationReads = Pick<
  Destination,
  'fields' | 'user' | 'lists' | 'catalogs' | 'catalogFields' | 'channels' | 'messageTypes' | 'calls'
>;

/** Endpoints that need a user who is there (iterable-api 3, "which calls create missing users"). */
const needsUser: ReadonlySet<Call['endpoint']> = new Set(['unsubscribe', 'trackBulk']);

/**
 * An Iterable project to which nothing is sent: what would be is written down, and answered as the contract says that a
 * project answers in which every value is taken. Who is there is asked of the real one.
 */
export class IntendedCalls implements Destination {
  readonly made: IntendedCall[] = [];
  /** Users that were made or removed by calls that were written down. */
  private readonly present = new Map<string, boolean>();

  constructor(
    private readonly real: DestinationReads,
    private readonly writer: RequestWriter
  ) {}

  async send(batch: Batch, options?: { createNewFields: boolean }): Promise<BulkAnswer> {
    const failures: RowFailure[] = [];
    const refused = new Map<string, 'unknown-user'>();
    for (const operation of batch.operations) {
      const failure = await this.failureOf(operation, batch.call);
      if (failure) {
        failures.push(failure);
        refused.set(operation.recordId, 'unknown-user');
      } else if (makesUser(batch.call)) this.present.set(operation.identity.key, true);
    }
    this.note(batch.call, batch.operations, this.writer.batch(batch, options), refused);
    return { ...nothingSaid, failures, failCount: failures.length };
  }

  async sendOne(operation: Operation): Promise<SingleAnswer> {
    const answer = await this.answerTo(operation);
    const refused = new Map(answer === 'done' ? [] : [[operation.recordId, answer] as const]);
    this.note(operation.call, [operation], this.writer.single(operation), refused);
    return answer;
  }

  /** One that would have been made by then has at least its identity. */
  async user(identity: Identity): Promise<IterableUser | null> {
    const made = this.present.get(identity.key);
    if (made === false) return null;
    return (await this.real.user(identity)) ?? (made ? bareUser(identity) : null);
  }

  fields(...asked: Parameters<Destination['fields']>): Promise<ReadonlyMap<string, string>> {
    return this.real.fields(...asked);
  }
  lists(): Promise<readonly IterableList[]> {
    return this.real.lists();
  }
  catalogs(): Promise<readonly string[]> {
    return this.real.catalogs();
  }
  catalogFields(name: string): Promise<CatalogFields> {
    return this.real.catalogFields(name);
  }
  channels(): Promise<readonly Channel[]> {
    return this.real.channels();
  }
  messageTypes(): Promise<readonly MessageType[]> {
    return this.real.messageTypes();
  }
  createList(): Promise<number> {
    return nothingIsMade();
  }
  createCatalog(): Promise<void> {
    return nothingIsMade();
  }
  defineCatalogFields(): Promise<void> {
    return nothingIsMade();
  }
  inLane(): Destination {
    return this;
  }
  get calls(): number {
    return this.real.calls;
  }

  private note(
    { endpoint }: Call,
    operations: readonly Operation[],
    request: OutgoingRequest,
    refused: IntendedCall['refused']
  ): void {
    this.made.push({ request, endpoint, operations, refused });
  }

  private async isThere(identity: Identity): Promise<boolean> {
    return this.present.get(identity.key) ?? (await this.user(identity)) !== null;
  }

  private async failureOf(operation: Operation, { endpoint }: BulkCall): Promise<RowFailure | null> {
    const { identity, payload } = operation;
    const { kind, value: key } = identity;
    if (kind === 'item') return null;
    const isUpdateOnly = payload.preferUserId === false && payload.email === undefined;
    if (!needsUser.has(endpoint) && !isUpdateOnly) return null;
    if (await this.isThere(identity)) return null;
    return { by: kind, key, cause: isUpdateOnly ? 'invalid-user-id' : 'not-found' };
  }

  /** Source: iterable-api 6.3 to 6.7. */
  private async answerTo({ call, payload, identity }: Operation): Promise<SingleAnswer> {
    switch (call.endpoint) {
      case 'updateEmail':
        return this.rename(named(payload, 'current'), identityOf('email', payload.newEmail));
      case 'mergeUsers':
        return this.leave(named(payload, 'source'), identity);
      case 'deleteUser':
        this.present.set(identity.key, false);
        return 'done';
      case 'forgetUser':
        return this.leave(identity);
      default:
        this.present.set(identity.key, call.endpoint !== 'unforgetUser');
        return 'done';
    }
  }

  private async rename(from: Identity | null, to: Identity | null): Promise<SingleAnswer> {
    if (from && to && from.key !== to.key && (await this.isThere(to)) && (await this.isThere(from)))
      return 'taken';
    return this.leave(from, to ?? undefined);
  }

  /** The user is not there any more; who takes its place is. */
  private async leave(from: Identity | null, heir?: Identity): Promise<SingleAnswer> {
    if (!from || !(await this.isThere(from))) return 'unknown-user';
    this.present.set(from.key, false);
    if (heir) this.present.set(heir.key, true);
    return 'done';
  }
}

const nothingSaid: BulkAnswer = {
  failures: [],
  failCount: 0,
  filteredOutFields: [],
  createdFields: [],
  disallowedEventNames: []
};

const makesUser = ({ endpoint }: BulkCall): boolean =>
  endpoint === 'bulkUpdate' || endpoint === 'subscribe' || endpoint === 'bulkUpdateSubscriptions';

const nothingIsMade = (): never => {
  throw new Error('a preview makes nothing in Iterable');
};

const bareUser = ({ kind, value }: Identity): IterableUser => ({
  email: kind === 'email' ? value : null,
  userId: kind === 'userId' ? value : null,
  dataFields: {}
});

const identityOf = (kind: 'email' | 'userId', value: unknown): Identity | null =>
  typeof value === 'string' ? toIdentity(kind, value) : null;

const named = (payload: Operation['payload'], who: 'current' | 'source'): Identity | null =>
  identityOf('email', payload[`${who}Email`]) ?? identityOf('userId', payload[`${who}UserId`]);
