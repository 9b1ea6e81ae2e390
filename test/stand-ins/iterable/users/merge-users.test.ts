import { manualClock } from '../clock';
import { askWith } from '../ask';
import { closeAll, start, type Started } from '../start-for-test';

afterEach(closeAll);

const merge = '/api/users/merge';
const [a, b] = ['a@example.com', 'b@example.com'];
const byEmail = { sourceEmail: a, destinationEmail: b };

async function startWithTwo(
  one: object,
  other: object,
  options: Parameters<typeof start>[1] = {}
): Promise<Started> {
  const started = await start('Email', options);
  const users = [
    { email: a, dataFields: one },
    { email: b, dataFields: other }
  ];
  await started.ask('POST', '/api/users/bulkUpdate', { users });
  return started;
}

test("iterable-api 6.4: the destination's values win, what only the source has is copied, the source is gone", async () => {
  const source = { city: 'Rome', level: 1, place: { zip: '1', street: 'x' } };
  const { ask, project } = await startWithTwo(source, { city: 'Oslo', place: { zip: '2' } });
  expect(await ask('POST', merge, byEmail)).toMatchObject({
    status: 200,
    body: { msg: '', code: 'Success', params: null }
  });
  expect(project.users()).toMatchObject([{ email: b }]);
  expect(project.user(b)?.fields).toEqual({ city: 'Oslo', level: 1, place: { zip: '2' } });
});

test('iterable-api 6.4: events and purchases move', async () => {
  const { ask, project } = await startWithTwo({}, {});
  for (const email of [a, b]) await ask('POST', '/api/events/track', { email, eventName: 'task' });
  await ask('POST', '/api/commerce/trackPurchase', { user: { email: a }, items: [], total: 1 });
  await ask('POST', merge, byEmail);
  expect(project.events(b)).toHaveLength(2);
  expect(project.purchases(b)).toHaveLength(1);
  expect(project.events()).toHaveLength(2);
});

test('iterable-api 6.4: a missing destination means that the source is called so', async () => {
  const { ask, project } = await startWithTwo({ level: 1 }, {});
  await ask('POST', '/api/events/track', { email: a, eventName: 'task' });
  const destinationEmail = 'new@example.com';
  expect((await ask('POST', merge, { sourceEmail: a, destinationEmail })).status).toBe(200);
  expect(project.user(a)).toBeUndefined();
  expect(project.user(destinationEmail)?.fields).toEqual({ level: 1 });
  expect(project.events(destinationEmail)).toHaveLength(1);
});

test('iterable-api 6.4: a missing source is an error, so is an unclear request', async () => {
  const { ask, project } = await startWithTwo({}, {});
  const codeOf = async (body: object): Promise<unknown> => (await ask('POST', merge, body)).body;
  expect(await codeOf({ ...byEmail, sourceEmail: 'no@example.com' })).toMatchObject({
    code: 'UnknownEmailError'
  });
  expect(await codeOf({ destinationEmail: b })).toMatchObject({ code: 'BadParams' });
  expect(await codeOf({ ...byEmail, sourceUserId: '1' })).toMatchObject({ code: 'BadParams' });
  expect(await codeOf({ ...byEmail, sourceEmail: b })).toMatchObject({ code: 'BadParams' });
  expect(await codeOf({ ...byEmail, sourceEmail: 'bad@' })).toMatchObject({
    code: 'InvalidEmailAddressError'
  });
  expect(await codeOf({ sourceUserId: '1', destinationUserId: '2' })).toMatchObject({ code: 'BadParams' });
  expect(project.userCount()).toBe(2);
});

test.each([a, b])('iterable-api 6.4: 409 where %s was forgotten', async (email) => {
  const { ask, project } = await startWithTwo({}, {}, { switches: { forgottenStatus: 400 } });
  project.forget(email);
  expect(await ask('POST', merge, byEmail)).toMatchObject({
    status: 409,
    body: { code: 'ForgottenUserError' }
  });
});

test('iterable-api 6.4: a client-side key may not merge', async () => {
  const { iterable, project } = await startWithTwo(
    {},
    {},
    { project: { refusedKeys: [{ key: 'mobile', because: 'client-side' }] } }
  );
  const ask = askWith(iterable, 'mobile');
  expect(await ask('POST', merge, byEmail)).toMatchObject({ status: 403, body: { code: 'Forbidden' } });
  expect(project.userCount()).toBe(2);
});

