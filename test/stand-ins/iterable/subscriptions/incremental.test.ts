import type { Features } from '../options';
import { closeAll, start, type Started } from '../start-for-test';

afterEach(closeAll);

const email = 'a@example.com';
const enabled: { readonly features: Partial<Features> } = { features: { incrementalSubscriptions: 'on' } };
const presets = {
  ...enabled,
  lists: [{ id: 7, name: 'list' }],
  channels: [{ id: 11, name: 'News', channelType: 'Marketing', messageMedium: 'Email' }],
  messageTypes: [
    { id: 21, name: 'Weekly', channelId: 11, subscriptionPolicy: 'OptIn' },
    { id: 22, name: 'Sales', channelId: 11, subscriptionPolicy: 'OptOut' }
  ]
} as const;

async function startWithUsers(): Promise<Started> {
  const started = await start('Hybrid', { project: presets });
  const users = [{ email }, { userId: '1' }, { email: 'c@example.com', userId: '3' }];
  await started.ask('POST', '/api/users/bulkUpdate', { users });
  return started;
}

test('iterable-api 7.3: the calls are 404 until the vendor switches them on', async () => {
  const { ask } = await start('Email');
  const one = `/api/subscriptions/emailList/7/user/${email}`;
  expect((await ask('PATCH', one)).status).toBe(404);
  expect((await ask('DELETE', one)).status).toBe(404);
  const many = await ask('PUT', '/api/subscriptions/emailList/7?action=subscribe', { users: [email] });
  expect(many).toMatchObject({ status: 404, body: { code: 'NotFound' } });
});

test('iterable-api 7.3: a list is joined and left, by e-mail and by userId', async () => {
  const { ask, project } = await startWithUsers();
  const members = (): (string | null)[] | undefined =>
    project.lists()[0]?.members.map((user) => user.email ?? user.userId);
  expect((await ask('PATCH', `/api/subscriptions/emailList/7/user/${email}`)).status).toBe(202);
  await ask('PATCH', '/api/subscriptions/EMAILLIST/7/byUserId/1');
  expect(members()).toEqual([email, '1']);
  await ask('DELETE', `/api/subscriptions/emailList/7/user/${email}`);
  await ask('DELETE', '/api/subscriptions/emailList/7/byUserId/1');
  expect(members()).toEqual([]);
});

test('iterable-api 7.3: channels and types are changed one at a time, the others stay', async () => {
  const { ask, project } = await startWithUsers();
  await ask('POST', '/api/users/updateSubscriptions', { email, unsubscribedMessageTypeIds: [5] });
  for (const group of ['messageChannel/11', 'messageType/21', 'messageType/22']) {
    await ask('DELETE', `/api/subscriptions/${group}/user/${email}`);
  }
  expect(project.user(email)?.subscriptions).toEqual({
    unsubscribedChannelIds: [11],
    unsubscribedMessageTypeIds: [5, 21, 22],
    subscribedMessageTypeIds: []
  });
  for (const group of ['messageChannel/11', 'messageType/21', 'messageType/22']) {
    await ask('PATCH', `/api/subscriptions/${group}/user/${email}`);
  }
  expect(project.user(email)?.subscriptions).toEqual({
    unsubscribedChannelIds: [],
    unsubscribedMessageTypeIds: [5],
    subscribedMessageTypeIds: [21]
  });
});

test('iterable-api 7.3: many users at once, by either identity', async () => {
  const { ask, project } = await startWithUsers();
  const body = { users: [email], usersByUserId: ['1', 'unknown'] };
  expect((await ask('PUT', '/api/subscriptions/emailList/7?action=subscribe', body)).status).toBe(202);
  expect(project.lists()[0]?.members).toHaveLength(2);
  await ask('PUT', '/api/subscriptions/emailList/7?action=unsubscribe', body);
  expect(project.lists()[0]?.members).toHaveLength(0);
});

test.each([
  ['PATCH', '/api/subscriptions/emailList/8/user/a@example.com', undefined, 400],
  ['PATCH', '/api/subscriptions/else/7/user/a@example.com', undefined, 400],
  ['PATCH', '/api/subscriptions/emailList/7/user/foo@', undefined, 400],
  ['PATCH', '/api/subscriptions/emailList/7/user/nobody@example.com', undefined, 400],
  ['PUT', '/api/subscriptions/emailList/7?action=subscribe', {}, 400],
  ['PUT', '/api/subscriptions/emailList/7?action=subscribe', { users: ['foo@'] }, 400],
  ['PUT', '/api/subscriptions/emailList/7?action=else', { users: [email] }, 400]
])('iterable-api 7.3: %s %s with %j is %i', async (method, path, body, status) => {
  const { ask, project } = await startWithUsers();
  expect((await ask(method, path, body)).status).toBe(status);
  expect(project.lists()[0]?.members).toHaveLength(0);
});

test.each([200, 202] as const)('iterable-api 7.3: what was taken is %i', async (incrementalStatus) => {
  const { ask } = await start('Email', { project: presets, switches: { incrementalStatus } });
  await ask('POST', '/api/users/update', { email });
  const answer = await ask('PATCH', `/api/subscriptions/emailList/7/user/${email}`);
  expect(answer).toMatchObject({ status: incrementalStatus, body: { code: 'Success' } });
});
