import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { command, documentOf } from './cli-world';
import { createPreviewWorld, preview, threeSteps, writes } from './preview-world';
import { defineSync, loadContacts, type World } from './world';

let world: World;
const folder = mkdtempSync(join(tmpdir(), 'preview-'));
afterEach(() => world.close());
afterAll(() => rmSync(folder, { recursive: true }));

const file = (name: string, content: unknown): string => {
  const path = join(folder, name);
  writeFileSync(path, JSON.stringify(content));
  return path;
};

const ada = { FirstName: 'Ada', LastName: 'Byron', Email: 'ada@example.com' };

test('D-46 D-48 D-58 a preview shows the original data first, then each step with input, output and exact requests', async () => {
  world = await createPreviewWorld();
  const sync = defineSync(world.org, { steps: threeSteps });
  const [id = ''] = loadContacts(world.org, [ada]);
  const answer = await preview(world, sync, '--record', id);
  expect(answer).toMatchObject({
    ...{ sync, recordId: id, object: 'Contact', hypothetical: false, live: null },
    originalData: { Id: id, FirstName: 'Ada', Email: 'ada@example.com' },
    scope: { verdict: 'in scope' },
    consent: { optedOut: false },
    identity: { identity: { kind: 'email', value: 'ada@example.com' }, sharedWith: null },
    outcome: { status: 'delivered', code: '' }
  });
  expect(answer.steps.map(({ operation, result }) => [operation, result.status])).toEqual([
    ['Update_User', 'delivered'],
    ['Subscribe_List', 'delivered'],
    ['Track_Event', 'delivered']
  ]);
  const [profile, list] = answer.steps;
  expect(profile?.condition).toEqual({ formula: 'NOT(ISBLANK(FirstName))', result: 'met' });
  expect(profile?.mappings).toMatchObject([
    {
      source: 'FirstName',
      sourceValue: 'Ada',
      transform: 'upper',
      target: 'dataFields.firstName',
      value: 'ADA'
    },
    { source: 'LastName', sourceValue: 'Byron', value: 'Byron' }
  ]);
  expect(list?.requests).toEqual([
    {
      method: 'POST',
      path: '/api/lists/subscribe',
      body: '{"listId":7,"subscribers":[{"email":"ada@example.com"}]}'
    }
  ]);
  expect(answer.waits).toMatchObject([{ message: expect.stringContaining('still taking in') as string }]);
});

test('D-46 the requests of a preview are those that the run then makes, text for text', async () => {
  world = await createPreviewWorld();
  const sync = defineSync(world.org, { steps: threeSteps });
  const [id = ''] = loadContacts(world.org, [ada]);
  const { steps } = await preview(world, sync, '--record', id);
  await world.run(sync);
  const made = world.iterable.requests.filter(({ method }) => method !== 'GET');
  expect(
    steps.flatMap(({ requests }) => requests.map(({ path, body }) => [path, JSON.parse(body ?? '')]))
  ).toEqual(made.map(({ path, body }) => [path, body]));
});

test('D-47 D-46 a preview writes nothing: no call that writes, and no row of the ledger', async () => {
  world = await createPreviewWorld();
  const sync = defineSync(world.org, { steps: threeSteps });
  const [id = '', other = ''] = loadContacts(world.org, [ada, { ...ada, Email: 'bob@example.com' }]);
  await world.run(sync);
  world.org.store.update('Contact', other, { Email: 'bobby@example.com' }, world.org.adminUserId);
  const { ledger, calls } = await world.bridge();
  await calls.flush();
  const look = async () => ({
    runs: await ledger.runs({ limit: 100 }),
    states: await ledger.statesOfSync(sync, { limit: 100 }),
    bookmark: await ledger.bookmark(sync),
    owners: [
      await ledger.identityOwners('bobby@example.com'),
      await ledger.identityOwners('bob@example.com')
    ],
    users: [...(await ledger.userTimes('Main', ['ada@example.com', 'bob@example.com', 'bobby@example.com']))],
    due: await ledger.dueRecords(sync, '9999-12-31T00:00:00.000Z', 100),
    outcomes: await ledger.outcomesOfRecord(other, 100),
    calls: (await ledger.calls({ limit: 1000 })).calls.length
  });
  const before = await look();
  const written = writes(world).length;
  for (const record of [id, other]) await preview(world, sync, '--record', record);
  await preview(world, sync, '--json', file('new.json', { ...ada, Email: 'new@example.com' }));
  expect(writes(world)).toHaveLength(written);
  expect(await look()).toEqual(before);
});

test('D-46 what Iterable holds now is compared with what would be sent, field by field', async () => {
  world = await createPreviewWorld();
  const sync = defineSync(world.org, {
    mappings: {
      'dataFields.firstName': 'FirstName',
      'dataFields.lastName': 'LastName',
      'dataFields.city': { Source__c: 'MailingCity', Null_Policy__c: 'Clear' },
      'dataFields.score': { Source__c: 'Title', Target_Type__c: 'long' }
    }
  });
  const [id = ''] = loadContacts(world.org, [{ ...ada, MailingCity: 'London' }]);
  await world.run(sync);
  world.iterable.settle();
  const change = { FirstName: 'Augusta', MailingCity: null, Title: '42' };
  world.org.store.update('Contact', id, change, world.org.adminUserId);
  const { user } = await preview(world, sync, '--record', id);
  expect(user.now).toMatchObject({ email: 'ada@example.com', dataFields: { firstName: 'Ada' } });
  expect(user.differences).toEqual([
    { field: 'email', change: 'unchanged', from: 'ada@example.com', to: 'ada@example.com' },
    { field: 'firstName', change: 'changed', from: 'Ada', to: 'Augusta' },
    { field: 'lastName', change: 'unchanged', from: 'Byron', to: 'Byron' },
    { field: 'city', change: 'cleared', from: 'London', to: null },
    { field: 'score', change: 'added', from: null, to: 42 }
  ]);
});

