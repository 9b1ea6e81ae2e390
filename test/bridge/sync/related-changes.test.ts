import { relatedChanges, type Unstamped } from '../../../bridge/sync/related-changes';
import { scopeQuery, type ScopeQuery } from '../../../bridge/sync/scope';
import { syncDefinition } from '../../builders';
import {
  closeBench,
  requestsTo,
  startBench,
  type ClientBench
} from '../../contracts/salesforce-client-bench';
import { customObject } from '../../stand-ins/org/schema/custom-object';
import { lookup, text } from '../../stand-ins/org/schema/field-kinds';
import { deleteRecord, purgeRecord, undeleteRecord } from '../../stand-ins/org/store/recycle';

afterEach(closeBench);

const before = '2026-01-05T08:00:00.000+0000';
const stamped = (SystemModstamp: string) => ({
  SystemModstamp,
  CreatedDate: before,
  LastModifiedDate: before
});
const window = { start: '2026-02-01T09:00:00.000Z', end: '2026-02-01T10:00:00.000Z' };
const inWindow = '2026-02-01T09:30:00.000+0000';
const facts = { reads: [], relativeDates: false };

/** An org in which people have pets, at the end of the window. */
async function people(): Promise<ClientBench> {
  const bench = await startBench({ now: window.end });
  bench.org.catalog.put(customObject({ name: 'Pet__c', label: 'Pet', keyPrefix: 'a50' }));
  bench.org.catalog.putFields('Pet__c', [
    lookup('Person__c', 'Person', 'Contact', 'Person__r', 'Pets__r'),
    text('Kind__c', 'Kind', 40)
  ]);
  return bench;
}

interface Asked {
  readonly unstamped: Partial<Unstamped>;
  readonly scope?: Partial<ScopeQuery>;
  readonly window?: { start: string | null; end: string };
  readonly holders?: Readonly<Record<string, readonly string[]>>;
}

async function changes({ client }: ClientBench, asked: Asked): Promise<string[]> {
  const ids: string[] = [];
  const holders = new Map(Object.entries(asked.holders ?? {}));
  const scope = { ...scopeQuery(syncDefinition(), ['Id']), ...asked.scope };
  for await (const batch of relatedChanges({
    source: client,
    scope,
    unstamped: { parents: [], children: [], ...asked.unstamped },
    window: asked.window ?? window,
    holdersOf: (childIds) =>
      Promise.resolve(new Map([...holders].filter(([child]) => childIds.includes(child))))
  }))
    ids.push(...batch);
  return ids;
}

const account = { parents: ['Account'] };
const pets = { children: [{ object: 'Pet__c', lookup: 'Person__c' }] };