test('iterable-api 3: hybrid projects merge across identities, the destination takes the name that it lacks', async () => {
  const { ask, project } = await start('Hybrid');
  const users = [{ email: a, dataFields: { level: 1 } }, { userId: '1' }];
  await ask('POST', '/api/users/bulkUpdate', { users });
  await ask('POST', merge, { sourceEmail: a, destinationUserId: '1' });
  expect(project.users()).toMatchObject([{ email: a, userId: '1', fields: { level: 1 } }]);
  await ask('POST', '/api/users/update', { email: a, dataFields: { level: 2 } });
  expect(project.users()).toMatchObject([{ userId: '1', fields: { level: 2 } }]);
});

test.each([
  ['exact duplicates are dropped', ['x', 'y'], ['y', 'z'], undefined, ['y', 'z', 'x']],
  ['a single value is an array of one', 1, 2, undefined, [2, 1]],
  [
    'objects are compared whole',
    [{ id: 1, n: 1 }],
    [
      { n: 1, id: 1 },
      { id: 2, n: 2 }
    ],
    undefined,
    [
      { n: 1, id: 1 },
      { id: 2, n: 2 }
    ]
  ],
  [
    'dedupeBy compares one field',
    [{ id: 1, n: 1 }, { n: 3 }],
    [{ id: 1, n: 2 }],
    'id',
    [{ id: 1, n: 2 }, { n: 3 }]
  ],
  ['what only the source has is copied', ['x'], undefined, undefined, ['x']],
  ['what only the destination has stays', undefined, ['y'], undefined, ['y']]
])('iterable-api 6.4: arrayMerge: %s', async (_what, source, destination, dedupeBy, expected) => {
  const { ask, project } = await startWithTwo({ pets: source }, { pets: destination });
  const arrayMerge = [{ field: 'pets', dedupeBy }];
  expect((await ask('POST', merge, { ...byEmail, arrayMerge })).status).toBe(200);
  expect(project.user(b)?.fields).toEqual({ pets: expected });
});

test.each([
  [{ field: 'tags', dedupeBy: 'id' }],
  [{ field: 'devices' }],
  [{ field: 'place.zip' }],
  [{ dedupeBy: 'id' }]
])('iterable-api 6.4: arrayMerge with %j fails the whole merge', async (one) => {
  const { ask, project } = await startWithTwo({ tags: ['x'], place: { zip: '1' } }, {});
  expect((await ask('POST', merge, { ...byEmail, arrayMerge: [one] })).status).toBe(400);
  expect(project.userCount()).toBe(2);
});

test.each([
  ['union', [8, 7]],
  ['destination', [8]]
] as const)('iterable-api 6.4: memberships after a merge: %s', async (mergedLists, listIds) => {
  const lists = [7, 8].map((id) => ({ id, name: `list ${id}` }));
  const { ask, project } = await startWithTwo({}, {}, { switches: { mergedLists }, project: { lists } });
  await ask('POST', '/api/lists/subscribe', { listId: 7, subscribers: [{ email: a }] });
  await ask('POST', '/api/lists/subscribe', { listId: 8, subscribers: [{ email: b }] });
  await ask('POST', merge, byEmail);
  expect(project.user(b)?.listIds).toEqual(listIds);
  expect(project.lists()[0]?.members).toHaveLength(listIds.length - 1);
});

test('iterable-api 5: a merge takes effect later, also into a user who is still on the way', async () => {
  const clock = manualClock();
  const started = await start('Email', { clock, applyDelayMs: 100 });
  const { ask, project } = started;
  await ask('POST', '/api/users/update', { email: a, dataFields: { level: 1 } });
  clock.advance(100);
  await ask('POST', '/api/users/update', { email: b, dataFields: { city: 'Rome' } });
  expect((await ask('POST', merge, byEmail)).status).toBe(200);
  expect(project.visibleUserCount()).toBe(1);
  expect(project.users()).toMatchObject([{ email: b, fields: { level: 1, city: 'Rome' } }]);
});
