import { closeAll, start } from '../start-for-test';

afterEach(closeAll);

test('iterable-api 3: the userId selects, in its very case, and the e-mail is data', async () => {
  const { ask, project } = await start('UserId');
  await ask('POST', '/api/users/update', { userId: 'abc', email: 'One@example.com' });
  await ask('POST', '/api/users/update', { userId: 'ABC', dataFields: { email: 'two@example.com' } });
  expect(project.users()).toMatchObject([
    { userId: 'abc', email: 'one@example.com' },
    { userId: 'ABC', email: 'two@example.com' }
  ]);
});

test('iterable-api 19: two users may share an address', async () => {
  const { ask, project } = await start('UserId');
  const users = ['1', '2'].map((userId) => ({ userId, email: 'shared@example.com' }));
  expect((await ask('POST', '/api/users/bulkUpdate', { users })).body).toMatchObject({ successCount: 2 });
  expect(project.userCount()).toBe(2);
});

test('iterable-api 3: a user needs no address, preferUserId or not', async () => {
  const { ask, project } = await start('UserId');
  await ask('POST', '/api/users/update', { userId: '1' });
  await ask('POST', '/api/users/update', { userId: '2', preferUserId: true });
  expect(project.users()).toMatchObject([{ email: null }, { email: null }]);
  expect((await ask('GET', '/api/users/byUserId/1')).body).not.toHaveProperty('user.email');
});

test('iterable-api 19: the address changes by dataFields.email', async () => {
  const { ask, project } = await start('UserId');
  await ask('POST', '/api/users/update', { userId: '1', email: 'old@example.com' });
  await ask('POST', '/api/users/update', { userId: '1', dataFields: { email: 'New@example.com' } });
  expect(project.users()).toMatchObject([{ userId: '1', email: 'new@example.com', fields: {} }]);
});

test('iterable-api 3: an address alone selects nobody', async () => {
  const { ask, project } = await start('UserId');
  expect((await ask('POST', '/api/users/update', { email: 'a@example.com' })).status).toBe(400);
  const { body } = await ask('POST', '/api/users/bulkUpdate', { users: [{ email: 'a@example.com' }] });
  expect(body).toMatchObject({ failCount: 1, failedUpdates: { invalidEmails: ['a@example.com'] } });
  expect(project.userCount()).toBe(0);
});

test('iterable-api 2.5: a userId that another user has blocks the change and is listed', async () => {
  const { ask } = await start('UserId');
  await ask('POST', '/api/users/bulkUpdate', { users: [{ userId: '1' }, { userId: '2' }] });
  const row = { userId: '1', dataFields: { userId: '2' } };
  expect((await ask('POST', '/api/users/bulkUpdate', { users: [row] })).body).toMatchObject({
    failCount: 1,
    invalidUserIds: ['1'],
    failedUpdates: { conflictUserIds: ['2'] }
  });
  const single = await ask('POST', '/api/users/update', row);
  expect(single.status).toBe(409);
  expect(single.body).toMatchObject({ code: 'UserIdAlreadyExists' });
});

test('iterable-api 6.5: the profile names the lists as userListIds', async () => {
  const { ask } = await start('UserId');
  await ask('POST', '/api/users/update', { userId: '1' });
  expect((await ask('GET', '/api/users/byUserId?userId=1')).body).toMatchObject({
    user: { userId: '1', dataFields: { userId: '1', userListIds: [] } }
  });
});
