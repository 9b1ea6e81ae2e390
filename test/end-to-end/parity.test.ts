/** Rows of the parity list that concern a run as a whole and are not proven by a story of their own. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadFolder } from '../stand-ins/org/load/load-folder';
import { createWorld, defineSync, loadContacts, longAgo, type World } from './world';

let world: World;
afterEach(() => world.close());

const nextSecond = (): Promise<unknown> => new Promise((resolve) => setTimeout(resolve, 1100));

test('D-11 D-01 a custom object is read and sent like any other', async () => {
  world = await createWorld();
  const folder = mkdtempSync(join(tmpdir(), 'donors-'));
  const donor = {
    attributes: { type: 'Donor__c', referenceId: 'd1' },
    Name: 'Ada',
    Mail__c: 'ada@example.com'
  };
  writeFileSync(join(folder, 'donors.json'), JSON.stringify({ records: [donor] }));
  expect(loadFolder(world.org, folder)).toMatchObject({ refused: [], loaded: [{ count: 1 }] });
  rmSync(folder, { recursive: true });
  await nextSecond();
  const sync = defineSync(world.org, {
    name: 'Donor_To_User',
    object: 'Donor__c',
    values: { Identity_Source__c: 'Mail__c', Write_Back__c: 'None' },
    mappings: { 'dataFields.firstName': 'Name' }
  });
  expect(await world.run(sync)).toMatchObject({ state: 'done', error: null, counts: { delivered: 1 } });
  expect(world.project.user('ada@example.com')?.fields).toEqual({ firstName: 'Ada' });
});

test('D-15 equal data is not sent again while hashes are checked, and is when they are not', async () => {
  world = await createWorld();
  const [checked, unchecked] = [
    defineSync(world.org, { name: 'Checked', values: { Write_Back__c: 'None' } }),
    defineSync(world.org, { name: 'Unchecked', values: { Write_Back__c: 'None', Check_Hashes__c: false } })
  ];
  loadContacts(world.org, [{ FirstName: 'Ada', Email: 'ada@example.com' }]);
  for (const sync of [checked, unchecked]) await world.run(sync);
  expect(await world.run(checked, { full: true })).toMatchObject({ counts: { unchanged: 1, delivered: 0 } });
  expect(await world.run(unchecked, { full: true })).toMatchObject({
    counts: { unchanged: 0, delivered: 1 }
  });
});

test('D-19 D-14 an inactive sync can be run by hand, with a cap for this run', async () => {
  world = await createWorld();
  const sync = defineSync(world.org, { values: { Status__c: 'Inactive', Write_Back__c: 'None' } });
  loadContacts(world.org, [
    { Email: 'a@example.com' },
    { Email: 'b@example.com' },
    { Email: 'c@example.com' }
  ]);
  expect(await world.run(sync, { max: 2 })).toMatchObject({ trigger: 'command', counts: { delivered: 2 } });
  expect(await world.run(sync)).toMatchObject({ counts: { delivered: 1 } });
});

test('D-39 D-41 H-01 H-15 the call is Update User in the shape that Iterable wants: identifiers above, all else in dataFields', async () => {
  world = await createWorld({
    project: { fields: { firstName: 'string', home: 'object', 'home.city': 'string' } }
  });
  const sync = defineSync(world.org, {
    mappings: { email: 'Email', 'dataFields.firstName': 'FirstName', 'dataFields.home.city': 'MailingCity' }
  });
  loadContacts(world.org, [{ FirstName: 'Ada', MailingCity: 'London', Email: 'Ada@Example.com' }]);
  await world.run(sync);
  const [call] = world.iterable.requests.filter(({ endpoint }) => endpoint === 'users.bulkUpdate');
  expect(call?.body).toEqual({
    users: [
      {
        dataFields: { firstName: 'Ada', home: { city: 'London' } },
        email: 'Ada@Example.com',
        mergeNestedObjects: true
      }
    ],
    createNewFields: false
  });
});

test.each([
  ['D-44 merged one level with Merge nested objects', true, { city: 'Paris', street: 'Rue' }],
  ['D-45 replaced whole without it', false, { city: 'Paris' }]
])('a nested object in Iterable is %s; other fields stay', async (_name, merge, home) => {
  world = await createWorld({
    project: {
      fields: {
        firstName: 'string',
        home: 'object',
        'home.city': 'string',
        'home.street': 'string',
        other: 'string'
      }
    }
  });
  const sync = defineSync(world.org, {
    step: { Merge_Nested_Objects__c: merge },
    mappings: { 'dataFields.home.city': 'MailingCity' }
  });
  await fetch(`${world.iterable.url}/api/users/update`, {
    method: 'POST',
    headers: { 'Api-Key': world.environment.ITERABLE_API_KEY ?? '', 'Content-Type': 'application/json' },
    body: JSON.stringify({
      email: 'ada@example.com',
      dataFields: { other: 'kept', home: { city: 'London', street: 'Rue' } }
    })
  });
  world.iterable.settle();
  loadContacts(world.org, [{ MailingCity: 'Paris', Email: 'ada@example.com' }]);
  await world.run(sync);
  expect(world.project.user('ada@example.com')?.fields).toEqual({ other: 'kept', home });
});

test('D-22 D-23 H-09 doctor tells which connection does not work, and that a client-side key is the wrong one', async () => {
  world = await createWorld({ project: { refusedKeys: [{ key: 'client-side', because: 'jwt' }] } });
  defineSync(world.org);
  expect((await world.cli('doctor')).code).toBe(0);
  world.environment.ITERABLE_API_KEY = 'client-side';
  const keyless = await world.cli('doctor', '--json');
  expect(keyless.code).toBe(1);
  expect(keyless.stdout).toContain('server-side');
  world.environment.SF_CLIENT_ID = 'unknown-app';
  const stranger = await world.cli('doctor');
  expect(stranger.code).toBe(1);
  expect(stranger.stdout).toContain('FAIL Salesforce sign-in');
});

test('D-51 T-09 a run is on record: start, end, state, query as executed, window, counts, calls', async () => {
  world = await createWorld();
  const sync = defineSync(world.org);
  loadContacts(world.org, [{ Email: 'a@example.com' }, { Email: null, SystemModstamp: longAgo }]);
  const { run } = await world.run(sync);
  const { ledger } = await world.bridge();
  const stored = await ledger.run(run);
  expect(stored).toMatchObject({
    sync,
    trigger: 'command',
    state: 'done',
    query: expect.stringMatching(
      /^SELECT Id, SystemModstamp.* FROM Contact WHERE SystemModstamp < .* LIMIT 2000$/
    ),
    counts: { extracted: 2, delivered: 1, rejected: 1 },
    calls: { salesforce: expect.any(Number), iterable: 2 }
  });
  expect(stored?.endedAt).not.toBeNull();
  expect(await ledger.outcomesOfRun(run, { limit: 10 })).toHaveLength(2);
});

test('D-51 D-14 the query on record is the one that was executed, also when the run is capped', async () => {
  world = await createWorld();
  const sync = defineSync(world.org, { values: { Write_Back__c: 'None' } });
  loadContacts(world.org, [{ Email: 'a@example.com' }, { Email: 'b@example.com' }]);
  const { query } = await world.run(sync, { max: 1 });
  const executed = world.org.requests.map((request) => new URLSearchParams(request.query).get('q'));
  expect(executed).toContain(query);
});
