import { closeAll, start } from '../start-for-test';

afterEach(closeAll);

const noFailures = {
  invalidEmails: [],
  invalidUserIds: [],
  notFoundEmails: [],
  notFoundUserIds: [],
  invalidDataEmails: [],
  invalidDataUserIds: [],
  conflictEmails: [],
  conflictUserIds: [],
  forgottenEmails: [],
  forgottenUserIds: []
};

const fields = { when: 'date', age: 'long' } as const;

test('iterable-api 6.2: one good row and one malformed, the whole answer', async () => {
  const { ask } = await start('Email');
  const answer = await ask('POST', '/api/users/bulkUpdate', {
    users: [{ email: 'a@example.com', dataFields: { favouriteColour: 'red' } }, { email: 'BAD@' }]
  });
  expect(answer.status).toBe(200);
  expect(answer.body).toEqual({
    successCount: 1,
    failCount: 1,
    invalidEmails: ['bad@'],
    invalidUserIds: [],
    filteredOutFields: [],
    createdFields: ['favouriteColour'],
    failedUpdates: { ...noFailures, invalidEmails: ['bad@'] },
    noOpEmails: [],
    noOpUserIds: []
  });
});

test('iterable-api 2.3: HTTP 200 even when every row failed', async () => {
  const { ask, project } = await start('Email');
  const answer = await ask('POST', '/api/users/bulkUpdate', {
    users: [{ email: 'bad@' }, { email: 'worse' }]
  });
  expect(answer.status).toBe(200);
  expect(answer.body).toMatchObject({ successCount: 0, failCount: 2, invalidEmails: ['bad@', 'worse'] });
  expect(project.userCount()).toBe(0);
});

test('iterable-api 2.5: a malformed identity inside dataFields is listed by itself', async () => {
  const { ask } = await start('Hybrid');
  const { body } = await ask('POST', '/api/users/bulkUpdate', {
    users: [
      { userId: '1', dataFields: { email: 'broken' } },
      { email: 'a@example.com', dataFields: { userId: 'x'.repeat(53) } },
      { userId: 'ü' }
    ]
  });
  expect(body).toMatchObject({
    failCount: 3,
    failedUpdates: { ...noFailures, invalidEmails: ['broken'], invalidUserIds: ['x'.repeat(53), 'ü'] }
  });
});

test('iterable-api 2.5: a row without identity is counted and cannot be listed', async () => {
  const { ask } = await start('Email');
  const { body } = await ask('POST', '/api/users/bulkUpdate', {
    users: [{ dataFields: { firstName: 'Nobody' } }, { email: 'a@example.com' }]
  });
  expect(body).toMatchObject({ successCount: 1, failCount: 1, invalidEmails: [], failedUpdates: noFailures });
});

test('iterable-api 2.5: a value of the wrong type refuses the whole batch and nothing is applied', async () => {
  const { ask, project } = await start('Email', { project: { fields } });
  const dates = ['2023-04-19 12:15:30', null, '0000-00-00 00:00:00', 'later'];
  const users = dates.map((when, index) => ({
    email: `${index}@example.com`,
    dataFields: { when, newField: 1 }
  }));
  const answer = await ask('POST', '/api/users/bulkUpdate', { users });
  expect(answer.status).toBe(400);
  expect(answer.body).toMatchObject({
    code: 'RequestFieldsTypesMismatched',
    params: {
      validationErrors: {
        when: {
          incomingTypes: ['string', 'keyword'],
          expectedType: 'date',
          category: 'user',
          offendingValue: ['2023-04-19 12:15:30', '0000-00-00 00:00:00'],
          _type: 'UnexpectedType'
        }
      }
    }
  });
  expect(project.userCount()).toBe(0);
  expect(project.fields()).not.toHaveProperty('newField');
});

test('iterable-api 2.4.1: every field with a clash is named', async () => {
  const { ask } = await start('Email', { project: { fields } });
  const answer = await ask('POST', '/api/users/bulkUpdate', {
    users: [
      { email: 'a@example.com', dataFields: { when: 'soon', age: 1 } },
      { email: 'b@example.com', dataFields: { age: 'old' } }
    ]
  });
  expect(answer.body).toMatchObject({
    params: { validationErrors: { when: { offendingValue: ['soon'] }, age: { offendingValue: [1, 'old'] } } }
  });
});

test.each([
  ['scalar', 'GGG'],
  ['absent', undefined]
] as const)(
  'iterable-api 2.4.1: with the switch the value is given as %s',
  async (offendingValue, expected) => {
    const { ask } = await start('Email', { project: { fields }, switches: { offendingValue } });
    const { body } = await ask('POST', '/api/users/bulkUpdate', {
      users: [{ email: 'a@example.com', dataFields: { when: 'GGG' } }]
    });
    const { params } = body as { params: { validationErrors: { when: Record<string, unknown> } } };
    expect(params.validationErrors.when['offendingValue']).toBe(expected);
  }
);

