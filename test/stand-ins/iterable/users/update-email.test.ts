import { closeAll, start, type Started } from '../start-for-test';

afterEach(closeAll);

const path = '/api/users/updateEmail';
const change = { currentEmail: 'old@example.com', newEmail: 'New@example.com' };

async function startWithUser(options: Parameters<typeof start>[1] = {}): Promise<Started> {
  const started = await start('Email', { project: { lists: [{ id: 7, name: 'list' }] }, ...options });
  const subscriber = { email: 'old@example.com', userId: '1', dataFields: { city: 'Rome' } };
  await started.ask('POST', '/api/lists/subscribe', { listId: 7, subscribers: [subscriber] });
  return started;
}

test('iterable-api 6.3: the address changes, profile and lists move along', async () => {
  const { ask, project } = await startWithUser();
  expect((await ask('POST', path, change)).body).toEqual({ msg: '', code: 'Success', params: null });
  expect(project.users()).toMatchObject([
    { email: 'new@example.com', userId: '1', fields: { city: 'Rome' }, listIds: [7] }
  ]);
});

test('iterable-api 6.3: the user may be named by userId, the address wins over it', async () => {
  const { ask, project } = await startWithUser();
  await ask('POST', path, { currentUserId: '1', newEmail: 'second@example.com' });
  await ask('POST', path, {
    currentEmail: 'second@example.com',
    currentUserId: 'x',
    newEmail: 'third@example.com'
  });
  expect(project.users()).toMatchObject([{ email: 'third@example.com' }]);
});

test('iterable-api 2.4: an unknown user', async () => {
  const { ask } = await start('Email');
  const answer = await ask('POST', path, { currentEmail: 'old@x.com', newEmail: 'new@x.com' });
  expect(answer.status).toBe(400);
  expect(answer.body).toMatchObject({
    msg: 'Cannot change user Some(old@x.com) to new@x.com. User does not exist',
    code: 'BadParams'
  });
});

test('iterable-api 6.3: an address that another user has', async () => {
  const { ask } = await startWithUser();
  await ask('POST', '/api/users/update', { email: 'new@example.com' });
  const answer = await ask('POST', path, change);
  expect(answer.status).toBe(400);
  expect(answer.body).toMatchObject({ code: 'EmailAlreadyExists' });
});

test.each([
  [{ currentEmail: 'bad', newEmail: 'new@example.com' }, 'Invalid currentEmail bad'],
  [{ currentEmail: 'old@example.com', newEmail: 'bad' }, 'Invalid email: bad']
])('iterable-api 6.3: a malformed address in %j', async (body, msg) => {
  const { ask } = await startWithUser();
  const answer = await ask('POST', path, body);
  expect(answer.status).toBe(400);
  expect(answer.body).toEqual({ msg, code: 'InvalidEmailAddressError', params: null });
});

test.each(['old@example.com', 'new@example.com'])(
  'iterable-api 6.3: 409 when %s is forgotten',
  async (forgotten) => {
    const { ask, project } = await startWithUser();
    project.forget(forgotten);
    const answer = await ask('POST', path, change);
    expect(answer.status).toBe(409);
    expect(answer.body).toMatchObject({ code: 'ForgottenUserError' });
  }
);

test.each(['UserId', 'Hybrid'] as const)('iterable-api 6.3: not for %s projects', async (type) => {
  const { ask } = await start(type);
  expect((await ask('POST', path, change)).status).toBe(400);
});
