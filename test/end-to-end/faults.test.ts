import type { FaultEffect } from '../stand-ins/iterable/http/faults';
import { defaultSwitches, type Switches } from '../stand-ins/iterable/switches';
import { createWorld, defineSync, loadContacts, manyContacts, type World } from './world';

let world: World;
afterEach(() => world.close());

/** What stands in Iterable after all is said and done, whatever happened on the way. */
const usersByEmail = () =>
  Object.fromEntries(world.project.users().map(({ email, fields }) => [email, fields.firstName]));

const people = [
  ...manyContacts(40),
  { FirstName: 'Nobody', LastName: 'Without', Email: null },
  { FirstName: 'Odd', LastName: 'Ending', Email: 'odd@example.notatld' },
  { FirstName: 'First', LastName: 'Twin', Email: 'twin@example.com' },
  { FirstName: 'Second', LastName: 'Twin', Email: 'Twin@Example.com' },
  { FirstName: 'Opted', LastName: 'Out', Email: 'out@example.com', HasOptedOutOfEmail: true }
];
const expected = { extracted: 45, delivered: 41, skipped: 2, rejected: 2 };

/** Every setting of every uncertain point, one at a time (iterable-api 20). */
const settings: Partial<Record<keyof Switches, readonly unknown[]>> = {
  mismatch: ['request', 'row'],
  offendingValue: ['array', 'scalar', 'absent'],
  mismatchKey: ['field', 'schema-and-field'],
  nestedMismatchKey: ['path', 'top-level'],
  oversize: ['413', 'BatchTooLarge'],
  maxRows: [10, null],
  retryAfterHeader: ['sent', 'absent'],
  rateLimitParams: ['sent', 'absent'],
  noOp: ['listed', 'empty', 'absent'],
  optionalArrays: ['all', 'non-empty', 'oldest'],
  unknownUserIdRow: ['invalidUserIds', 'notFoundUserIds'],
  conflictStatus: [400, 409],
  conflictCode: ['ExternalKeyConflict', 'specific'],
  forgottenStatus: [400, 409],
  unknownUserId: [200, 400, 500, 'plain-text'],
  deleteUnknown: [200, 400, 404],
  longDouble: ['mismatch', 'coerce'],
  emptyTyping: ['untyped', 'string'],
  nestedNull: ['clears', 'kept'],
  dateOnly: ['midnight', 'as-sent'],
  maxDepth: [null, 5],
  maxFieldNameLength: [null, 100],
  longValues: ['refused', 'taken'],
  badJson: ['sentences', 'codes', 'code-lists'],
  trackBulkBytes: [4_000_000, null],
  createdAtUnit: ['seconds', 'milliseconds', 'either'],
  duplicateEventIds: ['last', 'first'],
  disallowedEvent: ['failed', 'successful'],
  purchaseId: ['told', 'kept'],
  catalogCreated: [200, 201],
  catalogExists: [400, 409],
  catalogWriteStatus: [200, 202],
  catalogValidation: ['up-front', 'late'],
  catalogReplies: ['wrapped', 'bare', 'item-bare'],
  catalogsNotBought: [400, 403, 404],
  forgetUnknownCode: ['BadParams', 'specific'],
  mergedLists: ['union', 'destination'],
  mergedSubscriptions: ['as-fields', 'destination', 'union'],
  forgetAgain: ['unknown', 'forgotten'],
  duplicateListNames: ['accepted', 'refused'],
  channelUnsubscribeDefault: ['list-only', 'channel'],
  userListIds: ['refused', 'taken'],
  subscriptionsCode: ['Success', 'Accepted'],
  forgottenSubscriptionRow: ['invalid', 'failure'],
  incrementalStatus: [200, 202]
};

test('every uncertain point of the Iterable contract is tried (iterable-api 20)', async () => {
  world = await createWorld();
  expect(Object.keys(settings).sort()).toEqual(Object.keys(defaultSwitches).sort());
});

const cases = Object.entries(settings).flatMap(([name, values]) => values.map((value) => ({ name, value })));

test.each(cases)(
  'a run accounts for everybody with $name = $value (iterable-api 20)',
  async ({ name, value }) => {
    world = await createWorld({ iterable: { switches: { [name]: value }, rates: { scale: 1 } } });
    const sync = defineSync(world.org);
    loadContacts(world.org, people);
    const run = await world.run(sync);
    expect(run).toMatchObject({ state: 'done', error: null, counts: expected });
    expect(world.project.userCount()).toBe(41);
    expect(usersByEmail()['twin@example.com']).toBe('First');
  }
);