test('iterable-api 2.4.1: with the switch the key begins with the schema', async () => {
  const { ask } = await start('Email', {
    project: { fields },
    switches: { mismatchKey: 'schema-and-field' }
  });
  const { body } = await ask('POST', '/api/users/bulkUpdate', {
    users: [{ email: 'a@example.com', dataFields: { when: 'GGG' } }]
  });
  expect(body).toHaveProperty(['params', 'validationErrors', 'project_2158:::when']);
});

test('iterable-api 2.5: with the switch, a wrong type fails its row alone', async () => {
  const { ask, project } = await start('Hybrid', { project: { fields }, switches: { mismatch: 'row' } });
  const { status, body } = await ask('POST', '/api/users/bulkUpdate', {
    users: [
      { email: 'a@example.com', dataFields: { when: 'GGG', extra: 1 } },
      { userId: '2', dataFields: { age: 'old' } },
      { userId: '3', dataFields: { age: 3 } }
    ]
  });
  expect(status).toBe(200);
  expect(body).toMatchObject({
    successCount: 1,
    failCount: 2,
    invalidEmails: ['a@example.com'],
    invalidUserIds: ['2'],
    createdFields: [],
    failedUpdates: { ...noFailures, invalidDataEmails: ['a@example.com'], invalidDataUserIds: ['2'] }
  });
  expect(project.users()).toMatchObject([{ userId: '3' }]);
});

test('iterable-api 2.5: rows that share an identity are all counted', async () => {
  const { ask } = await start('Email', { project: { fields }, switches: { mismatch: 'row' } });
  const users = [1, 'two', 3].map((age) => ({ email: 'a@example.com', dataFields: { age } }));
  expect((await ask('POST', '/api/users/bulkUpdate', { users })).body).toMatchObject({
    successCount: 2,
    failCount: 1,
    failedUpdates: { invalidDataEmails: ['a@example.com'] }
  });
});

test.each([
  ['listed', ['a@example.com'], ['1']],
  ['empty', [], []],
  ['absent', undefined, undefined]
] as const)('iterable-api 2.5: rows that change nothing: %s', async (noOp, emails, userIds) => {
  const { ask } = await start('Hybrid', { switches: { noOp } });
  const users = [
    { email: 'a@example.com', dataFields: { age: 1, tags: ['x'] } },
    { userId: '1', dataFields: { age: 2, gone: null } }
  ];
  await ask('POST', '/api/users/bulkUpdate', { users });
  const changed = { userId: '2', dataFields: { age: 3 } };
  const body = (await ask('POST', '/api/users/bulkUpdate', { users: [...users, changed] })).body as Record<
    string,
    unknown
  >;
  expect(body['successCount']).toBe(3);
  expect(body['noOpEmails']).toEqual(emails);
  expect(body['noOpUserIds']).toEqual(userIds);
});

test('iterable-api 2.5: with the switch, arrays that would be empty are missing', async () => {
  const { ask } = await start('Email', { switches: { optionalArrays: 'non-empty' } });
  const good = await ask('POST', '/api/users/bulkUpdate', { users: [{ email: 'a@example.com' }] });
  expect(good.body).toEqual({ successCount: 1, failCount: 0 });
  const bad = await ask('POST', '/api/users/bulkUpdate', { users: [{ email: 'bad@' }] });
  expect(bad.body).toEqual({
    successCount: 0,
    failCount: 1,
    invalidEmails: ['bad@'],
    failedUpdates: { invalidEmails: ['bad@'] }
  });
});

test('iterable-api 2.5: with the switch, the answer has the shape of 2017', async () => {
  const { ask } = await start('Email', { switches: { optionalArrays: 'oldest' } });
  const { body } = await ask('POST', '/api/users/bulkUpdate', {
    users: [{ email: 'a@example.com' }, { email: 'bad@' }]
  });
  expect(body).toEqual({ successCount: 1, failCount: 1, invalidEmails: ['bad@'] });
});

test('iterable-api 6.2: a batch without rows is refused', async () => {
  const { ask } = await start('Email');
  const answer = await ask('POST', '/api/users/bulkUpdate', { users: [] });
  expect(answer.status).toBe(400);
  expect(answer.body).toMatchObject({ msg: 'Emails invalid: ' });
});

test.each([
  [{}, 'BadParams'],
  [{ email: '000' }, 'InvalidEmailAddressError'],
  [{ userId: '' }, 'InvalidUserIdError']
])('iterable-api 2.4: a single call with %j is %s', async (body, code) => {
  const { ask } = await start('Hybrid');
  const answer = await ask('POST', '/api/users/update', body);
  expect(answer.status).toBe(400);
  expect(answer.body).toMatchObject({ code });
});

test('iterable-api 16: a single call that succeeds', async () => {
  const { ask } = await start('Email');
  const answer = await ask('POST', '/api/users/update', { email: 'a@example.com' });
  expect(answer.status).toBe(200);
  expect(answer.body).toEqual({ msg: '', code: 'Success', params: null });
});