describe('D-12 a parent that changed', () => {
  const employees = async (
    bench: ClientBench,
    accountStamp: string,
    ownStamp = before
  ): Promise<string[]> => {
    const [AccountId] = bench.org.store.load('Account', [{ Name: 'Acme', ...stamped(accountStamp) }]);
    return bench.org.store.load('Contact', [
      { LastName: 'Ada', AccountId, ...stamped(ownStamp) },
      { LastName: 'Bea', AccountId, ...stamped(before) }
    ]);
  };

  test('D-12 has its children read again, those alone that did not change themselves', async () => {
    const bench = await people();
    const [, bea] = await employees(bench, inWindow, inWindow);
    bench.org.store.load('Contact', [{ LastName: 'Alone', ...stamped(before) }]);
    expect(await changes(bench, { unstamped: account })).toEqual([bea]);
  });

  test.each([
    ['before the window', '2026-02-01T08:59:59.000+0000', 0],
    ['in its first second', '2026-02-01T09:00:00.000+0000', 2],
    ['in its last second', '2026-02-01T09:59:59.000+0000', 2],
    ['after it', '2026-02-01T10:00:00.000+0000', 0]
  ])('D-12 %s', async (_when, stamp, count) => {
    const bench = await people();
    await employees(bench, stamp);
    expect(await changes(bench, { unstamped: account })).toHaveLength(count);
  });

  test('D-12 further up: the owner of the account', async () => {
    const bench = await people();
    const [OwnerId] = bench.org.store.load('User', [
      { LastName: 'Owner', Username: 'owner@example.com', ...stamped(inWindow) }
    ]);
    const [AccountId] = bench.org.store.load('Account', [{ Name: 'Acme', OwnerId, ...stamped(before) }]);
    const [ada] = bench.org.store.load('Contact', [{ LastName: 'Ada', AccountId, ...stamped(before) }]);
    expect(await changes(bench, { unstamped: account })).toEqual([]);
    expect(await changes(bench, { unstamped: { parents: ['Account', 'Account.Owner'] } })).toEqual([ada]);
  });

  test('D-12 of several objects, and a relationship that is none, are left to a full run', async () => {
    const bench = await people();
    bench.org.store.load('Lead', [{ LastName: 'L', Company: 'C', ...stamped(before) }]);
    const scope = { object: 'Lead' };
    expect(await changes(bench, { unstamped: { parents: ['Owner', 'Boss'] }, scope })).toEqual([]);
    expect(requestsTo(bench.org, '/query')).toHaveLength(0);
  });

  test('DESIGN 7.1 only children in scope, whose condition stays in its parentheses', async () => {
    const bench = await people();
    const [ada, bea] = await employees(bench, inWindow);
    const scope = scopeQuery(
      syncDefinition({
        scope: { type: 'Filter', condition: "LastName = 'Ada' OR LastName = 'Cleo'", facts }
      }),
      ['Id']
    );
    expect(await changes(bench, { unstamped: account, scope })).toEqual([ada]);
    expect(bea).toBeDefined();
  });

  test('D-08 thousands of children of one second, page by page, each once', async () => {
    const bench = await people();
    const [AccountId] = bench.org.store.load('Account', [{ Name: 'Big', ...stamped(inWindow) }]);
    const rows = Array.from({ length: 4100 }, (_, index) => ({
      LastName: `P${index}`,
      AccountId,
      ...stamped(before)
    }));
    const ids = bench.org.store.load('Contact', rows);
    expect((await changes(bench, { unstamped: account })).toSorted()).toEqual(ids.toSorted());
    expect(requestsTo(bench.org, '/query')).toHaveLength(3);
  });
});

test('T-02 a campaign member shows fields of its person: whose change is its own', async () => {
  const bench = await people();
  const [CampaignId] = bench.org.store.load('Campaign', [{ Name: 'Spring' }]);
  const [ContactId] = bench.org.store.load('Contact', [{ LastName: 'Ada', ...stamped(inWindow) }]);
  const [LeadId] = bench.org.store.load('Lead', [{ LastName: 'Bea', Company: 'C', ...stamped(inWindow) }]);
  const [other] = bench.org.store.load('Contact', [{ LastName: 'Cleo', ...stamped(before) }]);
  const [first, second] = bench.org.store.load('CampaignMember', [
    { CampaignId, ContactId, ...stamped(before) },
    { CampaignId, LeadId, ...stamped(before) },
    { CampaignId, ContactId: other, ...stamped(before) }
  ]);
  const scope = { object: 'CampaignMember' };
  expect(await changes(bench, { unstamped: { parents: ['Contact'] }, scope })).toEqual([first, second]);
});

