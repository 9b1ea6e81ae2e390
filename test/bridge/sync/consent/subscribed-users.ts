import type { Identity, Operation } from '../../../../bridge/sync/model';
import type { BulkAnswer, Destination, IterableUser } from '../../../../bridge/sync/ports';

type Fault = Error | null;

/** An Iterable that has users and takes subscriptions as the endpoint does: whole arrays, and new users for new names. */
export interface SubscribedUsers extends Pick<
  Destination,
  'user' | 'send' | 'channels' | 'messageTypes' | 'inLane'
> {
  readonly users: Map<string, IterableUser>;
  /** Whom it was asked for, and the rows of each call. */
  readonly asked: string[];
  readonly sent: Operation['payload'][][];
  /** Thrown by the next calls, one each; null lets one through. */
  readonly faults: { reads: Fault[]; writes: Fault[] };
  /** Of the next call. */
  answer: Partial<BulkAnswer>;
  calls: number;
}

const accepted: BulkAnswer = {
  failures: [],
  failCount: 0,
  filteredOutFields: [],
  createdFields: [],
  disallowedEventNames: []
};

type Users = SubscribedUsers['users'];

const findUser = (users: Users, { key }: Pick<Identity, 'key'>): IterableUser | null =>
  [...users.values()].find((user) => user.userId === key || user.email === key) ?? null;

function write(users: Users, { payload, identity }: Operation): void {
  const { email = null, userId = null, ...rest } = payload;
  const arrays = Object.fromEntries(Object.entries(rest).filter(([, value]) => Array.isArray(value)));
  const before = findUser(users, identity) ?? { email, userId, dataFields: {} };
  users.set(before.userId ?? before.email ?? '', {
    ...before,
    dataFields: { ...before.dataFields, ...arrays }
  });
}

export const subscribedUsers = (): SubscribedUsers => ({
  users: new Map(),
  asked: [],
  sent: [],
  faults: { reads: [], writes: [] },
  answer: {},
  calls: 0,
  inLane() {
    return this as unknown as Destination;
  },
  user(identity) {
    this.calls += 1;
    this.asked.push(identity.key);
    const fault = this.faults.reads.shift();
    return fault ? Promise.reject(fault) : Promise.resolve(findUser(this.users, identity));
  },
  send({ operations }) {
    this.calls += 1;
    const fault = this.faults.writes.shift();
    if (fault) return Promise.reject(fault);
    this.sent.push(operations.map(({ payload }) => payload));
    for (const operation of operations) write(this.users, operation);
    const answer = { ...accepted, ...this.answer };
    this.answer = {};
    return Promise.resolve(answer);
  },
  channels: () =>
    Promise.resolve([
      { id: 12, name: 'Marketing' },
      { id: 13, name: 'Partners' }
    ]),
  messageTypes: () => Promise.resolve([{ id: 31, name: 'News', channelId: 12, policy: 'OptOut' }])
});
