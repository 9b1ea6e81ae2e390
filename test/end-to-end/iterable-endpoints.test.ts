import { command, documentOf } from './cli-world';
import { startService, type Service } from './service-world';
import { saveCustomMetadata } from '../stand-ins/org/load/custom-metadata';
import { createWorld, defineSync, loadContacts, manyContacts, type World } from './world';

let world: World;
let service: Service;

beforeAll(async () => {
  world = await createWorld({
    project: {
      lists: [
        { id: 7, name: 'News' },
        { id: 8, name: 'Everybody', listType: 'Dynamic' }
      ],
      catalogs: [{ name: 'Cars', fieldMappings: { price: 'double' } }, { name: 'Boats' }],
      channels: [
        { id: 11, name: 'Marketing', channelType: 'Marketing', messageMedium: 'Email' },
        { id: 5, name: 'Orders', channelType: 'Transactional', messageMedium: 'Email' }
      ]
    }
  });
  defineSync(world.org);
  loadContacts(world.org, manyContacts(1));
  await world.run('Contact_To_User');
  world.iterable.settle();
  service = await startService(world);
});

afterAll(async () => {
  await service.stop();
  await world.close();
});

test('DESIGN 5: lists page by cursor, and a list is made unless there is one of that name', async () => {
  const first = await service.ask('GET', '/v1/iterable/main/lists?limit=1');
  expect(first).toMatchObject({
    status: 200,
    body: { project: 'Main', lists: [{ id: 7, name: 'News', type: 'Standard' }], next: '7' }
  });
  const second = await service.ask('GET', '/v1/iterable/Main/lists?cursor=7');
  expect(second.body).toMatchObject({ lists: [{ id: 8, type: 'Dynamic' }], next: null });
  const there = await service.ask('POST', '/v1/iterable/Main/lists', { name: 'News' });
  expect(there).toMatchObject({ status: 200, body: { id: 7, created: false } });
  const made = await service.ask('POST', '/v1/iterable/Main/lists', { name: 'Fresh' });
  expect(made).toMatchObject({ status: 200, body: { name: 'Fresh', created: true } });
  expect(world.project.lists().map(({ name }) => name)).toContain('Fresh');
});

test('DESIGN 5: catalogs and channels of a project', async () => {
  const catalogs = await service.ask('GET', '/v1/iterable/Main/catalogs');
  expect(catalogs.body).toMatchObject({ catalogs: [{ name: 'Boats' }, { name: 'Cars' }], next: null });
  const channels = await service.ask('GET', '/v1/iterable/Main/channels?limit=1');
  expect(channels.body).toMatchObject({
    channels: [{ id: 5, name: 'Orders', messageTypes: [{ policy: expect.any(String) as string }] }],
    next: '5'
  });
});

test('H-33 fields, lists, catalogs and channels to map onto come in one answer, read anew', async () => {
  const { status, body } = await service.ask<{ readAt: string }>('GET', '/v1/iterable/main/mapping-targets');
  expect(status).toBe(200);
  expect(body).toMatchObject({
    project: 'Main',
    fields: expect.arrayContaining([{ name: 'firstName', type: 'string' }]) as object[],
    lists: expect.arrayContaining([{ id: 7, name: 'News', type: 'Standard' }]) as object[],
    catalogs: ['Boats', 'Cars'],
    channels: [{ id: 5 }, { id: 11 }],
    problems: []
  });
  expect(Date.parse(body.readAt)).not.toBeNaN();
});

test('H-33 fields of a catalog with their types; a catalog that is not there yet has none', async () => {
  const { body } = await service.ask('GET', '/v1/iterable/Main/catalogs/cars/fields');
  expect(body).toMatchObject({ catalog: 'Cars', fields: [{ name: 'price', type: 'double' }], untyped: [] });
  const other = await service.ask('GET', '/v1/iterable/Main/catalogs/Planes/fields');
  expect(other).toMatchObject({ status: 200, body: { catalog: 'Planes', fields: [] } });
  const wrong = await service.ask('GET', '/v1/iterable/Main/catalogs/a_b/fields');
  expect(wrong.status).toBe(400);
});

