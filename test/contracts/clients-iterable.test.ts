import type { IterableClient } from '../../bridge/iterable/iterable-client';
import { toBatch } from '../../bridge/sync/batch';
import { deliver, type DeliveryContext } from '../../bridge/sync/deliver';
import type { Operation } from '../../bridge/sync/model';
import { BatchRejectedError, type Clock } from '../../bridge/sync/ports';
import { operation, operations } from '../builders';
import type { ProjectType } from '../stand-ins/iterable/options';
import { defaultSwitches, type Switches } from '../stand-ins/iterable/switches';
import { apiKey, closeBench, fields, send, startBench, thrownBy } from './iterable-client-bench';

afterEach(closeBench);

const contextOf = (client: IterableClient, clock: Clock): DeliveryContext => ({
  destination: client,
  clock,
  object: 'Contact',
  fieldTypes: () => client.fields(),
  deferrals: () => 0
});

describe('iterable-api 6.2: the request', () => {
  test('is exactly the rows as they were hashed, and is taken by strict schemas', async () => {
    const { client, iterable } = await startBench();
    const rows = [
      operation(1, { firstName: 'Zoë "Z"\n', tags: ['a'], score: null }),
      operation(2, { score: 5 }, { mergeNestedObjects: true })
    ];
    expect(await send(client, rows)).toEqual({
      failures: [],
      failCount: 0,
      filteredOutFields: [],
      createdFields: []
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
    const rows = [operation(1, { nickname: 'A' })];
    expect(await send(client, rows)).toMatchObject({ filteredOutFields: ['nickname'], createdFields: [] });
    expect(iterable.project(apiKey).fields()).not.toHaveProperty('nickname');
    const created = await client.bulkUpdate(toBatch(rows), { createNewFields: true });
    expect(created).toMatchObject({ filteredOutFields: [], createdFields: ['nickname'] });
  });

  test.each<[ProjectType, Partial<Operation['payload']>]>([
    ['Email', {}],
    ['Email', { userId: '003A' }],
    ['UserId', { email: undefined, userId: '003A' }],
    ['Hybrid', { userId: '003A' }],
    ['Hybrid', { email: undefined, userId: '003A' }]
  ])('is taken by a project of type %s with %j', async (type, given) => {
    const { client, iterable } = await startBench({ project: { type } });
    expect(await send(client, [operation(1, { firstName: 'A' }, given)])).toMatchObject({ failCount: 0 });
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

describe('iterable-api 6.3: a change of address', () => {
  test.each<[Partial<Switches>]>([
    [{}],
    [{ conflictStatus: 400 }],
    [{ conflictCode: 'ExternalKeyConflict' }]
  ])('is made, finds nobody, or finds the address taken (%j)', async (switches) => {
    const { client, iterable } = await startBench({ switches });
    await send(client, [operation(1), operation(2)]);
    iterable.settle();
    expect(await client.changeEmail('person1@example.com', 'new@example.com')).toBe('changed');
    iterable.settle();
    expect(iterable.project(apiKey).user('new@example.com')?.fields).toEqual({ firstName: 'First 1' });
    expect(await client.changeEmail('person1@example.com', 'other@example.com')).toBe('unknown-user');
    expect(await client.changeEmail('new@example.com', 'person2@example.com')).toBe('taken');
  });

  test.each([400, 409] as const)('of a forgotten person is refused (%i)', async (forgottenStatus) => {
    const { client, iterable } = await startBench({ switches: { forgottenStatus } });
    iterable.project(apiKey).forget('gone@example.com');
    const { error, shown } = await thrownBy(client.changeEmail('gone@example.com', 'new@example.com'));
    expect(error).toBeInstanceOf(BatchRejectedError);
    expect(shown).not.toContain('gone@example.com');
  });

  test('to something that is no address is refused', async () => {
    const { client, iterable } = await startBench();
    await send(client, [operation(1)]);
    iterable.settle();
    const { error, shown } = await thrownBy(client.changeEmail('person1@example.com', 'no-address-4711'));
    expect(error).toMatchObject({ code: 'iterable.invalid-email-address-error' });
    expect(shown).not.toContain('4711');
  });
});

describe('iterable-api 20: whatever is uncertain, each row has its own outcome', () => {
  const rows = [
    operation(0),
    operation(1, { firstName: 'A', since: '2026-01-02' }),
    operation(2, {}, { email: 'odd@example.notatld' }),
    operation(3, { score: 'many' }),
    operation(4),
    operation(5, { tags: ['a', 'b'] })
  ];
  const said = ['delivered', 'delivered', 'rejected', 'rejected', 'rejected', 'delivered'];
  const settings: Partial<Record<keyof Switches, readonly unknown[]>> = {
    mismatch: ['request', 'row'],
    offendingValue: ['array', 'scalar', 'absent'],
    mismatchKey: ['field', 'schema-and-field'],
    nestedMismatchKey: ['path', 'top-level'],
    oversize: ['413', 'BatchTooLarge'],
    maxRows: [2, null],
    noOp: ['listed', 'empty', 'absent'],
    optionalArrays: ['all', 'non-empty', 'oldest'],
    unknownUserIdRow: ['invalidUserIds', 'notFoundUserIds'],
    conflictStatus: [400, 409],
    conflictCode: ['ExternalKeyConflict', 'specific'],
    forgottenStatus: [400, 409],
    longDouble: ['mismatch', 'coerce'],
    emptyTyping: ['untyped', 'string'],
    badJson: ['sentences', 'codes']
  };
  const cases = Object.entries(settings).flatMap(([name, values]) =>
    values.map((value) => [name, value, { ...defaultSwitches, [name]: value }] as const)
  );

  test.each(cases)('%s = %s', async (_name, _value, switches) => {
    const { client, iterable, clock } = await startBench({ switches });
    iterable.project(apiKey).forget('person4@example.com');
    const { outcomes } = await deliver(toBatch(rows), contextOf(client, clock));
    const statuses = new Map(outcomes.map(({ recordId, status }) => [recordId, status]));
    expect(rows.map(({ recordId }) => statuses.get(recordId))).toEqual(said);
    expect(iterable.project(apiKey).userCount()).toBe(3);
    const misfit = outcomes.find(({ recordId }) => recordId === rows[3]?.recordId);
    expect(misfit).toMatchObject({ code: 'iterable.type-mismatch', field: 'score' });
  });

  test.each(['413', 'BatchTooLarge'] as const)(
    'a body over the limit (%s) is halved until it fits',
    async (oversize) => {
      const { client, iterable, clock } = await startBench({ switches: { oversize } }, { timeoutMs: 5000 });
      const tags = Array<string>(30).fill('y'.repeat(30_000));
      const big = operations(5).map((_, number) =>
        operation(number, { firstName: 'x'.repeat(30_000), tags })
      );
      const { outcomes } = await deliver(toBatch(big), contextOf(client, clock));
      expect(outcomes.map(({ status }) => status)).toEqual(Array(5).fill('delivered'));
      expect(iterable.requests.map(({ status }) => status)).toEqual([
        oversize === '413' ? 413 : 400,
        200,
        200
      ]);
    }
  );
});
