import { createHash } from 'node:crypto';
import { manualClock } from '../clock';
import { endpointOf } from '../http/endpoints';
import { closeAll, start } from '../start-for-test';

afterEach(closeAll);

const email = 'a@example.com';
const forget = '/api/users/forget';
const unforget = '/api/users/unforget';
const hash = (text: string): string => createHash('sha256').update(text).digest('hex');

test('iterable-api 6.7: a user is forgotten after a while, with events, and cannot come back', async () => {
  const clock = manualClock();
  const { ask, project } = await start('Email', { clock, applyDelayMs: { single: 0, deletes: 500 } });
  await ask('POST', '/api/users/update', { email });
  await ask('POST', '/api/events/track', { email, eventName: 'task' });
  expect(await ask('POST', forget, { email: 'A@example.com' })).toMatchObject({
    status: 200,
    body: { code: 'Success' }
  });
  expect(project.visibleUserCount()).toBe(1);
  clock.advance(500);
  expect(project.visibleUserCount()).toBe(0);
  expect(project.events()).toEqual([]);
  expect((await ask('POST', '/api/users/update', { email })).body).toMatchObject({
    code: 'ForgottenUserError'
  });
  expect(project.forgotten()).toEqual({ emails: [email], userIds: [] });
});

test('iterable-api 6.7: unforget lifts the block, the data is gone', async () => {
  const { ask, project } = await start('Email');
  await ask('POST', '/api/users/update', { email, dataFields: { city: 'Rome' } });
  await ask('POST', forget, { email });
  expect((await ask('POST', unforget, { email })).status).toBe(200);
  expect((await ask('POST', '/api/users/update', { email })).status).toBe(200);
  expect(project.user(email)?.fields).toEqual({});
});

test('iterable-api 6.7: the hashes of those who were forgotten', async () => {
  const { ask } = await start('Hybrid');
  await ask('POST', '/api/users/bulkUpdate', { users: [{ email }, { userId: '003A' }] });
  await ask('POST', forget, { email });
  await ask('POST', forget, { userId: '003A' });
  expect((await ask('GET', '/api/users/forgotten')).body).toEqual({ hashedEmails: [hash(email)] });
  expect((await ask('GET', '/api/users/forgottenUserIds')).body).toEqual({ hashedUserIds: [hash('003a')] });
  await ask('POST', unforget, { userId: '003A' });
  expect((await ask('GET', '/api/users/forgottenUserIds')).body).toEqual({ hashedUserIds: [] });
});

test.each([
  ['Email', { userId: '1' }, '/api/users/forgottenUserIds'],
  ['UserId', { email }, '/api/users/forgotten']
] as const)('iterable-api 3: %s projects do not forget by %j', async (type, who, list) => {
  const { ask } = await start(type);
  await ask('POST', '/api/users/update', { email, userId: '1' });
  expect((await ask('POST', forget, who)).body).toMatchObject({ code: 'BadParams' });
  expect((await ask('POST', unforget, who)).body).toMatchObject({ code: 'BadParams' });
  expect((await ask('GET', list)).status).toBe(400);
});

test.each([
  ['BadParams', 'BadParams'],
  ['specific', 'UnknownEmailError']
] as const)('iterable-api 6.7: nobody to forget or unforget: %s', async (forgetUnknownCode, code) => {
  const { ask } = await start('Email', { switches: { forgetUnknownCode } });
  for (const path of [forget, unforget]) {
    expect(await ask('POST', path, { email })).toMatchObject({
      status: 400,
      body: { code, msg: 'User does not exist' }
    });
  }
});

test.each([
  ['unknown', 'BadParams'],
  ['forgotten', 'ForgottenUserError']
] as const)('iterable-api 6.7: to forget someone once more: %s', async (forgetAgain, code) => {
  const { ask, project } = await start('Email', { switches: { forgetAgain, forgottenStatus: 400 } });
  await ask('POST', '/api/users/update', { email });
  expect((await ask('POST', forget, { email })).status).toBe(200);
  expect(project.users()).toEqual([]);
  expect(await ask('POST', forget, { email })).toMatchObject({ status: 400, body: { code } });
  expect(project.forgotten().emails).toEqual([email]);
});

test('iterable-api 17: forget may be called 3 times a second', async () => {
  const { ask } = await start('Email', { clock: manualClock(), rates: {} });
  const statuses: number[] = [];
  for (let made = 0; made < 4; made += 1) statuses.push((await ask('POST', forget, { email })).status);
  expect(statuses).toEqual([400, 400, 400, 429]);
});

test('iterable-api 6.7 and 17: 1000 times in 24 hours, or as often as is configured', async () => {
  expect([endpointOf('users.forget').perDay, endpointOf('users.unforget').perDay]).toEqual([1000, 1000]);
  const clock = manualClock();
  const { ask } = await start('Email', { clock, rates: { scale: Infinity, perDay: { 'users.forget': 2 } } });
  const call = async (): Promise<number> => (await ask('POST', forget, { email })).status;
  expect(await call()).toBe(400);
  clock.advance(3_600_000);
  expect(await call()).toBe(400);
  expect((await ask('POST', forget, { email })).body).toMatchObject({
    code: 'RateLimitExceeded',
    msg: expect.stringContaining('2.0 per day')
  });
  expect((await ask('POST', unforget, { email })).status).toBe(400);
  clock.advance(86_400_000 - 3_600_000);
  expect(await call()).toBe(400);
  expect(await call()).toBe(429);
});