test('D-46 a change of address is a step of its own, before the others', async () => {
  world = await createPreviewWorld();
  const sync = defineSync(world.org);
  const [id = ''] = loadContacts(world.org, [ada]);
  await world.run(sync);
  world.iterable.settle();
  world.org.store.update('Contact', id, { Email: 'countess@example.com' }, world.org.adminUserId);
  const { steps, user } = await preview(world, sync, '--record', id);
  expect(steps.map(({ operation }) => operation)).toEqual(['Change_Address', 'Update_User']);
  expect(steps[0]?.requests).toMatchObject([
    {
      path: '/api/users/updateEmail',
      body: '{"currentEmail":"ada@example.com","newEmail":"countess@example.com"}'
    }
  ]);
  expect(user.now?.email).toBe('ada@example.com');
});

test('D-46 a record out of scope says which clause and which value, and what would be', async () => {
  world = await createPreviewWorld();
  const sync = defineSync(world.org, {
    values: { Scope_Type__c: 'Filter', Filter__c: "MailingCountry = 'US' AND LastName LIKE 'B%'" }
  });
  const [id = ''] = loadContacts(world.org, [{ ...ada, MailingCountry: 'DE' }]);
  const answer = await preview(world, sync, '--record', id);
  expect(answer).toMatchObject({
    scope: { verdict: 'out of scope', reasons: ['MailingCountry is DE; this sync takes US.'] },
    outcome: { status: 'skipped', code: 'out-of-scope' },
    ifInScope: { status: 'delivered' },
    hypothetical: true
  });
  expect(answer.scope.clauses.map(({ truth }) => truth)).toEqual(['false', 'true']);
});

test.each([
  ['opted out', { HasOptedOutOfEmail: true }, 'skipped', 'opted-out'],
  ['without an address', { Email: null }, 'rejected', 'identity.missing'],
  ['with a value that does not fit', { Title: 'Countess' }, 'rejected', 'mapping.wrong-type']
])('D-48 a record %s shows the problem and still each mapping', async (_what, given, status, code) => {
  world = await createPreviewWorld();
  const sync = defineSync(world.org, {
    mappings: {
      'dataFields.score': { Source__c: 'Title', Target_Type__c: 'long' },
      'dataFields.lastName': 'LastName'
    }
  });
  const [id = ''] = loadContacts(world.org, [{ ...ada, ...given }]);
  const ended = await command(world, ['preview', sync, '--record', id, '--json']);
  expect(ended.code).toBe(status === 'rejected' ? 3 : 0);
  const { outcome, steps } = documentOf<Awaited<ReturnType<typeof preview>>>(ended);
  expect(outcome).toMatchObject({ status, code });
  expect(steps[0]?.mappings.at(-1)).toMatchObject({ sourceValue: 'Byron', value: 'Byron' });
});

test('D-46 what would stop a run stops the preview, in the same words', async () => {
  world = await createPreviewWorld();
  const sync = defineSync(world.org, { mappings: { 'dataFields.unheardOf': 'FirstName' } });
  const [id = ''] = loadContacts(world.org, [ada]);
  const ended = await command(world, ['preview', sync, '--record', id, '--json']);
  const run = await world.run(sync);
  expect(ended.code).toBe(1);
  expect(documentOf(ended)).toEqual({ error: run.error });
});

test('S-31 two contacts with one address: the preview of the second names the first', async () => {
  world = await createPreviewWorld();
  const sync = defineSync(world.org);
  const [first = ''] = loadContacts(world.org, [ada]);
  await world.run(sync);
  const [second = ''] = loadContacts(world.org, [{ ...ada, Email: 'ADA@example.com' }]);
  expect(await preview(world, sync, '--record', second)).toMatchObject({
    identity: { sharedWith: { recordId: first, sync } },
    outcome: { status: 'skipped', code: 'duplicate', message: expect.stringContaining(first) as string }
  });
});

test('D-46 for a person the preview is text, from the original data to the outcome', async () => {
  world = await createPreviewWorld();
  const sync = defineSync(world.org, { steps: threeSteps });
  const [id = ''] = loadContacts(world.org, [ada]);
  const { stdout, code } = await command(world, ['preview', sync, '--record', id]);
  expect(code).toBe(0);
  expect(stdout).toContain('FirstName "Ada" -> upper -> dataFields.firstName: "ADA"');
  expect(stdout).toContain('POST /api/lists/subscribe');
  expect(stdout).toContain('firstName: added, "ADA"');
  expect(stdout.indexOf('Original data')).toBeLessThan(stdout.indexOf('Outcome: delivered'));
  const pasted = await command(world, ['preview', sync, '--data', file('text.json', ada)]);
  expect(pasted.stdout).toContain('Outcome: delivered');
});
