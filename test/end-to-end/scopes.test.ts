import type { Run } from '../../bridge/sync/model';
import { customObject } from '../stand-ins/org/schema/custom-object';
import { lookup, text } from '../stand-ins/org/schema/field-kinds';
import { purgeRecord } from '../stand-ins/org/store/recycle';
import { colleague, countsOf } from './colleague';
import { defineSync, type SyncOptions } from './define-sync';
import type { Kind } from './story-world';
import { createWorld, loadContacts, longAgo, manyContacts, type World } from './world';

let world: World;
afterEach(() => world.close());

const stamps = { SystemModstamp: longAgo, CreatedDate: longAgo, LastModifiedDate: longAgo };
const { create, update, remove, later } = colleague(() => world.org);
const done = (sync: string): Promise<Run['counts']> => countsOf(world, sync);
const refused = async (sync: string): Promise<Run['error']> => (await world.run(sync)).error;
const emails = (): (string | null)[] => world.project.users().map(({ email }) => email);

describe('lists that somebody made', () => {
  const german = [{ field: 'MailingCountry', operator: 'equals', values: ["'Germany'"] }] as const;

  test('D-03 a list view, as it is at each run', async () => {
    world = await createWorld();
    loadContacts(world.org, [
      { Email: 'berg@example.com', MailingCountry: 'Germany' },
      { Email: 'hill@example.com', MailingCountry: 'Ireland' }
    ]);
    world.org.listViews.add({ object: 'Contact', developerName: 'Germans', conditions: german });
    const sync = defineSync(world.org, { values: { Scope_Type__c: 'List_View', Filter__c: 'Germans' } });
    expect(await done(sync)).toMatchObject({ extracted: 1, delivered: 1 });
    expect(emails()).toEqual(['berg@example.com']);
  });

  test('D-03 a list view of one person stops the run by name', async () => {
    world = await createWorld();
    world.org.listViews.add({ object: 'Contact', developerName: 'Mine', scope: 'mine' });
    const sync = defineSync(world.org, { values: { Scope_Type__c: 'List_View', Filter__c: 'Mine' } });
    expect(await refused(sync)).toMatchObject({
      code: 'config.list-view',
      message: expect.stringContaining('mine')
    });
  });

  test('D-03 a report: its rows each run, sent when they changed, whatever moved', async () => {
    world = await createWorld();
    const ids = loadContacts(world.org, manyContacts(5));
    const report = world.org.reports.add({
      name: 'First names',
      object: 'Contact',
      columns: [{ name: 'CONTACT_ID', label: 'Contact ID', path: 'Id' }],
      where: "FirstName LIKE 'First%'"
    });
    const sync = defineSync(world.org, { values: { Scope_Type__c: 'Report', Filter__c: report } });
    expect(await done(sync)).toMatchObject({ extracted: 5, delivered: 5 });
    update('Contact', ids[0] ?? '', { LastName: 'New' });
    expect(await done(sync)).toMatchObject({ extracted: 5, delivered: 1, unchanged: 4 });
    update('Contact', ids[1] ?? '', { FirstName: 'Second' });
    expect(await done(sync)).toMatchObject({ extracted: 4, delivered: 0 });
  });

  test('D-03 a report of more than 2,000 rows stops the run by name', async () => {
    world = await createWorld();
    loadContacts(world.org, manyContacts(2001));
    const columns = [{ name: 'CONTACT_ID', label: 'Contact ID', path: 'Id' }];
    const report = world.org.reports.add({ name: 'All', object: 'Contact', columns });
    const sync = defineSync(world.org, { values: { Scope_Type__c: 'Report', Filter__c: report } });
    expect(await refused(sync)).toMatchObject({
      code: 'config.report',
      message: expect.stringContaining('2,000')
    });
    expect(world.project.userCount()).toBe(0);
  });
});

