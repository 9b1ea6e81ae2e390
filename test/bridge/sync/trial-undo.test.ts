import { TransientError } from '../../../bridge/errors';
import type { RememberedUser, Trial } from '../../../bridge/sync/trial/trial-ledger';
import { undoTrial } from '../../../bridge/sync/trial/undo-trial';
import type { BulkAnswer, IterableUser } from '../../../bridge/sync/ports';

const address = (name: string): string => `${name}@example.com`;
const remembered = (name: string, given: Partial<RememberedUser> = {}): RememberedUser => ({
  key: address(name),
  kind: 'email',
  value: address(name),
  recordIds: [name],
  wasThere: true,
  before: { email: address(name), userId: null, dataFields: { firstName: `Old ${name}` } },
  written: {
    fields: ['firstName'],
    values: { firstName: 'New' },
    listsJoined: [],
    listsLeft: [],
    withUserId: false,
    optedOut: false
  },
  sentAt: '2026-11-22T10:00:00.000Z',
  undo: null,
  undoMessage: '',
  ...given
});
const taken: BulkAnswer = {
  failures: [],
  failCount: 0,
  filteredOutFields: [],
  createdFields: [],
  disallowedEventNames: []
};

/** An Iterable that does not take what concerns some people, and a ledger that remembers these users. */
function stage(
  users: readonly RememberedUser[],
  refused: ReadonlySet<string> = new Set(),
  senders: unknown[] = []
) {
  const results = new Map<string, Pick<RememberedUser, 'undo' | 'undoMessage'>>();
  const slept: number[] = [];
  const calls: string[] = [];
  const signal = new AbortController();
  let now = Date.parse('2026-11-22T10:00:10.000Z');
  const user = (value: string): IterableUser => ({
    email: value,
    userId: null,
    dataFields: { firstName: 'New' }
  });
  const parts = {
    settleSeconds: 60,
    clock: {
      now: () => new Date(now),
      sleep: (milliseconds: number) => {
        slept.push(milliseconds);
        now += milliseconds;
        return Promise.resolve();
      },
      random: () => 0
    },
    destination: {
      user: ({ value }: { value: string }) => Promise.resolve(user(value)),
      send: ({ operations: [operation] }: { operations: readonly { identity: { value: string } }[] }) => {
        const value = operation?.identity.value ?? '';
        calls.push(value);
        return Promise.resolve(refused.has(value) ? { ...taken, failCount: 1 } : taken);
      },
      sendOne: () => Promise.reject(new TransientError('iterable.http-503', 'Away.'))
    },
    syncs: ['A'],
    optedOut: () => Promise.resolve(new Set<string>()),
    ledger: {
      userTimes: () => Promise.resolve(new Map()),
      sendersOf: () => Promise.resolve(senders),
      rememberedUsers: () => Promise.resolve(users.map((one) => ({ ...one, ...results.get(one.key) }))),
      noteUndone: (_lease: unknown, _id: string, { key, ...result }: RememberedUser) => {
        results.set(key, result);
        return Promise.resolve();
      }
    },
    signal: signal.signal
  };
  const held = { lease: { name: 'sync:A', ownerId: 'test', token: 1 }, signal: new AbortController().signal };
  const undo = () =>
    undoTrial({ trial: 't' } as Trial, held, parts as unknown as Parameters<typeof undoTrial>[2]);
  return { undo, results, slept, calls, stop: () => signal.abort() };
}

test('DESIGN 7.5: an undo waits until what was sent has settled, then gives back person by person', async () => {
  const { undo, results, slept, calls } = stage([remembered('a'), remembered('b')]);
  expect(await undo()).toBe(true);
  expect(slept).toEqual([50_000]);
  expect(calls).toEqual([address('a'), address('b')]);
  expect([...results.values()]).toEqual([
    { undo: 'restored', undoMessage: '' },
    { undo: 'restored', undoMessage: '' }
  ]);
});

test('D-28 whom Iterable does not take back is named and keeps nobody from theirs; asked again, only they are tried', async () => {
  const refused = new Set([address('a')]);
  const { undo, results, calls } = stage([remembered('a'), remembered('b')], refused);
  expect(await undo()).toBe(true);
  expect(results.get(address('a'))).toEqual({
    undo: 'failed',
    undoMessage:
      'Iterable did not take the call that gives back what was before. Undo again; if that does not help, correct the person in Iterable.'
  });
  expect(results.get(address('b'))).toMatchObject({ undo: 'restored' });
  refused.clear();
  expect(await undo()).toBe(true);
  expect(calls).toEqual([address('a'), address('b'), address('a')]);
  expect(results.get(address('a'))).toEqual({ undo: 'restored', undoMessage: '' });
});

test('D-28 an Iterable that is away ends the turn without a result: the next one goes on with whoever is left', async () => {
  const made = remembered('b', { wasThere: false, before: null });
  const { undo, results } = stage([remembered('a'), made]);
  await expect(undo()).rejects.toThrow(TransientError);
  expect([...results.keys()]).toEqual([address('a')]);
});

test('D-28 a service that stops leaves the rest to the next one', async () => {
  const { undo, results, stop } = stage([remembered('a')]);
  stop();
  expect(await undo()).toBe(false);
  expect(results.size).toBe(0);
});

test('D-28 whoever a run delivered to since the trial is left as they are, also where it was only a list', async () => {
  const made = remembered('b', { wasThere: false, before: null });
  const senders = [{ steps: { join: { fingerprint: 'f', at: '2026-11-22T10:00:05.000Z' } } }];
  const { undo, results, calls } = stage([remembered('a'), made], new Set(), senders);
  expect(await undo()).toBe(true);
  expect(calls).toEqual([]);
  for (const result of results.values())
    expect(result).toEqual({ undo: 'nothing', undoMessage: expect.stringContaining('delivered') });
});
