import { closeAll, start, type Started } from '../start-for-test';
import type { ProjectType } from '../options';

afterEach(closeAll);

const lists = [
  { id: 7, name: 'static' },
  { id: 8, name: 'dynamic', listType: 'Dynamic' as const },
  { id: 9, name: 'in use', inUse: true }
];

const startWithLists = (type: ProjectType, options: Parameters<typeof start>[1] = {}): Promise<Started> =>
  start(type, { project: { lists }, ...options });

const subscribe = ({ ask }: Started, subscribers: object[], more: object = {}) =>
  ask('POST', '/api/lists/subscribe', { listId: 7, subscribers, ...more });

const unsubscribe = ({ ask }: Started, subscribers: object[], more: object = {}) =>
  ask('POST', '/api/lists/unsubscribe', { listId: 7, subscribers, ...more });

test('iterable-api 9: a list is created, listed and deleted', async () => {
  const { ask } = await start('Email');
  const created = await ask('POST', '/api/lists', { name: 'New', description: 'of today' });
  const { listId } = created.body as { listId: number };
  expect(created.body).toEqual({ listId: expect.any(Number) as number });
  expect((await ask('GET', '/api/lists')).body).toEqual({
    lists: [
      {
        id: listId,
        name: 'New',
        description: 'of today',
        createdAt: expect.any(Number) as number,
        listType: 'Standard'
      }
    ]
  });
  expect((await ask('DELETE', `/api/lists/${listId}`)).body).toEqual({
    msg: `List ${listId} in Project 2158 was successfully deleted.`,
    code: 'Success',
    params: null
  });
  expect((await ask('GET', '/api/lists')).body).toEqual({ lists: [] });
});

test('iterable-api 2.4: deleting a list that is not there', async () => {
  const { ask } = await start('Email');
  const answer = await ask('DELETE', '/api/lists/42');
  expect(answer.status).toBe(400);
  expect(answer.body).toEqual({
    msg: 'Unable to delete list 42 in Project 2158, which does not exist.',
    code: 'BadParams',
    params: null
  });
});

test('iterable-api 9: a list in use is not deleted', async () => {
  const { ask, project } = await startWithLists('Email');
  expect((await ask('DELETE', '/api/lists/9')).status).toBe(409);
  expect(project.lists()).toHaveLength(3);
});

test.each([
  ['accepted', 200],
  ['refused', 400]
] as const)('iterable-api 9: a second list of the same name is %s', async (duplicateListNames, status) => {
  const { ask } = await startWithLists('Email', { switches: { duplicateListNames } });
  expect((await ask('POST', '/api/lists', { name: 'static' })).status).toBe(status);
});

test('iterable-api 9: subscribe creates users, writes their data and puts them on the list', async () => {
  const started = await startWithLists('Email');
  const answer = await subscribe(started, [
    { email: 'a@example.com', dataFields: { city: 'Rome' } },
    { email: 'bad@' },
    { userId: 'nobody' }
  ]);
  expect(answer.body).toMatchObject({
    successCount: 1,
    failCount: 2,
    createdFields: ['city'],
    invalidEmails: ['bad@'],
    failedUpdates: { invalidEmails: ['bad@'], notFoundUserIds: ['nobody'] }
  });
  expect(started.project.user('a@example.com')).toMatchObject({
    fields: { city: 'Rome' },
    listIds: [7],
    profile: { emailListIds: [7], signupSource: 'ListAPI' }
  });
  expect((await started.ask('GET', '/api/lists/7/size')).text).toBe('1');
});

test('iterable-api 9: a wrong type refuses a subscribe as it does a bulkUpdate', async () => {
  const started = await startWithLists('Email');
  const answer = await subscribe(started, [{ email: 'a@example.com', dataFields: { signupDate: 'GGG' } }]);
  expect(answer.status).toBe(400);
  expect(answer.body).toMatchObject({ code: 'RequestFieldsTypesMismatched' });
});

test.each(['subscribe', 'unsubscribe'])(
  'iterable-api 2.3: %s on an unknown list is 400 with code Success',
  async (verb) => {
    const { ask } = await start('Email', { project: { id: 9079 } });
    const answer = await ask('POST', `/api/lists/${verb}`, {
      listId: 999999999,
      subscribers: [{ email: 'a@example.com' }]
    });
    expect(answer.status).toBe(400);
    expect(answer.body).toEqual({
      msg: 'error.lists.invalidListId(999999999)',
      code: 'Success',
      params: { projectId: 9079, listId: 999999999 }
    });
  }
);

test('iterable-api 9: dynamic lists cannot be written', async () => {
  const { ask } = await startWithLists('Email');
  const body = { listId: 8, subscribers: [{ email: 'a@example.com' }] };
  expect((await ask('POST', '/api/lists/subscribe', body)).status).toBe(400);
  expect((await ask('POST', '/api/lists/unsubscribe', body)).status).toBe(400);
});

