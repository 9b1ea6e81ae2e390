import { closeAll, start } from '../start-for-test';

afterEach(closeAll);

const email = 'first+tag@example.com';

test.each([
  `/api/users/getByEmail?email=${encodeURIComponent(email)}`,
  `/api/users/${encodeURIComponent(email)}`,
  `/api/users/${email}`,
  '/api/users/byUserId?userId=003%2F1',
  '/api/users/byUserId/003%2F1'
])('iterable-api 6.5: GET %s', async (path) => {
  const { ask } = await start('Email');
  await ask('POST', '/api/users/update', { email, userId: '003/1', dataFields: { firstName: 'A' } });
  const answer = await ask('GET', path);
  const date = expect.stringMatching(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d \+00:00$/) as string;
  expect(answer.status).toBe(200);
  expect(answer.body).toEqual({
    user: {
      email,
      userId: '003/1',
      dataFields: {
        email,
        userId: '003/1',
        firstName: 'A',
        signupDate: date,
        signupSource: 'API',
        profileUpdatedAt: date,
        emailListIds: [],
        unsubscribedChannelIds: [],
        unsubscribedMessageTypeIds: [],
        itblInternal: { documentCreatedAt: date, documentUpdatedAt: date, emailDomain: 'example.com' }
      }
    }
  });
});

test('iterable-api 6.5: a plus sign in a query has to be escaped', async () => {
  const { ask } = await start('Email');
  await ask('POST', '/api/users/update', { email });
  expect((await ask('GET', `/api/users/getByEmail?email=${email}`)).body).not.toHaveProperty('user');
});

test('iterable-api 6.5: an unknown address is 200 with {}', async () => {
  const { ask } = await start('Email');
  const answer = await ask('GET', '/api/users/getByEmail?email=nobody@example.com');
  expect([answer.status, answer.body]).toEqual([200, {}]);
});

test.each([
  [200, 200, {}],
  [400, 400, { code: 'error.users.noUserWithIdExists' }],
  [500, 500, { code: 'error.users.noUserWithIdExists' }],
  ['plain-text', 400, undefined]
] as const)('iterable-api 6.5: an unknown userId, switch %s', async (unknownUserId, status, body) => {
  const { ask } = await start('Email', { switches: { unknownUserId } });
  for (const path of ['/api/users/byUserId/42', '/api/users/byUserId?userId=42']) {
    const answer = await ask('GET', path);
    expect(answer.status).toBe(status);
    if (body) expect(answer.body).toMatchObject(body);
    else expect(answer.text).toBe('No user with that id exists!');
  }
});

test('iterable-api 6.6: a user is deleted by address in any case', async () => {
  const { ask, project } = await start('Email');
  await ask('POST', '/api/users/update', { email });
  const answer = await ask('DELETE', `/api/users/${encodeURIComponent(email.toUpperCase())}`);
  expect(answer.body).toEqual({ msg: '', code: 'Success', params: null });
  expect(project.userCount()).toBe(0);
});

test('iterable-api 6.6: a delete by userId removes everyone who shares it', async () => {
  const { ask, project } = await start('Email');
  await ask('POST', '/api/users/bulkUpdate', {
    users: ['a', 'b', 'c'].map((name) => ({ email: `${name}@example.com`, userId: name === 'c' ? '2' : '1' }))
  });
  await ask('DELETE', '/api/users/byUserId/1');
  expect(project.users()).toMatchObject([{ email: 'c@example.com' }]);
});

test('iterable-api 6.6: userID-based projects delete by userId only', async () => {
  const { ask, project } = await start('UserId');
  await ask('POST', '/api/users/update', { userId: '1', email });
  expect((await ask('DELETE', `/api/users/${email}`)).status).toBe(400);
  expect((await ask('DELETE', '/api/users/byUserId/1')).status).toBe(200);
  expect(project.userCount()).toBe(0);
});

test.each([200, 400, 404] as const)('iterable-api 6.6: deleting nobody, switch %i', async (deleteUnknown) => {
  const { ask } = await start('Email', { switches: { deleteUnknown } });
  expect((await ask('DELETE', '/api/users/nobody@example.com')).status).toBe(deleteUnknown);
  expect((await ask('DELETE', '/api/users/byUserId/nobody')).status).toBe(deleteUnknown);
});

test('iterable-api 2.4: a malformed address is told back', async () => {
  const { ask } = await start('Email');
  const answer = await ask('DELETE', '/api/users/foo@');
  expect(answer.status).toBe(400);
  expect(answer.body).toEqual({ msg: 'Invalid email: foo@', code: 'InvalidEmailAddressError', params: null });
});

test('iterable-api 6.6: a deleted user comes back empty with the next write', async () => {
  const { ask, project } = await start('Email', { project: { lists: [{ id: 7, name: 'list' }] } });
  await ask('POST', '/api/lists/subscribe', {
    listId: 7,
    subscribers: [{ email, dataFields: { city: 'Rome' } }]
  });
  await ask('DELETE', `/api/users/${encodeURIComponent(email)}`);
  await ask('POST', '/api/users/update', { email });
  expect(project.user(email)).toMatchObject({ fields: {}, listIds: [] });
  expect(project.lists()).toMatchObject([{ members: [] }]);
});