test('D-42 a project that no sync belongs to yet can be mapped onto all the same', async () => {
  saveCustomMetadata(world.org, {
    type: 'Iterable_Project__mdt',
    developerName: 'Fresh',
    label: 'Fresh',
    values: { Data_Center__c: 'US', Project_Type__c: 'Email' }
  });
  const { status, body } = await service.ask('GET', '/v1/iterable/fresh/mapping-targets');
  expect(status).toBe(200);
  expect(body).toMatchObject({ project: 'Fresh' });
});

test('DESIGN 5: a project that no sync belongs to is not found', async () => {
  const answer = await service.ask('GET', '/v1/iterable/Other/fields');
  expect(answer).toMatchObject({ status: 404, body: { code: 'config.unknown-project' } });
});

test('iterable-api 4: fields with a meter of the documented limit', async () => {
  const { body } = await service.ask<{ meter: { used: number; left: number }; fields: unknown[] }>(
    'GET',
    '/v1/iterable/Main/fields?limit=1000'
  );
  expect(body.fields).toContainEqual({ name: 'salesforceId', type: 'string' });
  expect(body.meter).toMatchObject({
    used: body.fields.length,
    limit: 1000,
    left: 1000 - body.fields.length
  });
});

describe('DESIGN rule 4: a field is made on purpose', () => {
  const fields = '/v1/iterable/Main/fields';
  const email = 'person0@example.com';

  test.each([
    ['price', 'double'],
    ['joined', 'date'],
    ['note', 'string'],
    ['visits', 'long'],
    ['isMember', 'boolean'],
    ['home_geo_location', 'geo_location'],
    ['address.zip', 'string']
  ])('%s of type %s, on a user who is there and keeps nothing of it', async (name, type) => {
    const made = await service.ask('POST', fields, { name, type, email });
    expect(made).toMatchObject({ status: 200, body: { name, type, created: true } });
    expect(world.project.fields()).toMatchObject({ [name]: type });
    world.iterable.settle();
    expect(JSON.stringify(world.project.user(email)?.fields)).not.toMatch(/~|2000-01-01|0\.5|"lat"/);
    const again = await service.ask('POST', fields, { name, type, email });
    expect(again.body).toMatchObject({ created: false });
  });

  test.each([
    ['a type that it does not have', { name: 'firstName', type: 'long', email }, 'field.exists'],
    ['a name that begins with _', { name: '_x', type: 'long', email }, 'field.name'],
    ['a number for a name', { name: '42', type: 'long', email }, 'field.name'],
    ['a comma', { name: 'a,b', type: 'long', email }, 'field.name'],
    ['a field that Iterable keeps', { name: 'devices.x', type: 'long', email }, 'field.name'],
    ['a child of a text', { name: 'firstName.x', type: 'long', email }, 'field.name'],
    ['an object without a child', { name: 'thing', type: 'object', email }, 'field.type'],
    ['a place of another name', { name: 'place', type: 'geo_location', email }, 'field.type'],
    ['a user who is not there', { name: 'thing', type: 'long', email: 'nobody@example.com' }, 'field.no-user']
  ])('%s is refused, and nothing is written', async (_what, body, code) => {
    const before = world.iterable.requests.length;
    expect(await service.ask('POST', fields, body)).toMatchObject({ status: 422, body: { code } });
    const writes = world.iterable.requests.slice(before).filter(({ method }) => method !== 'GET');
    expect(writes).toEqual([]);
  });

  test('by command, which says who is used', async () => {
    const words = ['fields', 'create', 'Main', 'shoeSize', '--type', 'double'];
    expect((await command(world, words)).code).toBe(2);
    const made = await command(world, [...words, '--user', email, '--json']);
    expect(made.code).toBe(0);
    expect(documentOf(made)).toMatchObject({ name: 'shoeSize', type: 'double', created: true });
    const listed = await command(world, ['fields', 'main']);
    const nope = await command(world, ['fields', 'Nope']);
    expect([nope.code, nope.stderr]).toEqual([2, expect.stringContaining('a project of that name')]);
    expect(listed.stdout).toMatch(/^Main: \d+ of about 1000 user fields used \(\d+ %\), \d+ left\./);
    expect(listed.stdout).toMatch(/^shoeSize +double$/m);
  });
});
