import { closeAll, start, type Started } from '../start-for-test';

afterEach(closeAll);

const bulk = async ({ ask }: Started, ...users: object[]): Promise<unknown> =>
  (await ask('POST', '/api/users/bulkUpdate', { users })).body;

test('iterable-api 3: either identity makes and finds a user', async () => {
  const started = await start('Hybrid');
  await bulk(started, { userId: '1' }, { email: 'a@example.com' });
  await bulk(
    started,
    { userId: '1', dataFields: { level: 1 } },
    { email: 'A@example.com', dataFields: { level: 2 } }
  );
  expect(started.project.users()).toMatchObject([
    { userId: '1', email: null, fields: { level: 1 } },
    { userId: null, email: 'a@example.com', fields: { level: 2 } }
  ]);
});

test('iterable-api 3: the missing identity is added', async () => {
  const started = await start('Hybrid');
  await bulk(started, { userId: '1' }, { email: 'b@example.com' });
  await bulk(started, { userId: '1', email: 'a@example.com' }, { userId: '2', email: 'b@example.com' });
  expect(started.project.users()).toMatchObject([
    { userId: '1', email: 'a@example.com' },
    { userId: '2', email: 'b@example.com' }
  ]);
});

test('iterable-api 19: of two contacts with one address the second conflicts, in one batch or two', async () => {
  const started = await start('Hybrid');
  const [first, second] = ['1', '2'].map((userId) => ({ userId, email: 'shared@example.com' }));
  const conflict = {
    failCount: 1,
    invalidUserIds: ['2'],
    failedUpdates: { conflictEmails: ['shared@example.com'], conflictUserIds: [] }
  };
  expect(await bulk(started, first!, second!)).toMatchObject({ ...conflict, successCount: 1 });
  expect(await bulk(started, second!)).toMatchObject(conflict);
  expect(started.project.users()).toMatchObject([{ userId: '1', email: 'shared@example.com' }]);
});

test('iterable-api 3: two identities that belong to two users conflict', async () => {
  const started = await start('Hybrid');
  await bulk(started, { userId: '1', email: 'a@example.com' }, { userId: '2', email: 'b@example.com' });
  expect(await bulk(started, { userId: '1', email: 'b@example.com' })).toMatchObject({
    failedUpdates: { conflictEmails: ['b@example.com'] }
  });
});

test('iterable-api 3: a user who has another address is not the user of this one', async () => {
  const started = await start('Hybrid');
  await bulk(started, { userId: '1', email: 'a@example.com' });
  expect(await bulk(started, { userId: '1', email: 'new@example.com' })).toMatchObject({
    failedUpdates: { conflictUserIds: ['1'] }
  });
});

test('iterable-api 19: the address changes by dataFields.email while it is free', async () => {
  const started = await start('Hybrid');
  await bulk(started, { userId: '1', email: 'a@example.com' }, { userId: '2', email: 'b@example.com' });
  await bulk(started, { userId: '1', dataFields: { email: 'c@example.com' } });
  expect(started.project.user('1')).toMatchObject({ email: 'c@example.com' });
  expect(await bulk(started, { userId: '1', dataFields: { email: 'b@example.com' } })).toMatchObject({
    failedUpdates: { conflictEmails: ['b@example.com'] }
  });
  expect(await bulk(started, { userId: '2', dataFields: { email: 'a@example.com' } })).toMatchObject({
    successCount: 1
  });
});

test.each([
  [409, 'specific', 'EmailAlreadyExists'],
  [400, 'specific', 'EmailAlreadyExists'],
  [409, 'ExternalKeyConflict', 'ExternalKeyConflict'],
  [400, 'ExternalKeyConflict', 'ExternalKeyConflict']
] as const)(
  'iterable-api 3: a single call conflicts with %i by %s',
  async (conflictStatus, conflictCode, code) => {
    const started = await start('Hybrid', { switches: { conflictStatus, conflictCode } });
    await bulk(started, { userId: '1', email: 'a@example.com' });
    const answer = await started.ask('POST', '/api/users/update', { userId: '2', email: 'a@example.com' });
    expect(answer.status).toBe(conflictStatus);
    expect(answer.body).toMatchObject({ code });
  }
);

test('iterable-api 3: an address that the data clears is free again', async () => {
  const started = await start('Hybrid');
  await bulk(started, { userId: '1', email: 'a@example.com' });
  await bulk(started, { userId: '1', dataFields: { email: null } });
  expect(started.project.user('1')).toMatchObject({ email: null });
  expect(await bulk(started, { userId: '2', email: 'a@example.com' })).toMatchObject({ successCount: 1 });
});

test('iterable-api 3: the only identity of a user cannot be cleared', async () => {
  const started = await start('Hybrid');
  await bulk(started, { email: 'a@example.com', dataFields: { email: null } });
  expect(started.project.users()).toMatchObject([{ email: 'a@example.com' }]);
});
