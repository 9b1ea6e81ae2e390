import { manualClock } from '../clock';
import { closeAll, start, type Started } from '../start-for-test';

afterEach(closeAll);

const email = 'a@example.com';
const track = '/api/events/track';
const bulk = '/api/events/trackBulk';

async function startWithUser(options: Parameters<typeof start>[1] = {}): Promise<Started> {
  const started = await start('Email', options);
  await started.ask('POST', '/api/users/update', { email, userId: '1' });
  return started;
}

test('iterable-api 8.1: an event without an id always is a new one', async () => {
  const { ask, project } = await startWithUser({ clock: manualClock(1_000_000) });
  const event = { email: 'A@example.com', eventName: 'task', dataFields: { subject: 'Call' }, campaignId: 7 };
  const answer = await ask('POST', track, event);
  expect(answer).toMatchObject({ status: 200, body: { msg: '', code: 'Success', params: null } });
  await ask('POST', track, event);
  expect(project.events(email)).toMatchObject([
    {
      eventName: 'task',
      email,
      userId: '1',
      createdAt: 1_000_000,
      dataFields: { subject: 'Call' },
      campaignId: 7
    },
    { eventName: 'task' }
  ]);
});

test('iterable-api 8.1 and 16: the same id overwrites the event', async () => {
  const { ask, project } = await startWithUser();
  const event = { userId: '1', eventName: 'task', id: '00T1:1' };
  const answer = await ask('POST', track, { ...event, dataFields: { status: 'open', old: true } });
  expect(answer.body).toEqual({
    msg: 'Event with id: 00T1:1 tracked.',
    code: 'Success',
    params: { id: '00T1:1' }
  });
  await ask('POST', track, { ...event, dataFields: { status: 'done' } });
  expect(project.events()).toMatchObject([{ id: '00T1:1', dataFields: { status: 'done' } }]);
  expect(project.events()[0]?.dataFields).not.toHaveProperty('old');
});

test('iterable-api 3 and 8.1: tracking creates nobody', async () => {
  const { ask, project } = await start('Email');
  const answer = await ask('POST', track, { email, eventName: 'task' });
  expect(answer).toMatchObject({ status: 400, body: { code: 'UnknownEmailError' } });
  expect((await ask('POST', bulk, { events: [{ email, eventName: 'task' }] })).body).toMatchObject({
    successCount: 0,
    failCount: 1,
    invalidEmails: [],
    failedUpdates: { notFoundEmails: [email] }
  });
  expect(project.userCount()).toBe(0);
  expect(project.events()).toEqual([]);
});

test('iterable-api 5: an event that comes before its user can be seen is not found', async () => {
  const clock = manualClock();
  const { ask, project } = await start('Email', { clock, applyDelayMs: 100 });
  await ask('POST', '/api/users/update', { email });
  const events = [{ email, eventName: 'task' }];
  expect((await ask('POST', bulk, { events })).body).toMatchObject({ failCount: 1 });
  clock.advance(100);
  expect((await ask('POST', bulk, { events })).body).toMatchObject({ successCount: 1 });
  expect(project.pendingWrites()).toBe(1);
});

test.each([
  [{}, 'BadParams', /^Either email or userId must be specified in a track call/],
  [{ email: 'sayan' }, 'InvalidEmailAddressError', /^Invalid email: sayan$/],
  [{ email, id: 'ü'.repeat(257) }, 'BadParams', /512 bytes/],
  [{ email, createdAt: 9e15 }, 'BadParams', /createdAt/]
])('iterable-api 2.4 and 8.1: %j is refused as %s', async (part, code, msg) => {
  const { ask, project } = await startWithUser();
  const answer = await ask('POST', track, { eventName: 'task', ...part });
  expect(answer).toMatchObject({ status: 400, body: { code, msg: expect.stringMatching(msg) } });
  expect(project.events()).toEqual([]);
});

test('iterable-api 6.7: events of those who were forgotten are refused', async () => {
  const { ask, project } = await startWithUser();
  await ask('POST', track, { email, eventName: 'task' });
  project.forget(email);
  expect(project.events()).toEqual([]);
  const answer = await ask('POST', track, { email, eventName: 'task' });
  expect(answer).toMatchObject({ status: 409, body: { code: 'ForgottenUserError' } });
  expect((await ask('POST', bulk, { events: [{ email, eventName: 'task' }] })).body).toMatchObject({
    failedUpdates: { forgottenEmails: [email], notFoundEmails: [] }
  });
});