describe('S-07 child rows of the window', () => {
  const person = (bench: ClientBench, LastName: string): string =>
    bench.org.store.load('Contact', [{ LastName, ...stamped(before) }])[0] ?? '';
  const pet = (bench: ClientBench, Person__c: string, stamp = before): string =>
    bench.org.store.load('Pet__c', [{ Name: 'Rex', Person__c, ...stamped(stamp) }])[0] ?? '';
  /** Back into the window, so that what is done now is done in it. */
  const duringWindow = (bench: ClientBench): string => {
    bench.org.clock.set(new Date('2026-02-01T09:30:00Z'));
    return bench.org.adminUserId;
  };
  const atTheEnd = (bench: ClientBench): void => bench.org.clock.set(new Date('2026-02-01T10:05:00Z'));

  test('S-07 inserted, edited and deleted rows name their person, once', async () => {
    const bench = await people();
    const [ada, bea, cleo, dora] = ['Ada', 'Bea', 'Cleo', 'Dora'].map((name) => person(bench, name));
    const [edited, binned] = [pet(bench, bea ?? ''), pet(bench, cleo ?? '')];
    pet(bench, dora ?? '');
    const user = duringWindow(bench);
    bench.org.store.create('Pet__c', { Name: 'New', Person__c: ada }, user);
    bench.org.store.create('Pet__c', { Name: 'Second', Person__c: ada }, user);
    bench.org.store.update('Pet__c', edited, { Kind__c: 'Dog' }, user);
    deleteRecord(bench.org.store, 'Pet__c', binned, user);
    atTheEnd(bench);
    expect((await changes(bench, { unstamped: pets })).toSorted()).toEqual([ada, bea, cleo].sort());
  });

  test('S-07 a row that moved names its new person, and its old one by what was delivered', async () => {
    const bench = await people();
    const [ada, bea] = [person(bench, 'Ada'), person(bench, 'Bea')];
    const rex = pet(bench, ada);
    bench.org.store.update('Pet__c', rex, { Person__c: bea }, duringWindow(bench));
    atTheEnd(bench);
    const found = await changes(bench, { unstamped: pets, holders: { [rex]: [ada] } });
    expect(found.toSorted()).toEqual([ada, bea].sort());
  });

  test('S-07 a row that left no trace but in the log of deletions', async () => {
    const bench = await people();
    const ada = person(bench, 'Ada');
    const rex = pet(bench, ada);
    duringWindow(bench);
    purgeRecord(bench.org.store, 'Pet__c', rex);
    atTheEnd(bench);
    expect(await changes(bench, { unstamped: pets, holders: { [rex]: [ada] } })).toEqual([ada]);
  });

  test('S-07 D-16 a row that was restored', async () => {
    const bench = await people();
    const ada = person(bench, 'Ada');
    const rex = pet(bench, ada);
    deleteRecord(bench.org.store, 'Pet__c', rex, bench.org.adminUserId);
    undeleteRecord(bench.org.store, 'Pet__c', rex, duringWindow(bench));
    atTheEnd(bench);
    expect(await changes(bench, { unstamped: pets })).toEqual([ada]);
  });

  test('S-05 a row of something else that the same lookup leads to is passed over', async () => {
    const bench = await people();
    const ada = person(bench, 'Ada');
    const [lead] = bench.org.store.load('Lead', [{ LastName: 'L', Company: 'C', ...stamped(before) }]);
    bench.org.store.load('Task', [
      { Subject: 'Call', WhoId: ada, ...stamped(inWindow) },
      { Subject: 'Mail', WhoId: lead, ...stamped(inWindow) }
    ]);
    const tasks = { children: [{ object: 'Task', lookup: 'WhoId' }] };
    expect(await changes(bench, { unstamped: tasks })).toEqual([ada]);
  });

  test('S-07 without changes: one query and one look at the log', async () => {
    const bench = await people();
    pet(bench, person(bench, 'Ada'));
    expect(await changes(bench, { unstamped: pets })).toEqual([]);
    expect([requestsTo(bench.org, '/query').length, requestsTo(bench.org, '/deleted').length]).toEqual([
      1, 1
    ]);
  });
});

test.each([
  ['a window without a beginning', { window: { start: null, end: window.end } }],
  ['a scope that a report chose', { scope: { recordIds: [] } }]
])('Sx-01 %s reads all records anyway', async (_what, asked) => {
  const bench = await people();
  expect(await changes(bench, { unstamped: { ...account, ...pets }, ...asked })).toEqual([]);
  expect(bench.client.calls).toBe(0);
});
