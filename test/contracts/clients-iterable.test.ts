import { toBatch } from '../../bridge/sync/batch';
import type { Payload } from '../../bridge/sync/model';
import type { ProjectType } from '../stand-ins/iterable/options';
import { apiKey, closeBench, fields, person, send, startBench } from './iterable-client-bench';

afterEach(closeBench);

describe('iterable-api 6.2: the request', () => {
  test('is exactly the rows as they were hashed, and is taken by strict schemas', async () => {
    const { client, iterable } = await startBench();
    const rows = [
      person(1, { firstName: 'Zoë "Z"\n', tags: ['a'], score: null }),
      person(2, { score: 5 }, { mergeNestedObjects: true })
    ];
    expect(await send(client, rows)).toEqual({
      failures: [],
      failCount: 0,
      filteredOutFields: [],
      createdFields: [],
      disallowedEventNames: []
    });
    const [request] = iterable.requests;
    expect(request).toMatchObject({ method: 'POST', path: '/api/users/bulkUpdate', status: 200 });
    expect(request?.headers).toMatchObject({ 'api-key': '[redacted]', 'content-type': 'application/json' });
    const text = `{"users":[${rows.map(({ body }) => body).join(',')}],"createNewFields":false}`;
    expect([request?.bytes, request?.body]).toEqual([Buffer.byteLength(text), JSON.parse(text)]);
    expect(iterable.project(apiKey).user('person1@example.com')?.fields).toMatchObject({
      firstName: 'Zoë "Z"\n'
    });
  });

  test('rule 4: no field is created unless that is asked for', async () => {
    const { client, iterable } = await startBench();
    const rows = [person(1, { nickname: 'A' })];
    expect(await send(client, rows)).toMatchObject({ filteredOutFields: ['nickname'], createdFields: [] });
    expect(iterable.project(apiKey).fields()).not.toHaveProperty('nickname');
    const created = await client.send(toBatch({ endpoint: 'bulkUpdate' }, rows), { createNewFields: true });
    expect(created).toMatchObject({ filteredOutFields: [], createdFields: ['nickname'] });
  });

  test.each<[ProjectType, Payload]>([
    ['Email', {}],
    ['Email', { userId: '003A' }],
    ['UserId', { email: undefined, userId: '003A' }],
    ['Hybrid', { userId: '003A' }],
    ['Hybrid', { email: undefined, userId: '003A' }]
  ])('is taken by a project of type %s with %j', async (type, given) => {
    const { client, iterable } = await startBench({ project: { type } });
    expect(await send(client, [person(1, { firstName: 'A' }, given)])).toMatchObject({ failCount: 0 });
    expect(iterable.project(apiKey).userCount()).toBe(1);
  });

  test('6.8: fields are read with their types, nested ones by their path', async () => {
    const { client } = await startBench({
      project: { fields: { ...fields, address: 'object', 'address.zip': 'string' } }
    });
    const read = await client.fields();
    expect(Object.fromEntries(read)).toMatchObject({
      firstName: 'string',
      score: 'long',
      'address.zip': 'string'
    });
  });

  test('1: the key is checked by a call that changes nothing', async () => {
    const { client, iterable } = await startBench();
    await client.checkKey();
    expect(iterable.calls()).toEqual({ 'channels.list': 1 });
    expect(client.calls).toBe(1);
  });
});
