import type { CreatedFieldsAnswer, MissingFieldsAnswer } from '../../bridge/commands/missing-fields';
import type { ForecastAnswer } from '../../bridge/commands/forecast';
import type { PeoplePage } from '../../bridge/sync/forecast/people';
import { eventually } from './eventually';
import { writes } from './preview-world';
import { startService, type Service } from './service-world';
import { createTrialWorld, draft, known } from './trial-world';
import { defineSync, loadContacts, type World } from './world';

let world: World;
let service: Service;
const begin = async (project = {}): Promise<void> => {
  world = await createTrialWorld(project);
  defineSync(world.org, { name: 'Published', values: { Status__c: 'Inactive' } });
  service = await startService(world);
};
afterEach(async () => {
  await service.stop();
  await world.close();
});

const withScore = draft([
  {
    operation: 'Update_User',
    mappings: {
      'dataFields.firstName': 'FirstName',
      'dataFields.nick': 'LastName',
      'dataFields.home.town': 'MailingCity'
    }
  }
]);
const profile = draft([
  {
    operation: 'Update_User',
    mappings: { 'dataFields.firstName': 'FirstName', 'dataFields.lastName': 'LastName' }
  }
]);

test('H-37 missing fields are listed with their types, and created by one deliberate act on nobody real', async () => {
  await begin();
  loadContacts(world.org, [{ FirstName: 'Ada', Email: 'ada@example.com', MailingCity: 'London' }]);
  const missing = await service.ask<MissingFieldsAnswer>('POST', '/v1/definitions/missing-fields', {
    definition: withScore
  });
  expect(missing.body).toMatchObject({
    sync: 'Draft',
    project: 'Main',
    fields: [
      { name: 'nick', type: 'string', problem: null },
      { name: 'home.town', type: 'string', problem: null }
    ]
  });
  expect(missing.body.writes).toContain('Nobody real is written to.');
  const fields = missing.body.fields.map(({ name }) => name);
  const made = await service.ask<CreatedFieldsAnswer>('POST', '/v1/definitions/create-fields', {
    definition: withScore,
    fields
  });
  expect(made).toMatchObject({
    status: 200,
    body: { created: missing.body.fields.map(({ name, type }) => ({ name, type })), notices: [] }
  });
  expect(world.project.fields()).toMatchObject({ nick: 'string', 'home.town': 'string' });
  await eventually('the user made for it is gone', () => world.project.userCount() === 0);
  const after = await service.ask<MissingFieldsAnswer>('POST', '/v1/definitions/missing-fields', {
    definition: withScore
  });
  expect(after.body.fields).toEqual([]);
  const again = await service.ask<CreatedFieldsAnswer>('POST', '/v1/definitions/create-fields', {
    definition: withScore,
    fields
  });
  expect(again.body.created).toEqual([]);
});

test('H-37 a project that knows people by an id alone gets its fields on such a user', async () => {
  await begin({ type: 'UserId' });
  const definition = draft([{ operation: 'Update_User', mappings: { 'dataFields.nick': 'LastName' } }], {
    Identity__c: 'UserId',
    Identity_Source__c: 'Id'
  });
  defineSync(world.org, {
    name: 'Published',
    project: { Project_Type__c: 'UserId' },
    values: { Status__c: 'Inactive', Identity__c: 'UserId', Identity_Source__c: 'Id' }
  });
  const made = await service.ask<CreatedFieldsAnswer>('POST', '/v1/definitions/create-fields', {
    definition,
    fields: ['nick']
  });
  expect(made).toMatchObject({ status: 200, body: { created: [{ name: 'nick', type: 'string' }] } });
  await eventually('the user made for it is gone', () => world.project.userCount() === 0);
});

test('D-46 counts by outcome sum to all records, and each leads to its people', async () => {
  await begin();
  await known(world, { email: 'ada@example.com', dataFields: { firstName: 'Augusta' } });
  const [ada = '', ben = '', none = '', twin = ''] = loadContacts(world.org, [
    { FirstName: 'Ada', LastName: 'A', Email: 'ada@example.com' },
    { FirstName: 'Ben', LastName: 'B', Email: 'ben@example.com' },
    { FirstName: 'No', LastName: 'C' },
    { FirstName: 'Ben', LastName: 'D', Email: 'ben@example.com' }
  ]);
  const before = writes(world).length;
  const { body } = await service.ask<ForecastAnswer>('POST', '/v1/forecast', {
    definition: profile,
    full: true,
    lookUp: true
  });
  expect(body.groups).toEqual([
    { outcome: 'create', code: '', reason: '', count: 1, isRough: false, recordIds: [ben] },
    { outcome: 'update', code: '', reason: '', count: 1, isRough: false, recordIds: [ada] },
    expect.objectContaining({ outcome: 'not-sent', code: 'duplicate', count: 1, recordIds: [twin] }),
    expect.objectContaining({ outcome: 'needs-attention', count: 1, recordIds: [none] })
  ]);
  expect(body.groups.reduce((sum, { count }) => sum + count, 0)).toBe(body.records.total);
  for (const { outcome, code, recordIds } of body.groups) {
    const page = await service.ask<PeoplePage>('POST', '/v1/forecast/people', {
      definition: profile,
      outcome,
      code
    });
    expect(page.body).toMatchObject({
      people: recordIds.map((recordId) => ({ recordId, outcome, code })),
      next: null
    });
  }
  expect(writes(world)).toHaveLength(before);
});

test('D-46 a group of many is paged to its end, and its count is rough', async () => {
  await begin();
  const ids = loadContacts(
    world.org,
    Array.from({ length: 450 }, (_, index) => ({ LastName: `P ${index}`, Email: `p${index}@example.com` }))
  );
  const { body } = await service.ask<ForecastAnswer>('POST', '/v1/forecast', {
    definition: profile,
    full: true,
    lookUp: true
  });
  expect(body.groups).toMatchObject([{ outcome: 'create', count: 450, isRough: true }]);
  expect(body.groups[0]?.recordIds).toHaveLength(50);
  const found: string[] = [];
  let cursor: string | null = '';
  while (cursor !== null) {
    const page: { body: PeoplePage } = await service.ask<PeoplePage>('POST', '/v1/forecast/people', {
      ...{ definition: profile, outcome: 'create', code: '' },
      ...(cursor !== '' && { cursor })
    });
    found.push(...page.body.people.map(({ recordId }) => recordId));
    cursor = page.body.next;
  }
  expect(found.sort()).toEqual([...ids].sort());
});
