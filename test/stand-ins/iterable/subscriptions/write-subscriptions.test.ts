import { closeAll, start } from '../start-for-test';

afterEach(closeAll);

const email = 'a@example.com';
const update = '/api/users/updateSubscriptions';
const bulk = '/api/users/bulkUpdateSubscriptions';
const none = { unsubscribedChannelIds: [], unsubscribedMessageTypeIds: [], subscribedMessageTypeIds: [] };
const channels = [
  { id: 11, name: 'News', channelType: 'Marketing', messageMedium: 'Email' },
  { id: 12, name: 'Offers', channelType: 'Marketing', messageMedium: 'Email' }
] as const;
const messageTypes = [
  { id: 21, name: 'Weekly', channelId: 11, subscriptionPolicy: 'OptIn' },
  { id: 22, name: 'Sales', channelId: 12, subscriptionPolicy: 'OptOut' }
] as const;
const optIn = { channels, messageTypes, features: { optInMessageTypes: 'on' } } as const;

test('iterable-api 7.1: each array that is sent replaces the stored one, the others stay', async () => {
  const { ask, project } = await start('Email');
  const body = { email, unsubscribedChannelIds: [1, 2], unsubscribedMessageTypeIds: [5] };
  const answer = await ask('POST', update, body);
  expect(answer).toMatchObject({ status: 200, body: { msg: '', code: 'Success', params: null } });
  await ask('POST', update, { email, unsubscribedChannelIds: [3], unsubscribedMessageTypeIds: null });
  const expected = { ...none, unsubscribedChannelIds: [3], unsubscribedMessageTypeIds: [5] };
  expect(project.user(email)?.subscriptions).toEqual(expected);
  await ask('POST', update, { email, unsubscribedChannelIds: [] });
  expect(project.user(email)?.profile).toMatchObject({
    unsubscribedChannelIds: [],
    unsubscribedMessageTypeIds: [5]
  });
});

test.each([
  ['Email', { email }, 'emailListIds'],
  ['UserId', { userId: '1' }, 'userListIds'],
  ['Hybrid', { email, userId: '1' }, 'userListIds']
] as const)(
  'iterable-api 3 and 6.5: a user of a %s project reads back what they get',
  async (type, who, name) => {
    const { ask } = await start(type, { project: { ...optIn, lists: [{ id: 7, name: 'list' }] } });
    const arrays = {
      unsubscribedChannelIds: [12],
      unsubscribedMessageTypeIds: [22],
      subscribedMessageTypeIds: [21]
    };
    await ask('POST', update, { ...who, ...arrays, emailListIds: [7] });
    const read = type === 'UserId' ? '/api/users/byUserId?userId=1' : `/api/users/getByEmail?email=${email}`;
    expect((await ask('GET', read)).body).toMatchObject({
      user: { ...who, dataFields: { ...arrays, [name]: [7] } }
    });
  }
);

test('iterable-api 7.1: emailListIds is the full set of lists', async () => {
  const lists = [7, 8, 9].map((id) => ({ id, name: `list ${id}` }));
  const { ask, project } = await start('Email', { project: { lists } });
  await ask('POST', update, { email, emailListIds: [7, 8] });
  expect(project.user(email)?.listIds).toEqual([7, 8]);
  await ask('POST', update, { email, emailListIds: [8, 9, 404] });
  expect(project.lists().map(({ members }) => members.length)).toEqual([0, 1, 1]);
  await ask('POST', update, { email, unsubscribedChannelIds: [1] });
  expect(project.user(email)?.listIds).toEqual([8, 9]);
});

test('iterable-api 3: updateSubscriptions creates the user, but not by an unknown userId alone in an email-based project', async () => {
  const hybrid = await start('Hybrid');
  await hybrid.ask('POST', update, { userId: '1', unsubscribedChannelIds: [1] });
  expect(hybrid.project.users()).toMatchObject([{ userId: '1', email: null }]);
  const { ask, project } = await start('Email');
  expect((await ask('POST', update, { userId: '1' })).body).toMatchObject({ code: 'UnknownUserIdError' });
  expect(project.userCount()).toBe(0);
});

test.each([
  [{ email: 'foo@' }, 400, 'InvalidEmailAddressError'],
  [{}, 400, 'BadParams'],
  [{ email: 'gone@example.com' }, 409, 'ForgottenUserError'],
  [{ email, userId: '2' }, 409, 'EmailAlreadyExists']
])('iterable-api 7.1: %j is refused with %i %s', async (who, status, code) => {
  const { ask, project } = await start('Hybrid');
  await ask('POST', '/api/users/update', { email, userId: '1' });
  project.forget('gone@example.com');
  const answer = await ask('POST', update, { ...who, unsubscribedChannelIds: [1] });
  expect(answer).toMatchObject({ status, body: { code } });
});

test.each([update, bulk])(
  'iterable-api 7.1: %s: opt-in types without the feature are an error',
  async (path) => {
    const { ask, project } = await start('Email');
    const one = { email, subscribedMessageTypeIds: [21] };
    const answer = await ask('POST', path, path === bulk ? { updateSubscriptionsRequests: [one] } : one);
    expect(answer).toMatchObject({ status: 400, body: { code: 'BadParams' } });
    expect(project.userCount()).toBe(0);
  }
);