test('iterable-api 2.5: what trackBulk says of each row', async () => {
  const { ask, project } = await startWithUser({ project: { disallowedEvents: ['blocked'] } });
  const who = [{ email }, { email: 'bad@' }, { userId: '404' }, { email: 'no@example.com' }, {}];
  const events = who.map((one) => ({ ...one, eventName: 'task', dataFields: { level: 1 } }));
  const answer = await ask('POST', bulk, { events: [...events, { email, eventName: 'blocked' }] });
  expect(answer.status).toBe(200);
  expect(answer.body).toEqual({
    successCount: 1,
    failCount: 5,
    invalidEmails: ['bad@'],
    invalidUserIds: ['404'],
    disallowedEventNames: ['blocked'],
    filteredOutFields: [],
    createdFields: ['level'],
    failedUpdates: {
      invalidEmails: ['bad@'],
      invalidUserIds: [],
      notFoundEmails: ['no@example.com'],
      notFoundUserIds: ['404'],
      forgottenEmails: [],
      forgottenUserIds: []
    }
  });
  expect(project.events()).toHaveLength(1);
});

test('iterable-api 8.2: an empty list is 200 with zeros', async () => {
  const { ask } = await start('Email');
  const answer = await ask('POST', bulk, { events: [] });
  expect(answer).toMatchObject({ status: 200, body: { successCount: 0, failCount: 0 } });
});

test('iterable-api 2.3.3: a blocked name is 200, says so and stores nothing', async () => {
  const { ask, project } = await startWithUser({ project: { disallowedEvents: ['blocked'] } });
  const answer = await ask('POST', track, { email, eventName: 'blocked' });
  expect(answer).toMatchObject({
    status: 200,
    body: { code: 'Success', msg: expect.stringContaining('is disallowed from tracking') }
  });
  expect(project.events()).toEqual([]);
});

test.each([
  ['failed', 0, 1],
  ['successful', 1, 0]
] as const)(
  'iterable-api 2.5: a blocked event counts as %s',
  async (disallowedEvent, successCount, failCount) => {
    const { ask, project } = await startWithUser({
      switches: { disallowedEvent },
      project: { disallowedEvents: ['blocked'] }
    });
    const { body } = await ask('POST', bulk, { events: [{ email, eventName: 'blocked' }] });
    expect(body).toMatchObject({ successCount, failCount, disallowedEventNames: ['blocked'] });
    expect(project.events()).toEqual([]);
  }
);

test.each([
  ['last', 'newer'],
  ['first', 'older']
] as const)(
  'iterable-api 8.2: of two events with the same id the %s is stored',
  async (duplicateEventIds, left) => {
    const { ask, project } = await startWithUser({ switches: { duplicateEventIds } });
    const events = ['older', 'newer'].map((state) => ({
      email,
      eventName: 'task',
      id: '1',
      dataFields: { state }
    }));
    expect((await ask('POST', bulk, { events })).body).toMatchObject({ successCount: 2 });
    expect(project.events()).toMatchObject([{ dataFields: { state: left } }]);
  }
);

test.each([
  ['seconds', 1_598_631_966, 1_598_631_966_000],
  ['milliseconds', 1_598_631_966_468, 1_598_631_966_468],
  ['milliseconds', 1_598_631_966, 1_598_631_966],
  ['either', 1_598_631_966, 1_598_631_966_000],
  ['either', 1_598_631_966_468, 1_598_631_966_468]
] as const)('iterable-api 8.1: createdAt in %s: %i', async (createdAtUnit, createdAt, time) => {
  const { ask, project } = await startWithUser({ switches: { createdAtUnit } });
  await ask('POST', track, { email, eventName: 'task', createdAt });
  expect(project.events()).toMatchObject([{ createdAt: time }]);
});

test('iterable-api 2.6: the caps of trackBulk', async () => {
  const { ask } = await startWithUser({ switches: { maxRows: 2, trackBulkBytes: 500 } });
  const event = { email, eventName: 'task' };
  expect((await ask('POST', bulk, { events: [event, event, event] })).status).toBe(413);
  const long = { ...event, dataFields: { text: 'x'.repeat(500) } };
  expect((await ask('POST', bulk, { events: [long] })).status).toBe(413);
});

test('iterable-api 8.2: one wrong type in the skeleton refuses all events', async () => {
  const { ask, project } = await startWithUser();
  const events = [
    { email, eventName: 'task' },
    { email, eventName: 'task', createdAt: 'abc' }
  ];
  const { body } = await ask('POST', bulk, { events });
  expect(body).toEqual({
    msg: '[/api/events/trackBulk] Invalid JSON body',
    code: 'BadJsonBody',
    params: { 'obj.events[1].createdAt': 'Number value expected' }
  });
  expect(project.events()).toEqual([]);
});

test('iterable-api 3: in hybrid projects both identities have to mean one user', async () => {
  const { ask, project } = await start('Hybrid');
  await ask('POST', '/api/users/bulkUpdate', { users: [{ email, userId: '1' }, { userId: '2' }] });
  const events = [
    { email, userId: '1', eventName: 'task' },
    { email, userId: '2', eventName: 'task' }
  ];
  expect((await ask('POST', bulk, { events })).body).toMatchObject({
    successCount: 1,
    failedUpdates: { notFoundUserIds: ['2'] }
  });
  expect(project.events('1')).toHaveLength(1);
});
