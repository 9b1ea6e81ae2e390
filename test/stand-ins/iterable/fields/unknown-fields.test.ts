import { closeAll, start } from '../start-for-test';

afterEach(closeAll);

const users = [
  { email: 'a@example.com', dataFields: { firstName: 'Ann', colour: 'red', address: { zip: '1' } } }
];

test('iterable-api 4: unknown fields are created and named where the project accepts them', async () => {
  const { ask, project } = await start('Email');
  const { body } = await ask('POST', '/api/users/bulkUpdate', { users });
  expect(body).toMatchObject({ createdFields: ['colour', 'address', 'address.zip'], filteredOutFields: [] });
  expect(project.user('a@example.com')?.fields).toEqual(users[0]?.dataFields);
  const again = await ask('POST', '/api/users/bulkUpdate', { users });
  expect(again.body).toMatchObject({ createdFields: [] });
});

test('iterable-api 4: they are dropped and named where the project drops them, and the row succeeds', async () => {
  const { ask, project } = await start('Email', {
    project: { unknownFields: 'drop', fields: { address: 'object' } }
  });
  const { body } = await ask('POST', '/api/users/bulkUpdate', { users });
  expect(body).toMatchObject({
    successCount: 1,
    createdFields: [],
    filteredOutFields: ['colour', 'address.zip']
  });
  expect(project.user('a@example.com')?.fields).toEqual({ firstName: 'Ann', address: {} });
  expect(project.fields()).not.toHaveProperty('colour');
});

test.each([
  ['drop', true, ['colour', 'address', 'address.zip'], []],
  ['create', false, [], ['colour', 'address']]
] as const)(
  'iterable-api 4: a project that would %s obeys createNewFields %s',
  async (unknownFields, createNewFields, createdFields, filteredOutFields) => {
    const { ask } = await start('Email', { project: { unknownFields } });
    const { body } = await ask('POST', '/api/users/bulkUpdate', { users, createNewFields });
    expect(body).toMatchObject({ createdFields, filteredOutFields });
  }
);

test('iterable-api 4: a single call obeys createNewFields and does not report what it dropped', async () => {
  const { ask, project } = await start('Email');
  const answer = await ask('POST', '/api/users/update', { ...users[0], createNewFields: false });
  expect(answer.body).toEqual({ msg: '', code: 'Success', params: null });
  expect(project.user('a@example.com')?.fields).toEqual({ firstName: 'Ann' });
});

test('iterable-api 2.4.2: too many unique fields refuse the whole request, nested ones counted', async () => {
  const known = Object.keys((await start('Email')).project.fields()).length;
  const small = await start('Email', { project: { id: 9434, fieldLimit: known + 2 } });
  const dataFields = { Event: { request: 'x', response: 'y' } };
  const answer = await small.ask('POST', '/api/users/bulkUpdate', {
    users: [{ email: 'ok@example.com' }, { email: 'a@example.com', dataFields }]
  });
  expect(answer.status).toBe(400);
  expect(answer.body).toEqual({
    msg:
      `Project 9434: The request would increase the number of object fields to ${known + 3} by adding ` +
      `[Event, Event.request, Event.response], which exceeds the limit of ${known + 2}`,
    code: 'UniqueFieldsLimitExceeded',
    params: {
      limit: known + 2,
      requestedTotal: known + 3,
      newFields: ['Event', 'Event.request', 'Event.response']
    }
  });
  expect(small.project.userCount()).toBe(0);
});

test('iterable-api 4: what Iterable derives itself cannot be written', async () => {
  const { ask, project } = await start('Email');
  await ask('POST', '/api/users/update', {
    email: 'a@example.com',
    dataFields: { emailListIds: [7], profileUpdatedAt: '2001-01-01', itblInternal: { emailDomain: 'x' } }
  });
  const profile = project.user('a@example.com')?.profile;
  expect(profile).toMatchObject({ emailListIds: [], itblInternal: { emailDomain: 'example.com' } });
  expect(profile?.['profileUpdatedAt']).not.toContain('2001');
});
