import { closeAll, start } from '../start-for-test';

afterEach(closeAll);

test('iterable-api 3: the e-mail selects the user in any case and is stored in lower case', async () => {
  const { ask, project } = await start('Email');
  await ask('POST', '/api/users/update', { email: 'Ann@Example.com', dataFields: { firstName: 'Ann' } });
  await ask('POST', '/api/users/update', { email: 'ANN@example.com', dataFields: { lastName: 'Lee' } });
  expect(project.users()).toMatchObject([
    { email: 'ann@example.com', fields: { firstName: 'Ann', lastName: 'Lee' }, writes: 2 }
  ]);
});

test('iterable-api 3: with both identities the e-mail selects and the userId is overwritten', async () => {
  const { ask, project } = await start('Email');
  await ask('POST', '/api/users/update', { email: 'a@example.com', userId: '1' });
  await ask('POST', '/api/users/update', { email: 'a@example.com', userId: '2' });
  expect(project.users()).toMatchObject([{ email: 'a@example.com', userId: '2' }]);
});

test('iterable-api 19: two people with one address are one user, the last write wins', async () => {
  const { ask, project } = await start('Email');
  const users = ['Ann', 'Bob'].map((firstName) => ({
    email: 'shared@example.com',
    dataFields: { firstName }
  }));
  const { body } = await ask('POST', '/api/users/bulkUpdate', { users });
  expect(body).toMatchObject({ successCount: 2, failCount: 0 });
  expect(project.users()).toMatchObject([{ fields: { firstName: 'Bob' } }]);
});

test('iterable-api 3: userId is not unique', async () => {
  const { ask, project } = await start('Email');
  await ask('POST', '/api/users/update', { email: 'a@example.com', userId: 'same' });
  await ask('POST', '/api/users/update', { email: 'b@example.com', userId: 'same' });
  expect(project.userCount()).toBe(2);
});

test('iterable-api 3: an unknown userId alone is an error unless preferUserId asks for a user', async () => {
  const { ask, project } = await start('Email');
  const refused = await ask('POST', '/api/users/update', { userId: '003A' });
  expect(refused.status).toBe(400);
  expect(refused.body).toMatchObject({ code: 'UnknownUserIdError' });
  expect((await ask('POST', '/api/users/update', { userId: '003A', preferUserId: true })).status).toBe(200);
  expect(project.users()).toMatchObject([
    { userId: '003A', email: expect.stringMatching(/^003a\+\d+@placeholder\.email$/) as string }
  ]);
});

test('iterable-api 3: a known userId alone finds its user, whatever preferUserId says', async () => {
  const { ask, project } = await start('Email');
  await ask('POST', '/api/users/update', { email: 'a@example.com', userId: '1' });
  await ask('POST', '/api/users/update', { userId: '1', dataFields: { firstName: 'Ann' } });
  await ask('POST', '/api/users/update', {
    userId: '1',
    preferUserId: true,
    dataFields: { lastName: 'Lee' }
  });
  expect(project.users()).toMatchObject([
    { email: 'a@example.com', fields: { firstName: 'Ann', lastName: 'Lee' } }
  ]);
});

test.each(['invalidUserIds', 'notFoundUserIds'] as const)(
  'iterable-api 3: a bulk row with an unknown userId fails alone, listed in %s',
  async (array) => {
    const { ask } = await start('Email', { switches: { unknownUserIdRow: array } });
    const { status, body } = await ask('POST', '/api/users/bulkUpdate', {
      users: [{ userId: 'nobody' }, { email: 'a@example.com' }]
    });
    expect(status).toBe(200);
    expect(body).toMatchObject({
      successCount: 1,
      failCount: 1,
      invalidUserIds: ['nobody'],
      failedUpdates: { [array]: ['nobody'] }
    });
  }
);

test('iterable-api 3: userId is changed by the data', async () => {
  const { ask, project } = await start('Email');
  await ask('POST', '/api/users/update', { email: 'a@example.com', userId: '1' });
  await ask('POST', '/api/users/update', { email: 'a@example.com', dataFields: { userId: '2' } });
  expect(project.users()).toMatchObject([{ userId: '2', fields: {} }]);
});

test('iterable-api 6.3: an e-mail in the data changes no address, updateEmail does', async () => {
  const { ask, project } = await start('Email');
  await ask('POST', '/api/users/update', {
    email: 'old@example.com',
    dataFields: { email: 'new@example.com' }
  });
  expect(project.users()).toMatchObject([{ email: 'old@example.com' }]);
});
