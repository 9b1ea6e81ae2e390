import { createWorld, defineSync, loadContacts, type World } from './world';

let world: World;
afterEach(() => world.close());

const typed = {
  'dataFields.name.first': { Source__c: 'FirstName', Transform__c: 'trim' },
  'dataFields.birthdate': 'Birthdate',
  'dataFields.customerSince': 'CreatedDate',
  'dataFields.optedOut': 'HasOptedOutOfEmail',
  'dataFields.languages': { Source__c: 'Description', Transform__c: 'split' },
  'dataFields.source': { Kind__c: 'Value', Source__c: 'Salesforce' },
  'dataFields.score': { Kind__c: 'Value', Source__c: '7', Target_Type__c: 'double' },
  'dataFields.postcode': 'MailingPostalCode'
};

const person = {
  FirstName: ' Ada ',
  Email: 'ada@example.com',
  Birthdate: '1815-12-10',
  Description: 'en;fr',
  MailingPostalCode: '2026-01-01',
  CreatedDate: '2026-01-05T08:00:00.000+0000'
};

test('D-35 D-36 H-16 S-27 fields, constants and nested targets arrive with their types, and create the fields only when allowed (DESIGN rule 4)', async () => {
  world = await createWorld({ project: { fields: {} } });
  const sync = defineSync(world.org, { step: { Create_New_Fields__c: true }, mappings: typed });
  loadContacts(world.org, [person]);
  const run = await world.run(sync);
  expect(run).toMatchObject({ state: 'done', error: null, counts: { delivered: 1 } });
  expect(world.project.fields()).toMatchObject({
    'name.first': 'string',
    birthdate: 'date',
    customerSince: 'date',
    optedOut: 'boolean',
    languages: 'string',
    source: 'string',
    score: 'double',
    postcode: 'string'
  });
  expect(world.project.user('ada@example.com')?.profile).toMatchObject({
    name: { first: 'Ada' },
    customerSince: '2026-01-05 08:00:00 +00:00',
    optedOut: false,
    languages: ['en', 'fr'],
    source: 'Salesforce',
    score: 7,
    postcode: '2026-01-01'
  });
});

test('H-17 H-18 an unknown field or another type stops the run before the first write, naming the row', async () => {
  world = await createWorld({ project: { fields: { firstName: 'date' } } });
  const sync = defineSync(world.org, {
    mappings: { 'dataFields.firstName': 'FirstName', 'dataFields.nowhere': 'LastName' }
  });
  loadContacts(world.org, [person]);
  const run = await world.run(sync);
  expect(run).toMatchObject({
    state: 'failed',
    error: { code: 'guard.type-clash' },
    counts: { extracted: 0 }
  });
  expect(run.error?.message).toContain(`Iterable_Field_Mapping.${sync}_0, Target__c`);
  expect(world.iterable.calls('users.bulkUpdate')).toBe(0);
  const check = await world.cli('check', '--json');
  expect(check.code).toBe(1);
  const { problems } = JSON.parse(check.stdout) as { problems: { code: string }[] };
  expect(problems.map(({ code }) => code)).toEqual(['guard.type-clash', 'guard.unknown-field']);
});

test('D-10 a field that the integration user may not read is named before anything runs', async () => {
  world = await createWorld({ org: { hiddenFields: { Contact: ['Birthdate'] } } });
  const sync = defineSync(world.org, { mappings: { 'dataFields.firstName': 'Birthdate' } });
  const run = await world.run(sync);
  expect(run).toMatchObject({ state: 'failed', error: { code: 'config.unknown-source' } });
  expect(run.error?.message).toContain('Contact has no Birthdate that the integration user can read');
});

test('null policies: Skip leaves the field, Clear empties it, Default fills it (DESIGN section 2)', async () => {
  world = await createWorld({ project: { fields: { skip: 'string', clear: 'string', fill: 'string' } } });
  const sync = defineSync(world.org, {
    mappings: {
      'dataFields.skip': { Source__c: 'Title', Null_Policy__c: 'Skip' },
      'dataFields.clear': { Source__c: 'Title', Null_Policy__c: 'Clear' },
      'dataFields.fill': { Source__c: 'Title', Null_Policy__c: 'Default', Default__c: 'nothing' }
    }
  });
  const [id = ''] = loadContacts(world.org, [{ Email: 'ada@example.com', Title: 'Countess' }]);
  await world.run(sync);
  world.org.store.update('Contact', id, { Title: null }, world.org.adminUserId);
  await new Promise((resolve) => setTimeout(resolve, 1100));
  await world.run(sync);
  expect(world.project.user('ada@example.com')?.fields).toEqual({ skip: 'Countess', fill: 'nothing' });
});

test('a managed install: the same definitions under a namespace', async () => {
  world = await createWorld({ namespace: 'itbl' });
  const sync = defineSync(world.org, {}, 'itbl');
  const [id = ''] = loadContacts(world.org, [{ FirstName: 'Ada', Email: 'ada@example.com' }]);
  const run = await world.run(sync);
  expect(run).toMatchObject({ state: 'done', error: null, counts: { delivered: 1, writtenBack: 1 } });
  expect(world.org.store.get('Contact', id)).toMatchObject({ itbl__Iterable_Status__c: 'Synced' });
});

test('client credentials sign in as well as JWT bearer (salesforce-api 1.2)', async () => {
  world = await createWorld();
  const { clientSecret } = world.org.credentials;
  Object.assign(world.environment, { SF_USERNAME: '', SF_PRIVATE_KEY: '', SF_CLIENT_SECRET: clientSecret });
  const sync = defineSync(world.org);
  loadContacts(world.org, [{ FirstName: 'Ada', Email: 'ada@example.com' }]);
  expect(await world.run(sync)).toMatchObject({ state: 'done', counts: { delivered: 1 } });
});

test('every call to Salesforce names the bridge, every write switches assignment rules off (salesforce-api 10)', async () => {
  world = await createWorld();
  const sync = defineSync(world.org);
  loadContacts(world.org, [{ FirstName: 'Ada', Email: 'ada@example.com' }]);
  await world.run(sync);
  const calls = world.org.requests.filter(({ path }) => path.startsWith('/services/data'));
  expect(calls.length).toBeGreaterThan(3);
  expect(calls.every(({ headers }) => headers['sforce-call-options'] === 'client=iterable-bridge')).toBe(
    true
  );
  const writes = calls.filter(({ method }) => method === 'PATCH');
  expect(writes.map(({ headers }) => headers['sforce-auto-assign'])).toEqual(['FALSE']);
  expect(writes[0]?.headers['sforce-duplicate-rule-header']).toContain('allowSave=true');
});
