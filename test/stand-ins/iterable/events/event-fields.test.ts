import { closeAll, start, type Started } from '../start-for-test';

afterEach(closeAll);

const email = 'a@example.com';
const track = '/api/events/track';
const bulk = '/api/events/trackBulk';

async function startWithUser(options: Parameters<typeof start>[1] = {}): Promise<Started> {
  const started = await start('Email', options);
  await started.ask('POST', '/api/users/update', { email });
  return started;
}

const event = (eventName: string, dataFields: object, more: object = {}): object => ({
  email,
  eventName,
  dataFields,
  ...more
});

test('iterable-api 4 and 8.1: types are fixed per event name, apart from those of profiles', async () => {
  const { ask } = await startWithUser();
  expect((await ask('POST', track, event('one', { level: 1 }))).status).toBe(200);
  expect((await ask('POST', track, event('two', { level: 'high' }))).status).toBe(200);
  const profile = { email, dataFields: { level: true } };
  expect((await ask('POST', '/api/users/update', profile)).status).toBe(200);
  const answer = await ask('POST', track, event('one', { level: 'high' }));
  expect(answer).toMatchObject({
    status: 400,
    body: {
      code: 'RequestFieldsTypesMismatched',
      params: { validationErrors: { level: { expectedType: 'long', category: 'event' } } }
    }
  });
});

test.each([
  ['request', 400, 0],
  ['row', 200, 1]
] as const)(
  'iterable-api 2.5: a mismatch costs the whole %s; no array has a place for the row',
  async (mismatch, status, stored) => {
    const { ask, project } = await startWithUser({ switches: { mismatch } });
    const events = [event('one', { level: 1 }), event('one', { level: 'high' })];
    const answer = await ask('POST', bulk, { events });
    expect(answer.status).toBe(status);
    if (mismatch === 'row') {
      const { failedUpdates, ...counts } = answer.body as { failedUpdates: Record<string, string[]> };
      expect(counts).toMatchObject({ successCount: 1, failCount: 1 });
      expect(Object.values(failedUpdates).flat()).toEqual([]);
    }
    expect(project.events()).toHaveLength(stored);
  }
);

test('iterable-api 4: each event says whether it may bring new fields', async () => {
  const { ask, project } = await startWithUser({ project: { unknownFields: 'drop' } });
  const events = [
    event('one', { a: 1 }, { createNewFields: true }),
    event('one', { b: 1 }, { createNewFields: false }),
    event('one', { c: 1 })
  ];
  expect((await ask('POST', bulk, { events })).body).toMatchObject({
    successCount: 3,
    createdFields: ['a'],
    filteredOutFields: ['b', 'c']
  });
  expect(project.events().map(({ dataFields }) => dataFields)).toEqual([{ a: 1 }, {}, {}]);
});

test('iterable-api 2.4.2: each event name has a limit of its own', async () => {
  const { ask } = await startWithUser({
    project: { eventFieldLimit: 2, eventFields: { one: { a: 'long', b: 'long' } } }
  });
  expect((await ask('POST', track, event('two', { a: 1 }))).status).toBe(200);
  expect((await ask('POST', track, event('one', { a: 1 }))).status).toBe(200);
  expect((await ask('POST', bulk, { events: [event('one', { c: 1 })] })).body).toMatchObject({
    code: 'UniqueFieldsLimitExceeded',
    params: { limit: 2, requestedTotal: 3, newFields: ['c'] }
  });
});

test('iterable-api 4: an event that is not taken fixes no type', async () => {
  const { ask } = await startWithUser();
  const stranger = { email: 'no@example.com', eventName: 'one', dataFields: { level: 1 } };
  await ask('POST', bulk, { events: [stranger] });
  expect((await ask('POST', track, event('one', { level: 'high' }))).status).toBe(200);
});