describe('what does not move the stamp of a record', () => {
  test('D-12 a parent that changed has its children sent again', async () => {
    world = await createWorld({ project: { fields: { company: 'string' } } });
    const [AccountId = ''] = world.org.store.load('Account', [{ Name: 'Acme', ...stamps }]);
    loadContacts(world.org, [{ Email: 'ada@example.com', AccountId }, { Email: 'bea@example.com' }]);
    const sync = defineSync(world.org, { mappings: { 'dataFields.company': 'Account.Name' } });
    await done(sync);
    update('Account', AccountId, { Name: 'Engines' });
    expect(await done(sync)).toMatchObject({ delivered: 1 });
    expect(world.project.user('ada@example.com')?.fields).toMatchObject({ company: 'Engines' });
  });

  /** People have pets, which go out as an array of names. */
  async function withPets(type: Kind['type'] = 'Email'): Promise<string> {
    world = await createWorld({ project: { type, fields: { pets: 'object', 'pets.name': 'string' } } });
    world.org.catalog.put(customObject({ name: 'Pet__c', label: 'Pet', keyPrefix: 'a50' }));
    world.org.catalog.putFields('Pet__c', [
      lookup('Person__c', 'Person', 'Contact', 'Person__r', 'Pets__r'),
      text('Kind__c', 'Kind', 40)
    ]);
    const mappings: SyncOptions['mappings'] = {
      'dataFields.pets': { Kind__c: 'Array', Source__c: 'Pets__r', Null_Policy__c: 'Clear' },
      'dataFields.pets[].name': 'Name'
    };
    return defineSync(world.org, { project: { Project_Type__c: type }, mappings });
  }
  const pets = (email: string): unknown => world.project.user(email)?.fields.pets;

  describe.each(['Email', 'UserId', 'Hybrid'] as const)(
    'people with rows of their own, in a project of the type %s',
    (type) => {
      test('S-07 a child row inserted, edited, moved or deleted re-sends the people concerned', async () => {
        const sync = await withPets(type);
        const rows = [{ Email: 'ada@example.com' }, { Email: 'bea@example.com' }];
        const [ada = '', bea = ''] = loadContacts(world.org, rows);
        const keys = (email: string, id: string) =>
          type === 'Email' ? { email, userId: null } : { email: null, userId: id };
        /** Everybody in Iterable: the names of the pets, and how often the user was written. */
        const expectUsers = (adas: readonly [string[], number], beas: readonly [string[], number]): void => {
          const having = ([names, writes]: readonly [string[], number]) => {
            return { fields: { pets: names.map((name) => ({ name })) }, writes };
          };
          expect(world.project.users()).toMatchObject([
            { ...keys('ada@example.com', ada), ...having(adas) },
            { ...keys('bea@example.com', bea), ...having(beas) }
          ]);
        };
        expect(await done(sync)).toMatchObject({ delivered: 2 });
        expectUsers([[], 1], [[], 1]);
        const rex = create('Pet__c', { Name: 'Rex', Person__c: ada });
        expect(await done(sync)).toMatchObject({ delivered: 1 });
        expectUsers([['Rex'], 2], [[], 1]);
        update('Pet__c', rex, { Name: 'Max' });
        expect(await done(sync)).toMatchObject({ delivered: 1 });
        expectUsers([['Max'], 3], [[], 1]);
        update('Pet__c', rex, { Person__c: bea });
        expect(await done(sync)).toMatchObject({ delivered: 2 });
        expectUsers([[], 4], [['Max'], 2]);
        remove('Pet__c', rex);
        expect(await done(sync)).toMatchObject({ delivered: 1 });
        expectUsers([[], 4], [[], 3]);
      });
    }
  );

  test('S-07 a child row that left no trace', async () => {
    const sync = await withPets();
    const [ada] = loadContacts(world.org, [{ Email: 'ada@example.com' }]);
    const rex = create('Pet__c', { Name: 'Rex', Person__c: ada });
    await done(sync);
    purgeRecord(world.org.store, 'Pet__c', rex);
    later();
    await done(sync);
    expect(pets('ada@example.com') ?? []).toEqual([]);
  });
});

test('D-01 T-01 people who are accounts', async () => {
  world = await createWorld({ org: { switches: { personAccounts: true } } });
  world.org.store.load('Account', [
    { LastName: 'Lovelace', FirstName: 'Ada', PersonEmail: 'ada@example.com', ...stamps },
    { Name: 'Acme', ...stamps }
  ]);
  const sync = defineSync(world.org, {
    object: 'Account',
    values: {
      Scope_Type__c: 'Filter',
      Filter__c: 'IsPersonAccount = true',
      Identity_Source__c: 'PersonEmail',
      Write_Back__c: 'None'
    },
    mappings: { 'dataFields.firstName': 'FirstName' }
  });
  expect(await done(sync)).toMatchObject({ extracted: 1, delivered: 1 });
  expect(world.project.user('ada@example.com')?.fields).toMatchObject({ firstName: 'Ada' });
});

test('D-10 a field that the integration user cannot read is named before anything runs', async () => {
  world = await createWorld({ org: { hiddenFields: { Account: ['Industry'] } } });
  loadContacts(world.org, manyContacts(1));
  const filter = { Scope_Type__c: 'Filter', Filter__c: "Account.Industry = 'Retail'" };
  expect(await refused(defineSync(world.org, { values: filter }))).toMatchObject({
    code: 'config.unreadable-field',
    message: expect.stringContaining('Account has no Industry')
  });
  expect(
    world.org.requests
      .filter(({ path }) => path.endsWith('/query'))
      .some(({ query }) => query.includes('FROM%20Contact'))
  ).toBe(false);
});