test.each([
  ['Email', 1, []],
  ['UserId', 0, ['1']],
  ['Hybrid', 0, ['1']]
] as const)(
  'iterable-api 9: updateExistingUsersOnly in a %s project',
  async (type, successCount, notFoundUserIds) => {
    const started = await startWithLists(type);
    const row = { email: 'a@example.com', userId: '1' };
    expect((await subscribe(started, [row], { updateExistingUsersOnly: true })).body).toMatchObject({
      successCount,
      failedUpdates: { notFoundUserIds }
    });
    expect(started.project.userCount()).toBe(successCount);
    await started.ask('POST', '/api/users/update', row);
    expect((await subscribe(started, [row], { updateExistingUsersOnly: true })).body).toMatchObject({
      successCount: 1
    });
  }
);

test('iterable-api 9: unsubscribe takes users off and names those it does not know', async () => {
  const started = await startWithLists('Email');
  await subscribe(started, [{ email: 'a@example.com' }, { email: 'b@example.com' }]);
  const answer = await unsubscribe(started, [
    { email: 'A@example.com' },
    { email: 'no@example.com' },
    { email: 'bad@' }
  ]);
  expect(answer.body).toMatchObject({
    successCount: 1,
    failCount: 2,
    failedUpdates: { notFoundEmails: ['no@example.com'], invalidEmails: ['bad@'] }
  });
  expect(started.project.lists()[0]?.members).toMatchObject([{ email: 'b@example.com' }]);
  expect(started.project.user('a@example.com')).toMatchObject({ listIds: [] });
});

test('iterable-api 9: no subscribers are no failure', async () => {
  const started = await startWithLists('Email');
  expect((await subscribe(started, [])).body).toMatchObject({ successCount: 0, failCount: 0 });
  expect((await unsubscribe(started, [])).body).toMatchObject({ successCount: 0, failCount: 0 });
});

test.each([
  ['list-only', undefined, 0],
  ['list-only', true, 1],
  ['channel', undefined, 1],
  ['channel', false, 0]
] as const)(
  'iterable-api 9: default %s and channelUnsubscribe %s',
  async (channelUnsubscribeDefault, channelUnsubscribe, channels) => {
    const started = await startWithLists('Email', { switches: { channelUnsubscribeDefault } });
    await subscribe(started, [{ email: 'a@example.com' }]);
    await unsubscribe(started, [{ email: 'a@example.com' }], { channelUnsubscribe });
    const profile = started.project.user('a@example.com')?.profile;
    expect(profile?.['unsubscribedChannelIds']).toHaveLength(channels);
  }
);

test.each([
  ['Email', '', 'a@example.com\n1@placeholder\n'],
  ['UserId', '', '003A\n003B\n'],
  ['Hybrid', '', 'a@example.com\n003B\n'],
  ['Hybrid', '&preferUserId=true', '003A\n003B\n']
] as const)('iterable-api 9: getUsers of a %s project%s, one identity a line', async (type, more, lines) => {
  const started = await startWithLists(type);
  await subscribe(started, [
    { email: 'a@example.com', userId: '003A' },
    { userId: '003B', preferUserId: true }
  ]);
  const answer = await started.ask('GET', `/api/lists/getUsers?listId=7${more}`);
  expect(answer.headers.get('content-type')).toContain('text/plain');
  expect(answer.text.replace(/003b\+\d+@placeholder\.email/, '1@placeholder')).toBe(lines);
});

test('iterable-api 9: an empty list has an empty body, an unknown one is refused with strings', async () => {
  const { ask } = await startWithLists('Email');
  const empty = await ask('GET', '/api/lists/getUsers?listId=7');
  expect([empty.status, empty.text]).toEqual([200, '']);
  const unknown = await ask('GET', '/api/lists/getUsers?listId=42');
  expect(unknown.status).toBe(400);
  expect(unknown.body).toEqual({
    msg: 'Invalid email list id',
    code: 'BadParams',
    params: { projectId: '2158', listId: '42' }
  });
});

test('iterable-api 9: previewUsers answers no more than it is asked for', async () => {
  const started = await startWithLists('Email');
  const subscribers = Array.from({ length: 1000 }, (_, index) => ({ email: `${index}@example.com` }));
  await subscribe(started, subscribers);
  await subscribe(
    started,
    subscribers.map(({ email }) => ({ email: `x${email}` }))
  );
  const count = async (query: string): Promise<number> =>
    (await started.ask('GET', `/api/lists/previewUsers?listId=7${query}`)).text.split('\n').length - 1;
  expect(await count('')).toBe(1000);
  expect(await count('&size=3')).toBe(3);
  expect(await count('&size=5000')).toBe(2000);
});

test('iterable-api 9: deleting a list takes it from the profiles', async () => {
  const started = await startWithLists('Email');
  await subscribe(started, [{ email: 'a@example.com' }]);
  await started.ask('DELETE', '/api/lists/7');
  expect(started.project.user('a@example.com')).toMatchObject({ listIds: [] });
});