const iterableFaults: [string, FaultEffect][] = [
  ['429 without a hint', { kind: 'rate-limit' }],
  ['429 with Retry-After', { kind: 'rate-limit', retryAfterSeconds: 1 }],
  ['500 GenericError', { kind: 'status', status: 500, body: 'json' }],
  ['502 with a page of HTML', { kind: 'status', status: 502, body: 'html' }],
  ['503 with nothing, applied all the same', { kind: 'status', status: 503, body: 'empty', applied: 'yes' }],
  ['504', { kind: 'status', status: 504, body: 'html' }],
  ['a reset before it was applied', { kind: 'reset', applied: 'no' }],
  ['a reset after it was applied', { kind: 'reset', applied: 'yes' }],
  ['an answer that breaks off', { kind: 'truncated' }],
  ['a slow answer', { kind: 'slow-body', ms: 800 }]
];

test.each(iterableFaults)(
  'Iterable: %s costs time, nothing else (iterable-api 21.12)',
  async (_name, effect) => {
    world = await createWorld();
    const sync = defineSync(world.org);
    loadContacts(world.org, people);
    world.iterable.faults.add({ match: { endpoint: 'users.bulkUpdate' }, effect, times: 2 });
    const run = await world.run(sync);
    expect(run).toMatchObject({ state: 'done', error: null, counts: expected });
    expect(world.project.userCount()).toBe(41);
  }
);

test('Iterable down for the whole run: every record is deferred, says when, and the next run delivers it', async () => {
  world = await createWorld();
  const sync = defineSync(world.org);
  const [first = ''] = loadContacts(world.org, manyContacts(5));
  world.iterable.faults.add({
    match: { endpoint: 'users.bulkUpdate' },
    effect: { kind: 'status', status: 503, body: 'html' },
    times: Infinity
  });
  const bridge = await world.bridge();
  const patient = jest.spyOn(bridge.clock, 'sleep').mockResolvedValue(undefined);
  const run = await world.run(sync);
  expect(run.counts).toMatchObject({ extracted: 5, deferred: 5, delivered: 0 });
  const [state] = await bridge.ledger.statesOfRecord(first);
  expect(state).toMatchObject({ status: 'deferred', message: expect.stringContaining('tried again after') });
  expect(world.org.store.get('Contact', first)).toMatchObject({ Iterable_Status__c: 'Pending' });

  world.iterable.faults.clear();
  jest.spyOn(bridge.clock, 'now').mockReturnValue(new Date(Date.parse(state?.retryAt ?? '') + 1000));
  expect(await world.run(sync)).toMatchObject({ counts: { delivered: 5 } });
  expect(world.org.store.get('Contact', first)).toMatchObject({ Iterable_Status__c: 'Synced' });
  patient.mockRestore();
});

const orgFaults: [string, () => void][] = [
  ['an expired session', () => world.org.faults.expire({ path: '/services/data' }, 2)],
  ['503', () => world.org.faults.down({ path: '/query' }, 2)],
  ['a reset', () => world.org.faults.on({ path: '/query' }, { kind: 'reset' }, 1)],
  [
    'an answer that breaks off',
    () => world.org.faults.on({ path: '/query' }, { kind: 'cut', share: 0.5 }, 1)
  ],
  ['a reset write-back', () => world.org.faults.on({ path: '/composite' }, { kind: 'reset', after: true }, 1)]
];

test.each(orgFaults)('Salesforce: %s costs time, nothing else (salesforce-api 4.1)', async (_name, arm) => {
  world = await createWorld({ environment: { SF_TIMEOUT_SECONDS: '2' } });
  const sync = defineSync(world.org);
  const [first] = loadContacts(world.org, people);
  await (await world.bridge()).org.organizationId();
  arm();
  const run = await world.run(sync);
  expect(run).toMatchObject({ state: 'done', error: null, counts: expected });
  expect(world.org.store.get('Contact', first)).toMatchObject({ Iterable_Status__c: 'Synced' });
});

test('a locked record gets its status at a later try; one that may not be written is named and the delivery stands', async () => {
  world = await createWorld();
  const sync = defineSync(world.org);
  const [locked = '', refused = ''] = loadContacts(world.org, manyContacts(3));
  world.org.faults.lockRow(locked, 1);
  world.org.faults.lockRow(refused, 50);
  const run = await world.run(sync);
  expect(run).toMatchObject({ state: 'done', counts: { delivered: 3, writtenBack: 2, writeBackErrors: 1 } });
  expect(run.notices.join()).toContain('UNABLE_TO_LOCK_ROW');
  expect(world.org.store.get('Contact', locked)).toMatchObject({ Iterable_Status__c: 'Synced' });
  const { ledger } = await world.bridge();
  expect((await ledger.statesOfRecord(refused))[0]).toMatchObject({
    status: 'delivered',
    writeBackError: expect.stringContaining('UNABLE_TO_LOCK_ROW')
  });
});
