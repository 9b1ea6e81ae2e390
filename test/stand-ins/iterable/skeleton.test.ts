import { closeAll, start } from './start-for-test';

afterEach(closeAll);

test('iterable-api 2.4: one wrong JSON type in the skeleton refuses the whole batch', async () => {
  const { ask, project } = await start('Email');
  const answer = await ask('POST', '/api/users/bulkUpdate', {
    users: [{ email: 'good@example.com' }, { email: 'b@example.com', preferUserId: 'abc' }]
  });
  expect(answer.status).toBe(400);
  expect(answer.body).toEqual({
    msg: '[/api/users/bulkUpdate] Invalid JSON body',
    code: 'BadJsonBody',
    params: { 'obj.users[1].preferUserId': 'Boolean value expected' }
  });
  expect(project.userCount()).toBe(0);
});

test.each([
  ['/api/users/update', { email: 7 }, { 'obj.email': 'String value expected' }],
  ['/api/users/update', { dataFields: [] }, { 'obj.dataFields': 'Object value expected' }],
  ['/api/users/bulkUpdate', { users: {} }, { 'obj.users': 'Array value expected' }],
  ['/api/users/bulkUpdate', {}, { 'obj.users': 'Required field is missing' }],
  ['/api/users/updateEmail', { currentEmail: 'a@x.com' }, { 'obj.newEmail': 'Required field is missing' }],
  ['/api/lists/subscribe', { listId: 'x', subscribers: [] }, { 'obj.listId': 'Number value expected' }],
  ['/api/lists/subscribe', { listId: 1.5, subscribers: [] }, { 'obj.listId': 'Number value expected' }]
])('iterable-api 2.4: %s names what is wrong with %j', async (path, body, params) => {
  const { ask } = await start('Email');
  expect((await ask('POST', path, body)).body).toMatchObject({ code: 'BadJsonBody', params });
});

test.each([
  ['/api/users/update', { email: 'a@x.com', colour: 'red' }, 'obj.colour'],
  ['/api/users/bulkUpdate', { users: [], updateOnly: true }, 'obj.updateOnly'],
  [
    '/api/users/bulkUpdate',
    { users: [{ email: 'a@x.com', createNewFields: true }] },
    'obj.users[0].createNewFields'
  ],
  [
    '/api/lists/unsubscribe',
    { listId: 1, subscribers: [{ email: 'a@x.com', dataFields: {} }] },
    'obj.subscribers[0].dataFields'
  ]
])('iterable-api 6 and 9: %s takes no key that the contract does not have', async (path, body, key) => {
  const { ask } = await start('Email');
  const answer = await ask('POST', path, body);
  expect(answer.status).toBe(400);
  expect(answer.body).toMatchObject({ code: 'BadJsonBody', params: { [key]: 'Unknown field' } });
});

test('iterable-api 2.4: with the switch, the older form lists codes', async () => {
  const { ask } = await start('Email', { switches: { badJson: 'codes' } });
  expect((await ask('POST', '/api/lists', {})).body).toMatchObject({
    code: 'BadJsonBody',
    params: { 'obj.name': [{ msg: 'error.path.missing', args: [] }] }
  });
  expect((await ask('POST', '/api/lists', { name: null })).body).toMatchObject({
    params: { 'obj.name': [{ msg: 'error.expected.jsstring', args: [] }] }
  });
});

test.each(['', '{', '{"users":'])('iterable-api 2.4: the body %j is no JSON', async (body) => {
  const { ask } = await start('Email');
  const answer = await ask('POST', '/api/users/bulkUpdate', body);
  expect(answer.status).toBe(400);
  expect(answer.body).toMatchObject({ code: 'BadJsonBody' });
});

test('iterable-api 1: a body has to say that it is JSON', async () => {
  const { iterable } = await start('Email');
  const response = await fetch(`${iterable.url}/api/users/update`, {
    method: 'POST',
    headers: { 'Api-Key': 'key', 'Content-Type': 'text/plain' },
    body: '{"email":"a@x.com"}'
  });
  expect(response.status).toBe(400);
});
