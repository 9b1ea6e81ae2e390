import { manualClock } from '../clock';
import { closeAll, start } from '../start-for-test';

afterEach(closeAll);

const email = 'a@example.com';
const sent = {
  email,
  eventType: 'emailSend',
  createdAt: '2026-01-02 00:00:00 +00:00',
  campaignId: 5,
  templateId: 6,
  messageId: 'm1'
};
const opened = { ...sent, eventType: 'emailOpen', createdAt: '2026-01-03 00:00:00 +00:00' };
const systemEvents = [sent, opened, { ...sent, email: 'b@example.com' }];

test('iterable-api 8.3: newest first, what was tracked among what Iterable recorded itself', async () => {
  const clock = manualClock(Date.UTC(2026, 0, 2, 12));
  const { ask } = await start('Email', { clock, project: { systemEvents } });
  await ask('POST', '/api/users/update', { email, userId: '1' });
  await ask('POST', '/api/events/track', { email, eventName: 'task', dataFields: { a: 1 }, templateId: 9 });
  const expected = {
    eventType: 'customEvent',
    eventName: 'task',
    email,
    userId: '1',
    createdAt: '2026-01-02 12:00:00 +00:00',
    dataFields: { a: 1 },
    templateId: 9
  };
  expect((await ask('GET', `/api/events/${email}`)).body).toEqual({ events: [opened, expected, sent] });
  expect((await ask('GET', '/api/events/byUserId/1')).body).toEqual({ events: [expected] });
  expect((await ask('GET', `/api/events/${email}?limit=1`)).body).toEqual({ events: [opened] });
});

test.each(['0', '201', 'many'])('iterable-api 8.3: limit is 1 to 200, not %s', async (limit) => {
  const { ask } = await start('Email');
  expect((await ask('GET', `/api/events/${email}?limit=${limit}`)).status).toBe(400);
});

test('iterable-api 8.3: 30 events unless more are asked for', async () => {
  const { ask } = await start('Email');
  await ask('POST', '/api/users/update', { email });
  const events = Array.from({ length: 40 }, () => ({ email, eventName: 'task' }));
  await ask('POST', '/api/events/trackBulk', { events });
  const count = async (query: string): Promise<number> =>
    ((await ask('GET', `/api/events/${email}${query}`)).body as { events: unknown[] }).events.length;
  expect(await count('')).toBe(30);
  expect(await count('?limit=200')).toBe(40);
});

test('iterable-api 6.6: with a user their events go', async () => {
  const { ask, project } = await start('Email');
  await ask('POST', '/api/users/update', { email });
  await ask('POST', '/api/events/track', { email, eventName: 'task' });
  await ask('DELETE', `/api/users/${email}`);
  await ask('POST', '/api/users/update', { email });
  expect(project.events()).toEqual([]);
});

test('iterable-api 6.3: events move along with a changed address', async () => {
  const { ask, project } = await start('Email');
  await ask('POST', '/api/users/update', { email });
  await ask('POST', '/api/events/track', { email, eventName: 'task' });
  await ask('POST', '/api/users/updateEmail', { currentEmail: email, newEmail: 'new@example.com' });
  expect(project.events('new@example.com')).toHaveLength(1);
});

test('iterable-api 6.9: the messages that were sent to a user', async () => {
  const { ask } = await start('Email', { project: { systemEvents } });
  const ask1 = (query: string) => ask('GET', `/api/users/getSentMessages?email=${email}${query}`);
  const { createdAt, messageId, campaignId, templateId } = sent;
  const message = { createdAt, messageId, campaignId, templateId };
  expect((await ask1('')).body).toEqual({ messages: [message] });
  expect((await ask1('&campaignIds=4&campaignIds=5&messageMedium=Email')).body).toEqual({
    messages: [message]
  });
  expect((await ask1('&campaignIds=4')).body).toEqual({ messages: [] });
  expect((await ask1('&messageMedium=SMS')).body).toEqual({ messages: [] });
  expect((await ask('GET', '/api/users/getSentMessages')).status).toBe(400);
});