test('iterable-api 7.1: a subscribed type whose channel is unsubscribed is refused unless the check is off', async () => {
  const { ask, project } = await start('Email', { project: optIn });
  const misaligned = { email, unsubscribedChannelIds: [11], subscribedMessageTypeIds: [21] };
  expect((await ask('POST', update, misaligned)).status).toBe(400);
  expect((await ask('POST', update, { ...misaligned, validateChannelAlignment: false })).status).toBe(200);
  expect(project.user(email)?.subscriptions).toEqual({
    ...none,
    unsubscribedChannelIds: [11],
    subscribedMessageTypeIds: [21]
  });
});

test('iterable-api 7.1: the stored channels count where the request names none', async () => {
  const { ask } = await start('Email', { project: optIn });
  await ask('POST', update, { email, unsubscribedChannelIds: [11] });
  expect((await ask('POST', update, { email, subscribedMessageTypeIds: [21] })).status).toBe(400);
  expect((await ask('POST', update, { email, subscribedMessageTypeIds: [22] })).status).toBe(200);
});

test('iterable-api 7.2: the bulk answer has its own six arrays and counts, all of them always there', async () => {
  const { ask, project } = await start('Email');
  const rows = [{ email: 'A@example.com' }, { email: 'bad@' }, { userId: 'unknown' }, {}];
  const updateSubscriptionsRequests = rows.map((row) => ({ ...row, unsubscribedChannelIds: [1] }));
  expect((await ask('POST', bulk, { updateSubscriptionsRequests })).body).toEqual({
    successCount: 1,
    failCount: 3,
    invalidEmails: ['bad@'],
    invalidUserIds: ['unknown'],
    validEmailFailures: [],
    validUserIdFailures: []
  });
  expect(project.user(email)?.subscriptions.unsubscribedChannelIds).toEqual([1]);
});

test('iterable-api 7.2: a fault inside the service is listed by valid identifiers and nothing of it is written', async () => {
  const { ask, project, iterable } = await start('Hybrid');
  const updateSubscriptionsRequests = [{ email }, { userId: '1' }, { email: 'c@example.com' }];
  iterable.faults.add({ effect: { kind: 'failing-rows', keys: [email, '1'] } });
  expect((await ask('POST', bulk, { updateSubscriptionsRequests })).body).toEqual({
    successCount: 1,
    failCount: 2,
    invalidEmails: [],
    invalidUserIds: [],
    validEmailFailures: [email],
    validUserIdFailures: ['1']
  });
  expect(project.users()).toMatchObject([{ email: 'c@example.com' }]);
  expect((await ask('POST', bulk, { updateSubscriptionsRequests })).body).toMatchObject({ successCount: 3 });
});

test.each([
  ['invalid', { invalidEmails: [email], validEmailFailures: [] }],
  ['failure', { invalidEmails: [], validEmailFailures: [email] }]
] as const)('iterable-api 7.2: a forgotten row is listed as %s', async (forgottenSubscriptionRow, listed) => {
  const { ask, project } = await start('Email', { switches: { forgottenSubscriptionRow } });
  project.forget(email);
  const { body } = await ask('POST', bulk, { updateSubscriptionsRequests: [{ email }] });
  expect(body).toMatchObject({ successCount: 0, failCount: 1, ...listed });
});

test('iterable-api 7.2: identities of two users are a conflict of the whole call', async () => {
  const { ask, project } = await start('Hybrid');
  await ask('POST', '/api/users/update', { email, userId: '1' });
  const updateSubscriptionsRequests = [{ email: 'new@example.com' }, { email, userId: '2' }];
  expect((await ask('POST', bulk, { updateSubscriptionsRequests })).status).toBe(409);
  expect(project.userCount()).toBe(1);
});

test('iterable-api 2.6: the cap on rows counts for bulkUpdateSubscriptions', async () => {
  const { ask } = await start('Email', { switches: { maxRows: 1 } });
  const updateSubscriptionsRequests = [{ email }, { email: 'b@example.com' }];
  expect((await ask('POST', bulk, { updateSubscriptionsRequests })).status).toBe(413);
});

test.each([
  ['refused', 400, []],
  ['taken', 200, [7]]
] as const)('iterable-api 7.1: userListIds is %s', async (userListIds, status, listIds) => {
  const { ask, project } = await start('UserId', {
    switches: { userListIds },
    project: { lists: [{ id: 7, name: 'list' }] }
  });
  await ask('POST', '/api/users/update', { userId: '1' });
  expect((await ask('POST', update, { userId: '1', userListIds: [7] })).status).toBe(status);
  expect(project.user('1')?.listIds).toEqual(listIds);
});

test.each(['Success', 'Accepted'] as const)(
  'iterable-api 7.1: what was taken is called %s',
  async (subscriptionsCode) => {
    const { ask } = await start('Email', { switches: { subscriptionsCode } });
    expect((await ask('POST', update, { email })).body).toMatchObject({ code: subscriptionsCode });
  }
);

test('iterable-api 12: a project shows the channels and message types that it was given', async () => {
  const { ask } = await start('Email', { project: optIn });
  expect((await ask('GET', '/api/channels')).body).toEqual({ channels });
  expect((await ask('GET', '/api/messageTypes')).body).toMatchObject({ messageTypes });
});
